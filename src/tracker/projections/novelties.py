"""What the public would see after a release and does not see yet, and what it would see no more: counts alone.

Read by: the page for editors.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from tracker.domain.record import Kind
from tracker.domain.values import Audience
from tracker.projections.tables import demand, document, entry, occasion
from tracker.projections.viewing import Viewer, is_open, visible


@dataclass(frozen=True)
class Novelties:
    """Counts of what is new for the public, entries by their kind; `gone` are entries corrected or taken back.

    `occasions` are those that are new, or of whose days something else is known.
    """

    demands: int
    documents: int
    occasions: int
    entries: Mapping[Kind, int]
    gone: int

    @property
    def is_nothing(self) -> bool:
        """Say whether a release would change no public page."""
        return not (self.demands or self.documents or self.occasions or self.entries or self.gone)


def novelties(connection: Connection, before: Viewer, now: Viewer) -> Novelties:
    """Compare what the public sees with what it would see."""
    seen, would_see = _public(connection, before), _public(connection, now)
    counts = Counter(kind for entry_id, kind in would_see.items() if entry_id not in seen)
    return Novelties(
        demands=_made_between(connection, before, now),
        documents=_registered_between(connection, before, now),
        occasions=_dated_between(connection, before, now),
        entries={kind: counts[kind] for kind in Kind if kind in counts},
        gone=len(seen.keys() - would_see.keys()),
    )


def _public(connection: Connection, viewer: Viewer) -> Mapping[str, Kind]:
    query = select(entry).where(visible(viewer), entry.c.hidden.is_(False))
    return {row.entry_id: Kind(row.kind) for row in connection.execute(query) if is_open(row, viewer)}


def _made_between(connection: Connection, before: Viewer, now: Viewer) -> int:
    query = select(func.count()).select_from(demand)
    new = query.where(demand.c.known_from > before.through, demand.c.known_from <= now.through)
    return connection.scalar(new) or 0


def _registered_between(connection: Connection, before: Viewer, now: Viewer) -> int:
    query = select(func.count()).select_from(document)
    new = query.where(document.c.known_from > before.through, document.c.known_from <= now.through)
    return connection.scalar(new) or 0


def _dated_between(connection: Connection, before: Viewer, now: Viewer) -> int:
    """Count the public occasions that were planned, or of whose days something else is known."""
    its = (occasion.c.audience == Audience.PUBLIC.value, occasion.c.known_from > before.through)
    query = select(func.count(func.distinct(occasion.c.key))).where(*its, occasion.c.known_from <= now.through)
    return connection.scalar(query) or 0
