"""What the public would see after a release and does not see yet, and what it would see no more: counts alone.

Read by: the page for editors, and whatever releases by itself.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select, true

from tracker.domain.record import Kind
from tracker.domain.values import Audience
from tracker.projections import shelves
from tracker.projections.parties import ORGANISATION
from tracker.projections.tables import alias, demand, demand_change, document, entry, listed, occasion, party
from tracker.projections.viewing import Viewer, is_open, visible


@dataclass(frozen=True)
class Novelties:
    """Counts of what is new for the public, entries by their kind; `gone` are entries corrected or taken back.

    `occasions` are those that are new, or of which something else is known. `others` is how often something else
    became known that public pages print: of an entry that they show already, of a demand, of a list.
    """

    demands: int
    documents: int
    occasions: int
    entries: Mapping[Kind, int]
    gone: int
    others: int = 0

    @property
    def is_nothing(self) -> bool:
        """Say whether a release would change no public page."""
        counts = (self.demands, self.documents, self.occasions, len(self.entries), self.gone, self.others)
        return not any(counts)


def unreleased(connection: Connection, now: Viewer) -> Novelties:
    """Say what a release would change for the public, to whom `now` is the whole record."""
    last, before = shelves.edition(connection), Viewer(0, now.day, now.today, now.sample)
    if last is not None:
        before = Viewer(last.through, last.released_on, last.released_on, now.sample)
    return novelties(connection, before, now)


def novelties(connection: Connection, before: Viewer, now: Viewer) -> Novelties:
    """Compare what the public sees with what it would see."""
    seen, would_see = _public(connection, before), _public(connection, now)
    counts = Counter(one.kind for entry_id, one in would_see.items() if entry_id not in seen)
    changed = sum(seen[entry_id] != one for entry_id, one in would_see.items() if entry_id in seen)
    return Novelties(
        demands=_made_between(connection, before, now),
        documents=_registered_between(connection, before, now),
        occasions=_dated_between(connection, before, now),
        entries={kind: counts[kind] for kind in Kind if kind in counts},
        gone=len(seen.keys() - would_see.keys()),
        others=changed + _told_between(connection, before, now),
    )


@dataclass
class _Shown:
    """An entry that the public sees: its kind, and the versions of it, one for each demand that it stands on."""

    kind: Kind
    versions: set[tuple[str, str, int]] = field(default_factory=set)


def _public(connection: Connection, viewer: Viewer) -> Mapping[str, _Shown]:
    query, found = select(entry).where(visible(viewer), entry.c.hidden.is_(False)), dict[str, _Shown]()
    for row in connection.execute(query):
        if is_open(row, viewer):
            shown = found.setdefault(row.entry_id, _Shown(Kind(row.kind)))
            shown.versions.add((row.stream_id, row.demand, row.known_from))
    return found


def _told_between(connection: Connection, before: Viewer, now: Viewer) -> int:
    """Count what was said of demands and organisations, and put on the record's lists: all of it is on public pages.

    How a person is named acts at once, without a release.
    """
    organisations = select(party.c.key).where(party.c.kind == ORGANISATION)
    told = (
        (demand_change.c.position, true()),
        (listed.c.known_from, true()),
        (party.c.known_from, party.c.kind == ORGANISATION),
        (alias.c.position, alias.c.party.in_(organisations)),
    )
    queries = (
        select(func.count()).select_from(place.table).where(its, place > before.through, place <= now.through)
        for place, its in told
    )
    return sum(connection.scalar(query) or 0 for query in queries)


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
