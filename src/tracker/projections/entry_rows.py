"""What each kind of entry event says in the columns of the entry table."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import singledispatch
from hashlib import sha256
from typing import Any

from tracker.domain import country_events, demand_events, entry_events, finding_events, submission_events
from tracker.domain.days import When
from tracker.domain.demand_events import Basis, Position
from tracker.domain.events import Event
from tracker.domain.record import Kind
from tracker.domain.values import Looked, Organ, OrganClass

IRREVERSIBLE, BASELINE, BY_THE_STATE, CLAIMS, ANSWER_UNKNOWN, NOTHING_HEARD = 1, 2, 4, 8, 16, 32
"""What the bits of `flags` mean."""

PLANS = {Kind.NEXT_STEP, Kind.STEP_DONE}
"""What the team means to do and does: nobody looked at anything by it."""

_LONGEST = 200  # characters; PostgreSQL's index rows hold some 2,700 bytes in all

_CLAIMS = {Position.CLAIMS_IMPLEMENTED, Position.REJECTS}


@singledispatch
def columns(event: Event) -> dict[str, Any]:
    """Give kind, day and what the judgement asks of an entry; `on` is a When, or None where no day is known."""
    raise NotImplementedError(type(event))


@columns.register
def _(event: entry_events.DevelopmentRecorded) -> dict[str, Any]:
    return {
        "kind": Kind.DEVELOPMENT,
        "on": event.on,
        "numbers": event.measures,
        "direction": event.direction.value,
        "flags": BY_THE_STATE * _is_state(event.organ),
        "country": event.country,
    }


@columns.register
def _(event: demand_events.Assessment) -> dict[str, Any]:
    return {
        "kind": Kind.ASSESSMENT,
        "on": event.on,
        "numbers": (event.measure,),
        "says": _says(event),
        "flags": IRREVERSIBLE * event.irreversible | BASELINE * event.baseline,
        "scale": event.scale,
        "basis": _ids(event.basis),
    }


@columns.register
def _(event: demand_events.Checked) -> dict[str, Any]:
    flags = NOTHING_HEARD * (event.where is Looked.NOTHING_HEARD)
    return {"kind": Kind.CHECK, "on": When.on(event.on), "flags": flags}


@columns.register
def _(event: demand_events.PositionRecorded) -> dict[str, Any]:
    return {
        "kind": Kind.POSITION,
        "on": event.on,
        "numbers": event.measures,
        "flags": CLAIMS * (event.position in _CLAIMS) | BY_THE_STATE * _is_state(event.organ),
        "country": event.country,
        "due_on": event.due_on.last.isoformat() if event.due_on else None,
    }


@columns.register
def _(event: demand_events.LetterSent) -> dict[str, Any]:
    return {"kind": Kind.LETTER, "on": event.on, "flags": ANSWER_UNKNOWN * (not event.answer_known)}


@columns.register
def _(event: demand_events.ReminderSent) -> dict[str, Any]:
    return {"kind": Kind.REMINDER, "on": event.on, "of_entry": str(event.letter)}


@columns.register
def _(event: demand_events.LetterAnswered) -> dict[str, Any]:
    return {"kind": Kind.ANSWER, "on": event.on, "of_entry": str(event.letter)}


@columns.register
def _(event: demand_events.ProceedingOpened) -> dict[str, Any]:
    return {"kind": Kind.PROCEEDING, "on": event.filed_on}


@columns.register
def _(event: demand_events.DueDaySet) -> dict[str, Any]:
    return {"kind": Kind.DUE_DAY, "on": event.made_on, "due_on": event.due_on.last.isoformat()}


@columns.register
def _(event: demand_events.NextStepSet) -> dict[str, Any]:
    return {"kind": Kind.NEXT_STEP, "on": None, "due_on": event.due_on.isoformat()}


@columns.register
def _(event: demand_events.NextStepDone) -> dict[str, Any]:
    return {"kind": Kind.STEP_DONE, "on": When.on(event.on), "of_entry": str(event.step)}


@columns.register
def _(event: demand_events.UrgencyRaised) -> dict[str, Any]:
    return {"kind": Kind.URGENCY, "on": When.on(event.on)}


@columns.register
def _(event: demand_events.UrgencyAnswered) -> dict[str, Any]:
    return {"kind": Kind.URGENCY_ANSWER, "on": When.on(event.on), "of_entry": str(event.urgency)}


@columns.register
def _(event: demand_events.RaisedAgain) -> dict[str, Any]:
    return {"kind": Kind.RAISED_AGAIN, "on": event.on, "numbers": event.measures}


@columns.register
def _(event: demand_events.CommitmentTold) -> dict[str, Any]:
    return {
        "kind": Kind.COMMITMENT,
        "on": event.on,
        "numbers": (event.number,),
        "says": event.state.value,
        "basis": _ids(event.basis),
    }


@columns.register
def _(event: country_events.RatificationRecorded) -> dict[str, Any]:
    return {"kind": Kind.RATIFICATION, "on": event.registered_on, "says": event.status.value}


@columns.register
def _(event: submission_events.SubmissionFiled) -> dict[str, Any]:
    return {"kind": Kind.SUBMISSION, "on": event.on}


@columns.register
def _(event: submission_events.SubmissionFollowed) -> dict[str, Any]:
    return {"kind": Kind.SUBMISSION_FATE, "on": event.on, "of_entry": str(event.submission)}


@columns.register
def _(event: submission_events.CaseListed) -> dict[str, Any]:
    return {"kind": Kind.LISTING, "on": event.on, "says": event.case_list.value}


@columns.register
def _(event: submission_events.BriefHandedOut) -> dict[str, Any]:
    return {"kind": Kind.HANDOUT, "on": event.on}


@columns.register
def _(event: finding_events.Recorded) -> dict[str, Any]:
    return {"kind": Kind.FINDING, "on": event.on}


def measures_of(finding: finding_events.Recorded) -> Mapping[str, list[str]]:
    """Give a finding's measures by demand: those it lists itself or in a point; each listed demand is there."""
    by_demand: dict[str, list[str]] = {demand: [] for demand in finding.demands}
    listed = [*finding.measures, *(measure for point in finding.points for measure in point.measures)]
    for measure in dict.fromkeys(listed):
        by_demand.setdefault(measure.rsplit(".", 1)[0], []).append(measure)
    return by_demand


def bears_on(measures: str) -> str:
    """Give a list of measures as an index can hold it: as it is, or hashed where it is long."""
    return measures if len(measures) <= _LONGEST else "#" + sha256(measures.encode()).hexdigest()


def effective(on: When | None, recorded_on: date) -> date:
    """Give the day from which an entry counts; the day it was recorded where none is known."""
    return on.effective(recorded_on) if on else recorded_on


def _is_state(organ: Organ | None) -> bool:
    return organ is not None and organ.kind is OrganClass.STATE


def _says(event: demand_events.Assessment) -> str:
    if event.letter is not None:
        return event.letter.value
    if event.not_counted is not None:
        return f"not_counted:{event.not_counted.why.value}"
    return f"not_known:{event.not_known.why.value}" if event.not_known else ""


def _ids(basis: Iterable[Basis]) -> str:
    """Name the entries and files of a basis; an id of one is never that of another."""
    return " ".join(str(item.entry_id or item.evidence) for item in basis if item.entry_id or item.evidence)
