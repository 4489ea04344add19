"""The tables of entries: what was recorded about demands, and how measures were assessed."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.domain.record import Entry, Kind
from tracker.web.anchors import anchor
from tracker.web.data.columns import Column, Row, Table, Value, code, day, listed, period, period_values, text, yes_no
from tracker.web.data.of_countries import REFERENCE
from tracker.web.data.source import Cut, Source, public_key
from tracker.web.labels import (
    COMMITMENT,
    CONFIDENCE,
    DIRECTION,
    DUE,
    KIND,
    LOOKED,
    N_,
    NOT_KNOWN_WHY,
    ORGAN,
    POSITION,
    SOURCE,
    STANDS,
)
from tracker.web.views.assessments import assessment_line
from tracker.web.views.citations import Citation
from tracker.web.views.entries import Actor, Line, line
from tracker.web.wording import Wording

_APART = {Kind.ASSESSMENT, Kind.FINDING, Kind.RATIFICATION}
"""Kinds that have tables of their own."""
_SAYS = {**COMMITMENT, **DUE, **POSITION, **LOOKED, **DIRECTION}

ENTRY = code("entry", N_("Entry"), N_("The entry's id, which stays."), is_always=True)
RECORDED = day("recorded_on", N_("Recorded on"), N_("The day on which it was recorded."), is_always=True)
COUNTS_FROM = day("effective", N_("Counts from"), N_("The day from which it counts."), is_always=True)
_PATH = code(
    "path",
    N_("Page"),
    N_(
        "The path that leads to it, below the address of the site and the language. With .tlog-proof after "
        "it, it is that of the proof, where there is one."
    ),
    is_always=True,
)
CITED: tuple[Column, ...] = (
    text("cited", N_("Publication"), N_("The publication that it cites, which anybody can look up.")),
    code("cited_document", N_("Document cited"), N_("The document that it cites, by its key."), refers_to="documents"),
    code(
        "cited_address",
        N_("Address cited"),
        N_("Where the publication can be read. Some are an offence to share somewhere: look before you pass them on."),
    ),
    day("cited_on", N_("Cited, of"), N_("The day of the publication.")),
)
_ACTED = (
    code("organ", N_("Who acted"), N_("The class of whoever acted."), values=ORGAN),
    text("organ_name", N_("Organ"), N_("Which organ it was.")),
)


def cited(citation: Citation | None) -> dict[str, Value]:
    """Give the cells of a citation."""
    if citation is None:
        return {}
    return {
        "cited": citation.text,
        "cited_document": citation.document,
        "cited_address": citation.address,
        "cited_on": citation.on,
    }


def _acted(actor: Actor | None) -> dict[str, Value]:
    return {"organ": actor.kind, "organ_name": actor.name} if actor else {}


def _path(reference: str, entry: Entry) -> str:
    return f"demands/{reference}/entries/{anchor(entry.entry_id)}"


def _of_kinds(source: Source, cut: Cut, *, assessments: bool) -> Iterator[tuple[str, Entry]]:
    for reference, entries in source.entries(cut).items():
        for entry in entries:
            if entry.kind is Kind.ASSESSMENT if assessments else entry.kind not in _APART:
                yield reference, entry


def _entries(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    for reference, entry in _of_kinds(source, cut, assessments=False):
        told = line(entry, wording)
        yield _entry(reference, entry, replace(told, body=public_key(told.body, source.shelf)))


def _entry(reference: str, entry: Entry, told: Line) -> Row:
    return {
        "entry": entry.entry_id,
        "reference": reference,
        "kind": told.kind,
        "says": told.code if told.code in _SAYS else None,
        **period_values("happened", told.when),
        "effective": told.effective,
        "recorded_on": told.recorded_on,
        "measures": told.measures,
        **_acted(told.actor),
        "title": told.title,
        "text": told.text,
        "to": told.to,
        **period_values("due", told.due),
        "body": told.body,
        "case": told.number if entry.kind is Kind.PROCEEDING else None,
        "document": told.document,
        "of_entry": told.letter,
        "confidence": told.confidence,
        "source": told.source_kind,
        **cited(told.citation),
        "path": _path(reference, entry),
    }


ENTRIES = Table(
    "entries",
    N_("Entries"),
    N_(
        "What was recorded about demands: what happened, checks, what governments said, letters and "
        "answers. An entry on several demands stands once for each. Nobody is named."
    ),
    ("entry", "reference"),
    (
        ENTRY,
        REFERENCE,
        code(
            "kind",
            N_("Kind"),
            N_("The kind of entry."),
            values={k.value: KIND[k.value] for k in Kind if k not in _APART},
            is_always=True,
        ),
        code("says", N_("In a word"), N_("Its direction, position, state, or where one looked."), values=_SAYS),
        *period("happened", N_("Happened"), N_("The first day of when it happened; empty where that is not known.")),
        COUNTS_FROM,
        RECORDED,
        listed("measures", N_("Measures"), N_("The measures that it lists; none for background."), "measures"),
        *_ACTED,
        text("title", N_("Subject"), N_("What a letter is about, or the document that raises it again.")),
        text("text", N_("Text"), N_("The public wording.")),
        text("to", N_("To whom"), N_("To whom it was written or said.")),
        *period("due", N_("Due"), N_("The first day of when something promised or owed is due.")),
        code("body", N_("Body"), N_("Who wrote, who raised it again, or before which body a case is, by the key.")),
        code("case", N_("Case"), N_("The number of a case.")),
        code("document", N_("Document"), N_("The document that raises it again, by its key."), refers_to="documents"),
        code("of_entry", N_("On the entry"), N_("The letter that is answered or recalled, by its id.")),
        code("confidence", N_("Confidence"), N_("How sure the coalition is."), values=CONFIDENCE),
        code(
            "source", N_("Kind of source"), N_("What kind of source it has; who it is, is not public."), values=SOURCE
        ),
        *CITED,
        _PATH,
    ),
    _entries,
)


def _assessments(source: Source, cut: Cut, wording: Wording) -> Iterator[Row]:
    shown = {one.entry_id: one for its in source.entries(cut).values() for one in its}
    for reference, entry in _of_kinds(source, cut, assessments=True):
        told = assessment_line(entry, {}, wording)
        for number in entry.measures:
            yield {
                "entry": entry.entry_id,
                "number": number,
                "reference": reference,
                "stands": told.where,
                "why": told.why,
                **period_values("on", told.when),
                "effective": told.effective,
                "recorded_on": told.recorded_on,
                "baseline": told.baseline,
                "irreversible": told.irreversible,
                "law": told.law,
                "practice": told.practice,
                **_acted(told.actor),
                "confidence": told.confidence,
                "text": told.text,
                "cause": told.cause,
                "basis": [key for key in entry.basis if key in shown],
                **cited(told.citation),
                "path": _path(reference, entry),
            }


_LETTERS = {letter: STANDS[letter] for letter in "ABCDE"}

ASSESSMENTS = Table(
    "assessments",
    N_("Assessments"),
    N_(
        "What the coalition judged of each measure, each judgement proposed by one person and confirmed by "
        "another. A later one does not erase an earlier one. They are no findings of the ILO or the UN."
    ),
    ("entry", "number"),
    (
        ENTRY,
        code("number", N_("Measure"), N_("The measure's public number."), refers_to="measures", is_always=True),
        REFERENCE,
        code(
            "stands",
            N_("Where it stands"),
            N_("The letter that it gives, or why it gives none."),
            values=STANDS,
            is_always=True,
        ),
        code("why", N_("Why not known"), N_("Why not enough is known."), values=NOT_KNOWN_WHY),
        *period("on", N_("Assessed for"), N_("The first day of the time that it is about.")),
        COUNTS_FROM,
        RECORDED,
        yes_no("baseline", N_("When the demand was made"), N_("Whether the letter is of the day of the demand.")),
        yes_no("irreversible", N_("Irreversible"), N_("Whether the State's own act made it impossible for good.")),
        code("law", N_("Law"), N_("The letter for the law alone."), values=_LETTERS),
        code("practice", N_("Practice"), N_("The letter for practice alone."), values=_LETTERS),
        *_ACTED,
        code("confidence", N_("Confidence"), N_("How sure the coalition is."), values=CONFIDENCE),
        text("text", N_("Reasons"), N_("The public reasons.")),
        text("cause", N_("Cause"), N_("Why a measure is not counted.")),
        listed("basis", N_("Rests on"), N_("The entries that it rests on, by their ids, as far as they stand here.")),
        *CITED,
        _PATH,
    ),
    _assessments,
)
