"""Document: the resolution, declaration, letter or article that demands come from."""

from hashlib import sha256
from typing import Any, Self

from tracker.domain import document_events as events
from tracker.domain.days import When
from tracker.domain.document_events import Offsets
from tracker.domain.events import Event, Stream
from tracker.domain.refusals_of_changes import LanguageUnknown, TextKeptAlready, TextNotKept
from tracker.domain.values import Code, Key, Words


class Document(Stream):
    """One document; its key is public and never reused."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.issued: When | None = None
        self.languages: tuple[Code, ...] = ()
        self.countries: frozenset[Code] = frozenset()
        self.texts: dict[Code, Words] = {}
        """The texts that are kept, by language."""

    @classmethod
    def register(cls, **facts: Any) -> Self:
        """Enter a document into the record; `facts` are the fields of `Registered`."""
        return cls.made(events.Registered, **facts)

    def keep_text(self, language: Code, text: Words, *, of: str) -> None:
        """Keep the document's text in a language; `of` is the text itself, for its hash.

        Raises LanguageUnknown, TextKeptAlready.
        """
        if language not in self.languages:
            raise LanguageUnknown(language=language)
        if language in self.texts:
            raise TextKeptAlready(language=language)
        self.record(events.TextKept, language=language, text=text, sha256=Key(sha256(of.encode()).hexdigest()))

    def accept_quotation(self, demand: Key, quotation: Words, offsets: Offsets) -> None:
        """Record where a demand's quotation stands in the kept text; raises TextNotKept."""
        [language] = quotation
        if language not in self.texts:
            raise TextNotKept(language=language)
        self.record(events.QuotationAccepted, demand=demand, quotation=quotation, offsets=offsets)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        match event:
            case events.Registered():
                self.issued, self.languages = event.issued, event.languages
                self.countries = frozenset(event.countries)
            case events.TextKept():
                self.texts[event.language] = event.text
            case _:
                pass
