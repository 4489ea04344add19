"""Making: a document and a demand put together from what a person gave, each checked, on their way into the record."""

import re
from collections.abc import Collection
from datetime import date

from tracker.application.workspace import texts
from tracker.application.workspace.demand_inputs import Demand as Asked
from tracker.application.workspace.demand_inputs import Document as Given
from tracker.application.workspace.homes import country
from tracker.application.workspace.measures import measure_of
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import DocumentUnknown, InTheFuture, NamesInWording, NotACode, ObjectUnknown
from tracker.application.workspace.work import Work
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Addressee, Counting, Measure, ObjectKind
from tracker.domain.document import Document
from tracker.domain.document_events import Offsets
from tracker.domain.quoting import find, require_at
from tracker.domain.refusals_of_changes import MeasureThereAlready, NothingAsked, TextNotKept
from tracker.domain.values import Code, Key, Words
from tracker.projections import shelves
from tracker.projections.numbers import next_document, next_reference

LONGEST_DOCUMENT = 1_200_000
"""Characters of a document's text: as many as are read of a file, with their numbers and line ends."""

KINDS = ("resolution", "declaration", "letter", "article", "statement", "complaint")
RELATIONS = ("coalition", "member", "ally")
GOVERNMENT, GOVERNMENTS, SELF = "government", "government_group", "self"
_APART = (Counting.REPORTED, Counting.IMPLIED, Counting.CONCERN, Counting.GENERAL_APPEAL)
COUNTINGS = (Counting.IN_N, *_APART)
COUNTINGS_OF = {
    GOVERNMENT: COUNTINGS,
    GOVERNMENTS: COUNTINGS,
    SELF: (Counting.OWN_COMMITMENT,),
    "intergovernmental": (Counting.NON_GOVERNMENT, *_APART),
    "trade_union_international": (Counting.NON_GOVERNMENT, *_APART),
    "civil_society": (Counting.NON_GOVERNMENT, *_APART),
    "other": (Counting.NON_GOVERNMENT, *_APART),
}
"""Whom a demand may be put to, and how it may count then."""
_OWN, _SEVERAL, _OTHERS = "own", "reg", "other"
_SIGN = re.compile(r"[^a-z]")


def registered(given: Given, work: Work) -> Document:
    """Make a document under the next key of its kind and year; raises what `register_document` raises."""
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
    made = Document.register(
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
    work.draft.take(made)
    return made


def made(given: Asked, work: Work) -> Demand:
    """Make a demand under the next number of its addressee; raises what `make_demand` raises."""
    states = tuple(dict.fromkeys((*([given.country] if given.country else ()), *given.countries)))
    work.allow([texts.code(code) for code in states] or [None])
    for code in states:
        country(work, code)
    source = held_document(given.document, work, is_read=True)
    made_on = _day(source)
    _require_fit(given)
    words = PublicWords(work, given.namesakes)
    measures = _measures(given, work, words)
    if given.counting is Counting.IN_N and not measures:
        raise NothingAsked
    quoted, offsets = _quotation(given, source, work)
    reference = Key(next_reference(work.connection, f"{_begins(given)}-{made_on.year}-"))
    demand = Demand.make(
        reference=reference,
        document=source.key,
        made_on=made_on,
        item=work.draft.words(texts.required({"und": given.item}, texts.LONGEST_NAME)),
        counting=given.counting,
        counting_reason=words.why(given.counting_reason),
        addressee=_addressee(given, words),
        countries=tuple(Code(code) for code in states),
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
    work.draft.take(demand)
    return demand


def held_document(key: str, work: Work, *, is_read: bool = False) -> Document:
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
    whole = opened[text[language]]
    offsets = find(whole, said) if given.at is None else require_at(whole, said, *given.at)
    return work.draft.words({language: with_keys(said, work, meant=given.meant)}), offsets


def with_keys(said: str, work: Work, *, meant: Collection[str] = ()) -> str:
    """Put keys in place of names; `meant` are those of whom it was said that they are.

    Raises NamesInWording where a name may be that of several persons.
    """
    for one in reversed(work.names.found_in(said)):
        keys = [key for key in one.keys if key in meant] or one.keys
        if len(keys) != 1:
            raise NamesInWording(persons=" ".join(one.keys), count=len(one.keys))
        said = f"{said[: one.start]}{{{keys[0]}}}{said[one.end :]}"
    return said


def with_known_keys(said: str, work: Work, *, meant: Collection[str], but: Collection[str]) -> str:
    """Put keys in place of the names of those who are meant, where of nobody else; all other names stay as they are."""
    for one in reversed(work.names.found_in(said)):
        keys = [key for key in one.keys if key in meant]
        if len(keys) == 1 and not {*one.keys} & {*but}:
            said = f"{said[: one.start]}{{{keys[0]}}}{said[one.end :]}"
    return said


def _require_fit(given: Asked) -> None:
    """Refuse a demand that counts as none of its addressee's does; raises NotACode."""
    if given.counting not in COUNTINGS_OF.get(given.addressee_type, ()):
        raise NotACode
    if (given.addressee_type == GOVERNMENT) != bool(given.country) or (given.country and given.countries):
        raise NotACode
    if given.addressee_type == GOVERNMENTS and not given.countries:
        raise NotACode


def _begins(given: Asked) -> str:
    """Say what the references of an addressee's demands begin with: its State, or what it is."""
    if given.country:
        return given.country.lower()
    if given.addressee_type == SELF:
        return _OWN
    if given.addressee_type == GOVERNMENTS:
        return _SEVERAL
    return _SIGN.sub("", given.body.lower())[:8] or _OTHERS


def _addressee(given: Asked, words: PublicWords) -> Addressee:
    return Addressee(
        type=Code(given.addressee_type),
        country=Code(given.country) if given.country else None,
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
