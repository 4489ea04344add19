"""assessments.yaml: where measures stand, and the voices of governments and of supervisory bodies."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from tracker.application.draft import Draft
from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.reading_rows import (
    citation,
    confidence,
    keys,
    numbers_of,
    when,
)
from tracker.application.loading.timeline_file import load_evidence
from tracker.application.register_reading import Register
from tracker.domain import demand_events
from tracker.domain.assessment_rules import Known
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import CommitmentState, Position, Uncounted, Unknown
from tracker.domain.dossier import Dossier
from tracker.domain.events import EntryEvent
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.values import Audience, Code, Confidence, Key, Organ, OrganClass

_Row = Mapping[str, Any]
_Facts = Callable[[Draft, _Row], _Row]
SCALE = 1
"""The version of the letters' definitions that the register was made by."""


def load_assessments_file(load: FileLoad, register: Register) -> None:
    """Load assessments.yaml: first what assessments rest on, then the assessments."""
    load_evidence(load, register)
    rows = register.assessments
    for row in rows["government_positions"]:
        _enter(load, "government_positions", row, _position, demand_events.PositionRecorded)
    for row in rows["supervisory_findings"]:
        _find(load, row)
    for row in rows["open_proceedings"]:
        _enter(load, "open_proceedings", row, _proceeding, demand_events.ProceedingOpened)
    for row in rows["deadlines"]:
        _enter(load, "deadlines", row, _due_day, demand_events.DueDaySet)
    for row in rows["letters"]:
        _enter(load, "letters", row, _letter, demand_events.LetterSent)
    for row in rows["reiterations"]:
        _enter(load, "reiterations", row, _raised_again, demand_events.RaisedAgain)
    for row in rows["own_commitments"]:
        _tell(load, row)
    for row in rows["assessments"]:
        _assess(load, register, row)


def _enter(load: FileLoad, section: str, row: _Row, facts: _Facts, event: type[EntryEvent]) -> None:
    homes = load.home(row["demands"], None)
    load.enter(section, row, homes, partial(facts, load.draft, row), event=lambda _: event, here=partial(_here, row))


def _here(row: _Row, home: Dossier) -> _Row:
    if "measures" not in row or not isinstance(home, Demand):
        return {}
    return {"measures": numbers_of(home.reference, row["measures"])}


def _position(draft: Draft, row: _Row) -> _Row:
    return {
        "country": Code(row["country"]),
        "position": Position(row["position"]),
        "organ": Organ(OrganClass.STATE, draft.words(row["organ"])),
        "on": when(row),
        "due_on": When.parse(row["due_on"]) if row["due_on"] else None,
        "stated_to": draft.words(row["stated_to"]),
        "wording": draft.words(row["text"]),
        "citation": citation(draft, row["source"]),
        "confidence": confidence(row),
        "notes": draft.words(row["note"]),
    }


def _proceeding(draft: Draft, row: _Row) -> _Row:
    return {
        "body": Code(row["body"]),
        "case": Code(row["case"]) if row["case"] else None,
        "stage": draft.words(row["stage"]),
        "filed_on": when(row, "filed_on"),
        "citation": citation(draft, row["source"]),
    }


def _due_day(draft: Draft, row: _Row) -> _Row:
    return {
        "audience": Audience(row["audience"]),
        "kind": Code(row["kind"]),
        "made_on": when(row, "made_on"),
        "due_on": when(row, "due_on"),
        "wording": draft.words(row["text"]),
        "outcome": draft.words(row["outcome"]),
        "citation": citation(draft, row["source"]),
        "confidence": confidence(row),
    }


def _letter(draft: Draft, row: _Row) -> _Row:
    return {
        "sender": Key(row["sender"]),
        "to": draft.words(row["to"]),
        "on": when(row, "sent_on"),
        "means": None if row["means"] == "unknown" else Code(row["means"]),
        "copy_kept": row["copy"],
        "reference": draft.plain(row["reference"]),
        "subject": draft.words(row["subject"]),
        "answer_known": row["answer"] != "unknown",
        "citation": citation(draft, row["source"]),
    }


def _raised_again(draft: Draft, row: _Row) -> _Row:
    document = row["register_document"]
    return {
        "by": Key(row["by"]),
        "document": Key(document) if document else None,
        "title": draft.words(row["document"]),
        "on": when(row),
        "measures": (),
        "wording": draft.words(row["text"]),
        "citation": citation(draft, row["source"]),
        "confidence": confidence(row),
    }


def _find(load: FileLoad, row: _Row) -> None:
    settled = load.settle("supervisory_findings", row)
    if settled is None:
        return
    mark, old = settled
    draft, entry_id = load.draft, uuid4()
    finding = Finding.enter_finding(
        entry_id=entry_id,
        audience=Audience.PUBLIC,
        body=Code(row["body"]),
        country=Code(row["country"]),
        document=draft.words(row["document"]),
        term=draft.words({"en": row["term_as_printed"]} if row["term_as_printed"] else None),
        on=when(row),
        wording=draft.words(row["text"]),
        demands=keys(row["demands"]),
        measures=keys(row["measures"]),
        points=tuple(
            Point(Code(point["no"]), draft.words(point["text"]), keys(point["measures"])) for point in row["points"]
        ),
        points_complete=row["points_complete"],
        points_note=draft.words(row.get("points_note")),
        citation=citation(draft, row["source"]),
        confidence=confidence(row),
        notes=draft.words(row["note"]),
        row=mark,
    )
    load.new("finding", str(entry_id), finding)
    load.correct(old, entry_id)
    load.remember(row, entry_id, finding.id)


def _tell(load: FileLoad, row: _Row) -> None:
    told = {**row, "key": row["measure"]}
    load.enter(
        "own_commitments",
        told,
        [load.demand(row["demand"])],
        lambda: {
            "number": int(row["measure"].rsplit(".", 1)[1]),
            "state": CommitmentState(row["state"]),
            "on": when(row, "observed_on") if row["observed_on"] else None,
            "basis": load.basis(row["basis"]),
        },
        event=lambda _: demand_events.CommitmentTold,
    )


def _assess(load: FileLoad, register: Register, row: _Row) -> None:
    settled = load.settle("assessments", row)
    if settled is None:
        return
    mark, old = settled
    demand, entry_id = load.demand(row["demand"]), uuid4()
    facts = _assessment(load, row) | {"entry_id": entry_id, "audience": Audience.PUBLIC, "row": mark}
    known = _known(load, facts)
    if load.sample:
        facts |= {"register": Key(register.name), "version": load.version}
        demand.load_sample(known, **facts)
    else:
        demand.propose(known, **facts)
    load.correct(old, entry_id)
    load.remember(row, entry_id, demand.id)


def _assessment(load: FileLoad, row: _Row) -> dict[str, Any]:
    draft = load.draft
    return {
        "measure": int(row["measure"].rsplit(".", 1)[1]),
        "letter": _letter_of(row.get("letter")),
        "not_known": Unknown(NotKnown(row["unknown_reason"])) if "unknown" in row else None,
        "not_counted": Uncounted(NotCounted(row["not_counted"]), None) if "not_counted" in row else None,
        "irreversible": row["irreversible"],
        "baseline": row["baseline"],
        "law": _letter_of(row["law"]),
        "practice": _letter_of(row["practice"]),
        "scale": SCALE,
        "organ": Organ(OrganClass.STATE, draft.words(row["organ"])) if row["organ"] else None,
        "confidence": Confidence(row["confidence"]),
        "on": when(row, "observed_on"),
        "wording": draft.words(row["rationale"]),
        "basis": load.basis(row["basis"]),
        "citation": citation(draft, row["source"]),
    }


def _letter_of(value: str | None) -> Letter | None:
    return Letter(value) if value else None


def _known(load: FileLoad, facts: _Row) -> Known:
    if facts["letter"] is not Letter.OPPOSITE:
        return Known({}, {})
    ids: list[UUID] = [item.entry_id for item in facts["basis"] if item.entry_id]
    found = {entry_id: load.standing_entry(entry_id) for entry_id in ids}
    return Known({key: one for key, one in found.items() if one}, load.memory.sources)
