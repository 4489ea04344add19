"""What may open soon: entries with a day to open on, which stay shut unless somebody confirms it.

Rows alone: no words are opened here. Read by: the list with ticks. The public finds nothing; nobody but an entry's
own team is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row

from tracker.domain.record import Entry
from tracker.projections.changes import over
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.viewing import OPENING, Viewer, team, visible


@dataclass(frozen=True)
class Opening:
    """An entry that opens on a day if that is confirmed within the week before it, or later, and where it stands."""

    entry: Entry
    demands: Sequence[str]
    countries: Sequence[str]
    opens_on: date


def openings(connection: Connection, viewer: Viewer, until: date | None = None) -> Sequence[Opening]:
    """List what nobody has confirmed yet and could be by now, the first to open first.

    With `until`, all that is to open by that day, whether it could be confirmed already or not.
    """
    if viewer.who is None:
        return []
    day = entry.c.now_not_before
    soon = day <= (until or viewer.today + OPENING).isoformat()
    query = whole_rows(viewer).where(visible(viewer), team(viewer.who), entry.c.hidden.is_(False), soon)
    by_entry: dict[str, list[Row[Any]]] = {}
    ended = over(connection, viewer)
    for row in connection.execute(query.order_by(day, entry.c.entry_id, entry.c.demand)):
        if row.demand not in ended and not _is_fresh(row.now_opening_confirmed_on, row.now_not_before):
            by_entry.setdefault(row.entry_id, []).append(row)
    return [_opening(its, viewer) for its in by_entry.values()]


def _opening(rows: Sequence[Row[Any]], viewer: Viewer) -> Opening:
    return Opening(
        entry=whole_entry(rows[0], viewer),
        demands=[row.demand for row in rows if row.demand],
        countries=sorted({row.country for row in rows if row.country}),
        opens_on=date.fromisoformat(rows[0].now_not_before),
    )


def _is_fresh(confirmed_on: str | None, opens_on: str) -> bool:
    return confirmed_on is not None and date.fromisoformat(confirmed_on) >= date.fromisoformat(opens_on) - OPENING
