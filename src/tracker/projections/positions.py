"""Where the entries of a demand stand in the log."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from tracker.projections.tables import entry


def first_positions(connection: Connection, reference: str) -> Mapping[str, int]:
    """Give the position of the event that recorded each entry on a demand, by the entry's id, whoever may see it."""
    first = func.min(entry.c.known_from).label("first")
    query = select(entry.c.entry_id, first).where(entry.c.demand == reference).group_by(entry.c.entry_id)
    return {row.entry_id: row.first for row in connection.execute(query)}
