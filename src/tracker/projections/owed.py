"""What asks for something: cases of urgency, next steps, and what falls due. Rows alone: no words are opened here.

Read by: the desk. The public finds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from tracker.domain.record import Entry, Kind
from tracker.projections.changes import over
from tracker.projections.entry_rows import CLAIMS
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, counted, is_open, known, visible


@dataclass(frozen=True)
class Owed:
    """An entry that asks for an answer or a step, or that falls due on `due_on`, moved there if `is_moved`.

    It stands on these demands, in these streams; `account` recorded it, and `position` is that of the event that made
    it what it is now. What the team alone may read of it is in `entry.about` for the team: `what`, `who`, `told`.
    """

    entry: Entry
    demands: Sequence[str]
    streams: Sequence[UUID]
    countries: Sequence[str]
    account: str
    due_on: date | None
    is_moved: bool
    position: int


def urgencies(connection: Connection, viewer: Viewer) -> Sequence[Owed]:
    """List the cases of urgency that have no answer, oldest first."""
    return not_done(connection, viewer, Kind.URGENCY, Kind.URGENCY_ANSWER)


def steps(connection: Connection, viewer: Viewer) -> Sequence[Owed]:
    """List the next steps that were not done, the first due first."""
    return sorted(not_done(connection, viewer, Kind.NEXT_STEP, Kind.STEP_DONE), key=_by_due_day)


def due(connection: Connection, viewer: Viewer, until: date) -> Sequence[Owed]:
    """List due days, and promises with one, that fall due by a day, as moved; what is settled is left out.

    A due day is settled by its outcome; a promise by a later claim or rejection of the government, or by an
    assessment effective on its due day or later, on one of its measures (on any, where it lists none).
    """
    kinds = entry.c.kind.in_([Kind.DUE_DAY.value, Kind.POSITION.value])
    rows = _rows(connection, viewer, and_(kinds, entry.c.due_on <= until.isoformat()))
    settling = _settling(connection, viewer, {row.demand for row in rows})
    owed = [row for row in rows if not _has_outcome(row, viewer) and not any(_settles(one, row) for one in settling)]
    return sorted(_together(owed, viewer), key=_by_due_day)


def not_done(connection: Connection, viewer: Viewer, kind: Kind, doing: Kind) -> Sequence[Owed]:
    """List the entries of a kind that no entry of another kind belongs to, be it by way of what they replaced."""
    rows = _rows(connection, viewer, entry.c.kind == kind.value)
    its = (entry.c.kind == doing.value, known(viewer), entry.c.state.in_(counted(viewer)))
    done = set(connection.execute(select(entry.c.of_entry).where(*its)).scalars())
    replaced = select(entry.c.entry_id, entry.c.corrects).where(entry.c.kind == kind.value)
    before = {row.entry_id: row.corrects for row in connection.execute(replaced)}
    return _together((row for row in rows if not done & _line(row.entry_id, before)), viewer)


def _line(entry_id: str | None, before: Mapping[str, str | None]) -> set[str]:
    """Give an entry and all that it replaced: what was done before a correction stays done."""
    line: set[str] = set()
    while entry_id is not None and entry_id not in line:
        line.add(entry_id)
        entry_id = before.get(entry_id)
    return line


def _rows(connection: Connection, viewer: Viewer, where: ColumnElement[bool]) -> Sequence[Row[Any]]:
    if viewer.who is None:
        return []
    query = whole_rows(viewer).where(where, visible(viewer), entry.c.hidden.is_(False))
    rows, ended = connection.execute(query.order_by(entry.c.known_from, entry.c.demand)), over(connection, viewer)
    return [row for row in rows if row.demand not in ended and is_open(row, viewer)]


def _together(rows: Iterable[Row[Any]], viewer: Viewer) -> list[Owed]:
    """Put the rows of one entry together, in the order in which they came."""
    by_entry: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_entry.setdefault(row.entry_id, []).append(row)
    return [_owed(its, viewer) for its in by_entry.values()]


def _owed(rows: Sequence[Row[Any]], viewer: Viewer) -> Owed:
    first = rows[0]
    return Owed(
        entry=whole_entry(first, viewer),
        demands=[row.demand for row in rows if row.demand],
        streams=[UUID(row.stream_id) for row in rows],
        countries=sorted({row.country for row in rows if row.country}),
        account=first.account,
        due_on=date.fromisoformat(first.due_on) if first.due_on else None,
        is_moved=first.moved_to is not None,
        position=max(row.known_from for row in rows),
    )


def _by_due_day(owed: Owed) -> tuple[date, str]:
    return owed.due_on or date.max, owed.entry.entry_id


def _has_outcome(row: Row[Any], viewer: Viewer) -> bool:
    return bool(whole_entry(row, viewer).about.get("outcome"))


def _settling(connection: Connection, viewer: Viewer, demands: Iterable[str]) -> Sequence[Row[Any]]:
    kinds = entry.c.kind.in_([Kind.ASSESSMENT.value, Kind.POSITION.value])
    return _rows(connection, viewer, and_(entry.c.demand.in_(sorted(demands)), kinds))


def _settles(later: Row[Any], promise: Row[Any]) -> bool:
    if promise.kind != Kind.POSITION.value or later.demand != promise.demand:
        return False
    listed = set(promise.measures.split())
    if listed and listed.isdisjoint(later.measures.split()):
        return False
    if later.kind == Kind.ASSESSMENT.value:
        return bool(later.effective >= promise.due_on)
    return bool(later.flags & CLAIMS and later.effective > promise.effective)
