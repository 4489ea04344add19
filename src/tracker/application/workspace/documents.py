"""Documents and demands by hand: a document with its text, and what it asks, checked against that text."""

from datetime import date

from tracker.application.workspace import texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.demand_inputs import Demand as Asked
from tracker.application.workspace.demand_inputs import Document as Given
from tracker.application.workspace.homes import country
from tracker.application.workspace.measures import measure_of
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import DocumentUnknown, InTheFuture, NamesInWording, NotACode, ObjectUnknown
from tracker.application.workspace.work import Work
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Addressee, Counting, Measure, ObjectKind
from tracker.domain.document import Document
from tracker.domain.document_events import Offsets
from tracker.domain.quoting import find
from tracker.domain.refusals_of_changes import MeasureThereAlready, NothingAsked, TextNotKept
from tracker.domain.rights import Who
from tracker.domain.values import Code, Key, Words
from tracker.projections import shelves
from tracker.projections.numbers import next_document, next_reference
from tracker.store.values import By

LONGEST_DOCUMENT = 200_000
"""Characters of a document's text."""

KINDS = ("resolution", "declaration", "letter", "article", "statement", "complaint")
RELATIONS = ("coalition", "member", "ally")
COUNTINGS = (Counting.IN_N, Counting.REPORTED, Counting.IMPLIED, Counting.CONCERN, Counting.GENERAL_APPEAL)


class Documents(Commands):
    """Commands by which a document and its demands come into the record without a register."""

    def register_document(self, who: Who, by: By, given: Given) -> Outcome:
        """Register a document; the outcome is its key, which says its kind and year and no more."""
        return self._numbered(who, by, "register_document", lambda work: _registered(given, work))

    def keep_text(self, who: Who, by: By, key: str, language: str, text: str) -> Outcome:
        """Keep a document's text in one of its languages, for good; the outcome is the document's key."""

        def decide(work: Work) -> str:
            found = _document(key, work)
            kept = texts.text(text, LONGEST_DOCUMENT)
            words = work.draft.words(texts.required({language: kept}, LONGEST_DOCUMENT))
            found.keep_text(texts.code(language), words, of=kept)
            return key

        return self._carry_out(who, by, "keep_text", decide)

    def make_demand(self, who: Who, by: By, given: Asked) -> Outcome:
        """Enter a demand of a document whose text is kept; the outcome is its reference, such as `kz-2027-1`."""
        return self._numbered(who, by, "make_demand", lambda work: _made(given, work))


def _registered(given: Given, work: Work) -> str:
    work.allow([texts.code(code) for code in given.countries] or [None])
    for code in given.countries:
        country(work, code)
    if given.kind not in KINDS or given.relation not in RELATIONS or not given.languages:
        raise NotACode
    if given.issued.first > work.today:
        raise InTheFuture(day=str(given.issued.first))
    shelf, words = shelves.shelf(work.connection, work.viewer.through), PublicWords(work, ())
    issuer = shelf.organisations.get(texts.key(given.issuer))
    if issuer is None:
        raise ObjectUnknown
    key = Key(next_document(work.connection, f"{given.kind}-{given.issued.first.year}-"))
    registered = Document.register(
        key=key,
        kind=Code(given.kind),
        title=words.name(given.title),
        reference=work.draft.plain(texts.text(given.reference or "", texts.LONGEST_NAME)),
        issued=given.issued,
        issuer=Key(given.issuer),
        issuer_name=issuer.about["name"],
        relation=Code(given.relation),
        languages=tuple(dict.fromkeys(texts.code(language) for language in given.languages)),
        countries=tuple(Code(code) for code in given.countries),
        address=work.draft.plain(texts.address(given.address)),
        restricted_in=(),
    )
    work.draft.take(registered)
    return key


def _made(given: Asked, work: Work) -> str:
    work.allow([texts.code(given.country)])
    country(work, given.country)
    source = _document(given.document, work, is_read=True)
    made_on = _day(source)
    if given.counting not in COUNTINGS:
        raise NotACode
    words = PublicWords(work, given.namesakes)
    measures = _measures(given, work, words)
    if given.counting is Counting.IN_N and not measures:
        raise NothingAsked
    quoted, offsets = _quotation(given, source, work)
    reference = Key(next_reference(work.connection, f"{given.country.lower()}-{made_on.year}-"))
    made = Demand.make(
        reference=reference,
        document=source.key,
        made_on=made_on,
        item=work.draft.words(texts.required({"und": given.item}, texts.LONGEST_NAME)),
        counting=given.counting,
        counting_reason=words.why(given.counting_reason),
        addressee=_addressee(given, words),
        countries=(Code(given.country),),
        title=words.name(given.title),
        summary=words.must_say(given.summary),
        themes=_listed(given.themes, "themes", work),
        instruments=_listed(given.instruments, "instruments", work),
        instruments_named=(),
        persons=_objects(measures, ObjectKind.PERSON),
        organisations=_objects(measures, ObjectKind.ORGANISATION),
        measures=measures,
    )
    source.accept_quotation(reference, quoted, offsets)
    work.draft.take(made)
    return reference


def _document(key: str, work: Work, *, is_read: bool = False) -> Document:
    """Give a document; who keeps its text coordinates one of its countries. Raises DocumentUnknown, NotAllowed."""
    found = work.named("document", texts.key(key), Document) if key else None
    if found is None:
        raise DocumentUnknown
    if not is_read:
        work.allow([next(iter(found.countries & work.who.countries), next(iter(sorted(found.countries)), None))])
    return found


def _day(source: Document) -> date:
    if source.issued is None:
        raise DocumentUnknown
    return source.issued.last


def _quotation(given: Asked, source: Document, work: Work) -> tuple[Words, Offsets]:
    """Find the quotation in the kept text; it is kept with keys where it names people, as the page prints by them."""
    language = texts.code(given.quoted_in)
    text = source.texts.get(language)
    opened = work.book.open(text.values(), work.connection) if text else {}
    if not text or text[language] not in opened:
        raise TextNotKept(language=language)
    said = texts.text(given.quotation)
    offsets = find(opened[text[language]], said)
    return work.draft.words({language: _with_keys(said, work)}), offsets


def _with_keys(said: str, work: Work) -> str:
    """Put keys in place of names; raises NamesInWording where a name may be that of several persons."""
    for one in reversed(work.names.found_in(said)):
        if len(one.keys) != 1:
            raise NamesInWording(persons=" ".join(one.keys), count=len(one.keys))
        said = f"{said[: one.start]}{{{one.keys[0]}}}{said[one.end :]}"
    return said


def _addressee(given: Asked, words: PublicWords) -> Addressee:
    return Addressee(
        type=Code("government"),
        country=Code(given.country),
        organs=tuple(words.name(organ) for organ in given.organs),
        label=words.name(given.addressee),
        in_text=given.in_text,
    )


def _measures(given: Asked, work: Work, words: PublicWords) -> tuple[Measure, ...]:
    made = tuple(measure_of(one, number, work, words) for number, one in enumerate(given.measures, 1))
    seen: dict[object, int] = {}
    for one in made:
        what = (one.object, one.act, one.act_detail)
        if what in seen:
            raise MeasureThereAlready(number=seen[what])
        seen[what] = one.number
    return made


def _objects(measures: tuple[Measure, ...], kind: ObjectKind) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(one.object.key for one in measures if one.object.kind is kind))


def _listed(codes: tuple[str, ...], shelf: str, work: Work) -> tuple[Code, ...]:
    known = getattr(shelves.shelf(work.connection, work.viewer.through), shelf)
    if not set(codes) <= set(known):
        raise NotACode
    return tuple(Code(code) for code in dict.fromkeys(codes))
