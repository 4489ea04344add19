"""Documents and demands by hand: a document with its text, and what it asks, checked against that text."""

from tracker.application.workspace import texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.demand_inputs import Demand as Asked
from tracker.application.workspace.demand_inputs import Document as Given
from tracker.application.workspace.making import LONGEST_DOCUMENT, held_document, made, registered
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.work import Work
from tracker.domain.document import Document
from tracker.domain.rights import Who
from tracker.store.values import By


class Documents(Commands):
    """Commands by which a document and its demands come into the record without a register."""

    def register_document(self, who: Who, by: By, given: Given) -> Outcome:
        """Register a document; the outcome is its key, which says its kind and year and no more."""
        return self._numbered(who, by, "register_document", lambda work: str(registered(given, work).key))

    def keep_text(self, who: Who, by: By, key: str, language: str, text: str) -> Outcome:
        """Keep a document's text in one of its languages, for good; the outcome is the document's key."""

        def decide(work: Work) -> str:
            keep(held_document(key, work), language, text, work)
            return key

        return self._carry_out(who, by, "keep_text", decide)

    def make_demand(self, who: Who, by: By, given: Asked) -> Outcome:
        """Enter a demand of a document whose text is kept; the outcome is its reference, such as `kz-2027-1`."""
        return self._numbered(who, by, "make_demand", lambda work: str(made(given, work).reference))


def keep(document: Document, language: str, text: str, work: Work) -> None:
    """Keep the text of a document; raises LanguageUnknown, TextKeptAlready, and the refusals of texts."""
    kept = texts.text(text, LONGEST_DOCUMENT)
    words = work.draft.words(texts.required({language: kept}, LONGEST_DOCUMENT))
    document.keep_text(texts.code(language), words, of=kept)
