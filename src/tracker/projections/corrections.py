"""What was corrected or taken back: the list that the public page of corrections prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, exists, not_, or_, select

from tracker.domain.record import Kind
from tracker.projections.entries import RETRACTED
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, counted, is_open, team, visible, within_reach
from tracker.store.mapper import moment
from tracker.store.tables import log_commit


@dataclass(frozen=True)
class Correction:
    """An entry that was public and no longer counts: replaced by another, or taken back as an error.

    `said` is what it said of where its measures stand, `says` what stands in its place, as far as the viewer may see
    that; both are of assessments alone.
    """

    day: date
    retracted: bool
    demand: str | None
    country: str | None
    kind: Kind
    effective: date
    measures: Sequence[str] = ()
    said: str | None = None
    says: str | None = None
    entry_id: str = ""
    position: int = 0
    """Of the event by which it no longer counts."""


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
            measures=tuple(row.measures.split()),
            said=_said(row),
            says=_in_its_place(connection, viewer, row),
            entry_id=row.entry_id,
            position=row.gone_at,
        )
    return sorted(once.values(), key=lambda one: (one.day, one.effective, one.demand or ""), reverse=True)


def _said(row: Row[Any]) -> str | None:
    """Give what an assessment says: its letter, `not_known`, or why it is not counted; None for all other entries."""
    if Kind(row.kind) is not Kind.ASSESSMENT:
        return None
    said, _, why = row.says.partition(":")
    return why if said == "not_counted" else str(said)


def _in_its_place(connection: Connection, viewer: Viewer, old: Row[Any]) -> str | None:
    """Give what the assessment says that took an assessment's place, None where the viewer may not see it."""
    new = select(entry).where(entry.c.corrects == old.entry_id, entry.c.demand == old.demand, visible(viewer))
    found = [row for row in connection.execute(new) if is_open(row, viewer) and not row.hidden]
    return _said(found[0]) if found else None


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
