"""What was recorded lately, entry by entry: for whoever keeps a copy of what they may see, and asks what changed since.

Read by: the API's feed of changes, for tokens. The public's is by releases (appearances).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from tracker.projections.tables import entry
from tracker.projections.viewing import Viewer, is_open, known, within_reach


@dataclass(frozen=True)
class Recent:
    """A version of an entry, with the position from which it was known; `state` says whether it counts."""

    position: int
    entry_id: str
    kind: str
    demand: str | None
    country: str | None
    state: str
    effective: str
    recorded_on: str


def recorded_since(connection: Connection, viewer: Viewer, after: int, most: int) -> Sequence[Recent]:
    """List what a signed-in viewer may see of what was recorded after a position, oldest first; the public finds none.

    At most so many positions are looked at, so a list may be shorter, or empty, though more follows.
    """
    if viewer.who is None:
        return []
    newer = (entry.c.known_from > after) & (entry.c.known_from <= after + most)
    query = select(entry).where(newer, known(viewer), within_reach(viewer), entry.c.hidden.is_(False))
    rows = connection.execute(query.order_by(entry.c.known_from, entry.c.entry_id, entry.c.demand))
    return [
        Recent(
            position=row.known_from,
            entry_id=row.entry_id,
            kind=row.kind,
            demand=row.demand or None,
            country=row.country,
            state=row.state,
            effective=row.effective,
            recorded_on=row.recorded_on,
        )
        for row in rows
        if is_open(row, viewer)
    ]
