"""What was corrected or taken back: the list that the public page of corrections prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, not_, or_, select

from tracker.domain.record import Kind
from tracker.projections.entries import RETRACTED
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, counted, team, within_reach
from tracker.store.mapper import moment
from tracker.store.tables import log_commit


@dataclass(frozen=True)
class Correction:
    """An entry that was public and no longer counts: replaced by another, or taken back as an error."""

    day: date
    retracted: bool
    demand: str | None
    country: str | None
    kind: Kind
    effective: date


def corrections(connection: Connection, viewer: Viewer) -> Sequence[Correction]:
    """List what was corrected or taken back, newest first; what was hidden for safety is not among it."""
    once = {}
    for row in connection.execute(_corrected(viewer)):
        once[row.entry_id] = Correction(
            day=_day_of(connection, row.gone_at),
            retracted=row.state == RETRACTED,
            demand=row.demand or None,
            country=row.country,
            kind=Kind(row.kind),
            effective=date.fromisoformat(row.effective),
        )
    return sorted(once.values(), key=lambda one: (one.day, one.effective, one.demand or ""), reverse=True)


def _corrected(viewer: Viewer) -> Select[Any]:
    later = entry.alias()
    goes_on = exists().where(
        later.c.entry_id == entry.c.entry_id,
        later.c.stream_id == entry.c.stream_id,
        later.c.demand == entry.c.demand,
        later.c.known_from == entry.c.known_to,
    )
    gone_at = case((entry.c.state == RETRACTED, entry.c.known_from), else_=entry.c.known_to).label("gone_at")
    return select(entry, gone_at).where(
        within_reach(viewer),
        _was_open(viewer),
        entry.c.hidden.is_(False),
        gone_at <= viewer.through,
        or_(
            entry.c.state == RETRACTED,
            and_(entry.c.state.in_(counted(viewer)), entry.c.known_to.is_not(None), not_(goes_on)),
        ),
    )


def _was_open(viewer: Viewer) -> ColumnElement[bool]:
    """Leave out what was ever to open on a day, but for its own team."""
    never_shut = and_(entry.c.not_before.is_(None), entry.c.now_not_before.is_(None))
    return never_shut if viewer.who is None else or_(never_shut, team(viewer.who))


def _day_of(connection: Connection, position: int) -> date:
    its = select(log_commit.c.recorded_at).where(log_commit.c.position >= position)
    return moment(connection.execute(its.order_by(log_commit.c.position).limit(1)).scalar_one()).date()
