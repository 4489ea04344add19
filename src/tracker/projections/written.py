"""The entries on record with all their texts, newest first, whatever became of them. Rows alone: no words are opened.

Read by: the page of a person, for texts in which the name was typed. The public finds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from tracker.domain.record import Entry
from tracker.domain.values import Audience
from tracker.projections.reading import whole_entry, whole_rows
from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, within_reach


@dataclass(frozen=True)
class Written:
    """One entry with what it says, who may see it, and what became of it.

    `is_replaced`: another entry took its place; pages of earlier days show it still.
    """

    entry: Entry
    country: str | None
    state: str
    audience: Audience
    is_replaced: bool


def written(connection: Connection, viewer: Viewer, most: int) -> Sequence[Written]:
    """List the newest entries that the viewer may see, each once; what was taken back for safety nobody finds."""
    if viewer.who is None:
        return []
    query = whole_rows(viewer).where(
        entry.c.hidden.is_(False), within_reach(viewer), entry.c.known_from <= viewer.through
    )
    found: dict[str, Written] = {}
    for row in connection.execute(query.order_by(entry.c.known_from.desc(), entry.c.entry_id)):
        if row.entry_id not in found and is_open(row, viewer):
            found[row.entry_id] = Written(
                entry=whole_entry(row, viewer),
                country=row.country,
                state=row.state,
                audience=Audience(row.now_audience),
                is_replaced=row.known_to is not None,
            )
        if len(found) == most:
            break
    return list(found.values())
