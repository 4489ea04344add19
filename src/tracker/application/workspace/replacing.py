"""Replacing: a correction is a new entry of the same kind, and what was said of the old one follows it."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from tracker.application.workspace import inputs
from tracker.application.workspace.audiences import is_wider, narrow, with_earlier
from tracker.application.workspace.entering import enter
from tracker.application.workspace.refusals import AnotherKind, NotToBeCorrected
from tracker.application.workspace.work import Work, countries_of
from tracker.domain import demand_events, entry_events, finding_events, submission_events
from tracker.domain.dossier import Dossier
from tracker.domain.entry_events import Retraction
from tracker.domain.events import EntryEvent, Event, own_fields
from tracker.domain.refusals import EntryUnknown
from tracker.domain.values import Words

_EVENTS: dict[type[inputs.Shared], type[Event]] = {
    inputs.Development: entry_events.DevelopmentRecorded,
    inputs.Check: demand_events.Checked,
    inputs.Assessment: demand_events.Assessment,
    inputs.Position: demand_events.PositionRecorded,
    inputs.Finding: finding_events.Recorded,
    inputs.Letter: demand_events.LetterSent,
    inputs.Reminder: demand_events.ReminderSent,
    inputs.Answer: demand_events.LetterAnswered,
    inputs.DueDay: demand_events.DueDaySet,
    inputs.NextStep: demand_events.NextStepSet,
    inputs.Urgency: demand_events.UrgencyRaised,
    inputs.Submission: submission_events.SubmissionFiled,
    inputs.SubmissionFate: submission_events.SubmissionFollowed,
    inputs.Listing: submission_events.CaseListed,
    inputs.Handout: submission_events.BriefHandedOut,
}
"""What each kind of entry becomes. What ends a next step or a case of urgency is taken back and recorded anew."""

_FOLLOWS = ("letter", "step", "urgency", "submission")
"""The fields by which an entry says that it belongs to another one."""


def replaced(work: Work, entry_id: UUID, entry: inputs.Entry, reason: inputs.Texts) -> UUID:
    """Put a new entry in the place of an old one on all its homes, and give its id.

    Raises AnotherKind, NotToBeCorrected, EntryGone, and what entering raises.
    """
    homes = work.dossiers_of(entry_id)
    _require_same_kind([home.require(entry_id) for home in homes], entry)
    if isinstance(entry, inputs.Assessment):
        if entry.demand not in {place.demand for place in work.places(entry_id)}:
            raise EntryUnknown
        return enter(replace(entry, corrects=entry_id, reason=reason), work)
    by, why = enter(entry, work), work.reason(reason)
    _narrow_earlier(work, entry_id, entry, why)
    for home in homes:
        home.correct(entry_id, by, reason=why)
    _let_follow(homes, (entry_id, by), why)
    return by


def _require_same_kind(old: list[Event], entry: inputs.Entry) -> None:
    kind = _EVENTS.get(type(entry))
    if kind is None:
        raise NotToBeCorrected
    if not all(isinstance(event, kind) for event in old):
        raise AnotherKind


def _narrow_earlier(work: Work, entry_id: UUID, entry: inputs.Entry, why: Words) -> None:
    """Show what is replaced to no more people than what replaces it: pages of earlier days show it still."""
    for one in with_earlier(entry_id, work):
        places = work.all_places(one)
        if any(is_wider(entry.audience, place) for place in places):
            work.allow(countries_of(places), "narrow_audience")
            narrow(one, entry.audience, work, not_before=entry.not_before, reason=why)


def _let_follow(homes: list[Dossier], change: tuple[UUID, UUID], why: Words) -> None:
    """Let what belongs to the old entry belong to the new one; where that is no longer put, it has no place."""
    old, new = change
    became: dict[UUID, UUID] = {}
    for home in homes:
        for key, event in home.that_stand().items():
            field = _follows(event, old)
            if field is None or not isinstance(event, EntryEvent):
                continue
            if new not in home.entries:
                home.retract(key, Retraction.ERROR, reason=why)
                continue
            by = became.setdefault(key, uuid4())
            home.enter(type(event), **_same(event) | {"entry_id": by, field: new, "row": None})
            home.correct(key, by, reason=why)


def _follows(event: Event, old: UUID) -> str | None:
    return next((name for name in _FOLLOWS if getattr(event, name, None) == old), None)


def _same(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in own_fields(type(event))}
