"""What was taken out of sight for safety: which entries, never what they say. Rows alone: no words are opened here.

Read by: the list of the team, and the search. The public finds nothing, and nobody but the team of the entry's country.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from tracker.domain.record import Kind
from tracker.projections.tables import entry
from tracker.projections.versions import line_of
from tracker.projections.viewing import Viewer, team, within_reach


@dataclass(frozen=True)
class Hidden:
    """An entry that is shown nowhere any more; `stands` is what took its place and is shown, None where nothing is."""

    entry_id: UUID
    kind: Kind
    demands: Sequence[str]
    country: str | None
    stands: UUID | None


def hidden(connection: Connection, viewer: Viewer) -> Sequence[Hidden]:
    """List what was hidden in the countries whose team somebody is of, as far as they might have seen it."""
    if viewer.who is None:
        return []
    query = select(entry).where(entry.c.hidden.is_(True), team(viewer.who), within_reach(viewer))
    by_entry: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query.order_by(entry.c.known_from, entry.c.demand)):
        by_entry.setdefault(row.entry_id, []).append(row)
    return [_hidden(connection, its, set(by_entry)) for its in by_entry.values()]


def hidden_entries(connection: Connection) -> frozenset[str]:
    """Give the ids of all that is shown nowhere any more: for the search, which leaves their texts out."""
    return frozenset(connection.scalars(select(entry.c.entry_id).where(entry.c.hidden.is_(True))))


def _hidden(connection: Connection, rows: Sequence[Row[Any]], gone: set[str]) -> Hidden:
    first = rows[0]
    line = line_of(connection, first.entry_id)
    later = [one for one in line[line.index(first.entry_id) + 1 :] if one not in gone]
    return Hidden(
        entry_id=UUID(first.entry_id),
        kind=Kind(first.kind),
        demands=list(dict.fromkeys(row.demand for row in rows if row.demand)),
        country=first.country,
        stands=UUID(later[-1]) if later else None,
    )
