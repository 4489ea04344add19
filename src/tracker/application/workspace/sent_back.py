"""Why a proposal was sent back: between whoever proposed it and whoever returned it, of whatever country they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.application.workspace.work import Work
from tracker.domain.demand_events import AssessmentReturned
from tracker.domain.values import Words
from tracker.projections import desk
from tracker.projections.desk import Waiting


@dataclass(frozen=True)
class SentBack:
    """One proposal that was returned, `by` which account (a random id), when (UTC), and why."""

    by: str
    at: datetime
    reason: Words | None


def sent_back(work: Work) -> Mapping[UUID, SentBack]:
    """Tell, by its id, of each proposal that the account made or returned and that nothing has replaced since."""
    return dict(_told(work))


def _told(work: Work) -> Iterator[tuple[UUID, SentBack]]:
    for one in desk.sent_back(work.connection, work.viewer):
        found = _last(work, one)
        if found is not None and work.who.account in {one.account, found.by}:
            yield UUID(one.entry.entry_id), found


def _last(work: Work, waiting: Waiting) -> SentBack | None:
    entry_id = UUID(waiting.entry.entry_id)
    for told in reversed(work.history(waiting.stream_id)):
        if isinstance(told.event, AssessmentReturned) and told.event.entry_id == entry_id:
            return SentBack(told.account, told.at, told.event.notes)
    return None
