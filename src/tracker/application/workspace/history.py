"""History: what was done to one entry, by which account and when, for its own team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.application.workspace.work import Work, speaks_of
from tracker.domain.demand_events import AssessmentReturned, AssessmentSuspended
from tracker.domain.events import Event
from tracker.domain.refusals import EntryUnknown
from tracker.domain.values import Words
from tracker.store.values import Recorded


@dataclass(frozen=True)
class HistoryRow:
    """One thing that was done: `topic` says what (`demand.entry_corrected`), `reason` why, where that was written.

    `at` is UTC; `account` a random id; `other` the entry that this one replaced, that replaced it, or that belongs
    to it; `position` is where in the log it stands, as forms say what they showed.
    """

    at: datetime
    account: str
    topic: str
    reason: Words | None
    other: UUID | None
    position: int

    @property
    def deed(self) -> str:
        """Give what was done, whatever it was done to."""
        return self.topic.partition(".")[2]


def history_of(work: Work, entry_id: UUID) -> Sequence[HistoryRow]:
    """Tell what was done to an entry, oldest first, what was done on several demands at once as one.

    Raises EntryUnknown for an entry that the account may not see, or is not of the team of.
    """
    places = [place for place in work.places(entry_id) if place.is_seen and work.who.is_team_of(place.country)]
    if not places:
        raise EntryUnknown
    return told_of(work, entry_id)


def told_of(work: Work, entry_id: UUID) -> Sequence[HistoryRow]:
    """Tell what was done to an entry, whoever may know: oldest first, of several demands at once as one."""
    told = {}
    for stream_id in work.streams_of(entry_id):
        for recorded in work.history(stream_id):
            if speaks_of(recorded.event, entry_id):
                row = _row(recorded, entry_id)
                told[row.at, row.topic, row.account, row.other] = row
    return sorted(told.values(), key=lambda row: row.at)


def _row(recorded: Recorded, entry_id: UUID) -> HistoryRow:
    event = recorded.event
    reason = getattr(event, "reason", None)
    if isinstance(event, AssessmentReturned | AssessmentSuspended):
        reason = event.notes
    topic: str = type(event).__dict__["TOPIC"]
    return HistoryRow(recorded.at, recorded.account, topic, reason, _other(event, entry_id), recorded.position)


def _other(event: Event, entry_id: UUID) -> UUID | None:
    ids = (getattr(event, name, None) for name in ("entry_id", "by"))
    return next((one for one in ids if isinstance(one, UUID) and one != entry_id), None)
