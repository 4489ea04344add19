"""What was done to a demand as a whole, by whom and why, for the team of its country and who may confirm."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from tracker.application.workspace.refusals import DemandUnknown
from tracker.application.workspace.work import Work
from tracker.domain import demand_events as events
from tracker.domain import lifecycle_events as life
from tracker.domain.events import Event
from tracker.domain.values import Words

_TOLD = (
    events.Made,
    events.MeasureAdded,
    events.SameMeasure,
    events.MadeSpecific,
    events.SupervisionSet,
    events.Reworded,
    life.Adopted,
    life.Superseded,
    life.Withdrawn,
    life.Closed,
    life.Reopened,
    life.Translated,
    life.ChangeProposed,
    life.ChangeReturned,
    life.ChangeTakenBack,
)
"""A confirmation is told with the change that is recorded beside it."""


@dataclass(frozen=True)
class DemandDeed:
    """One thing that was done to a demand; `what` is the second part of its topic, or the kind that was proposed.

    `at` is UTC, `account` a random id; `version` is its place in the stream. `about` are the demand, measure, document
    or text that it names, as keys; `words` are what it says anew.
    """

    at: datetime
    account: str
    what: str
    is_proposal: bool
    on: date | None
    about: str
    reason: Words | None
    words: Sequence[Words]
    version: int
    change_id: UUID | None


def demand_history(work: Work, reference: str) -> Sequence[DemandDeed]:
    """Tell it, oldest first; raises DemandUnknown for who is neither of the team nor may confirm."""
    found = work.demand(reference)
    is_team = work.who.is_team_of(found.country)
    if not (is_team or work.who.may_confirm):
        raise DemandUnknown
    told = [one for one in work.history(found.id) if isinstance(one.event, _TOLD)]
    by_version = {one.event.originator_version: one.event for one in told}
    hidden_before = max((one.event.originator_version for one in told if _hides_old(one.event)), default=0)
    return [
        DemandDeed(
            at=one.at,
            account=one.account,
            what=_what(one.event),
            is_proposal=isinstance(one.event, life.ChangeProposed),
            on=_said(one.event).get("on"),
            about=_about(_said(one.event), by_version),
            reason=_reason(one.event, is_told=is_team or one.account == work.who.account),
            words=_words(one.event) if one.event.originator_version >= hidden_before else [],
            version=one.event.originator_version,
            change_id=_said(one.event).get("change_id"),
        )
        for one in told
    ]


def _what(event: Event) -> str:
    if isinstance(event, life.ChangeProposed):
        return event.change.kind.value
    topic: str = type(event).__dict__["TOPIC"]
    return topic.partition(".")[2]


def _said(event: Event) -> Mapping[str, Any]:
    """Give the fields of an event, of a proposal those of its change."""
    said = vars(event)
    return {**said, **vars(event.change)} if isinstance(event, life.ChangeProposed) else said


def _reason(event: Event, *, is_told: bool) -> Words | None:
    """Give why it was done; to who is not told what lies in the staff part only what the public reads, too."""
    said = _said(event)
    told = (said.get(one) for one in ("reason", "notes") if is_told or one not in type(event).STAFF)
    return next((one for one in told if one), None)


def _about(said: Mapping[str, Any], by_version: Mapping[int, Event]) -> str:
    if said.get("version") is not None:
        undone = by_version.get(said["version"])
        return "" if undone is None else f"{_what(undone)} {_about(_said(undone), {})}".strip()
    if said.get("of_demand"):
        own = f"{said['number']} = " if said.get("number") is not None else ""
        return f"{own}{said['of_demand']}.{said['of_number']}"
    if isinstance(said.get("measure"), events.Measure):
        return str(said["measure"].number)
    if said.get("supervision"):
        return str(said["supervision"].value)
    if said.get("lang"):
        return f"{said['of']} {said['lang']}"
    by = said.get("by")
    return str(by if isinstance(by, str) else said.get("document") or "")


def _hides_old(event: Event) -> bool:
    return isinstance(event, events.Reworded) and event.hides_old


def _words(event: Event) -> Sequence[Words]:
    match event:
        case life.Translated():
            return [event.words]
        case events.Reworded():
            return [event.title, event.summary]
        case events.MeasureAdded():
            return [event.measure.label]
        case _:
            return []
