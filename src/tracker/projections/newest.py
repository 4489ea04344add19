"""Newest: of the entries that a card does not name, the newest day of each way of bearing on the same measures.

Read by: the digest of a country. It is kept demand by demand: of a country with 35,000 entries it took half of the time
in which its page was made anew.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, Select, and_, bindparam, case, func, select

from tracker.domain.record import Entry, Kind
from tracker.projections import shelves
from tracker.projections.entry_rows import CLAIMS
from tracker.projections.tables import entry, entry_stream
from tracker.projections.tail import Tail, streams_of
from tracker.projections.viewing import Viewer, visible, visible_to_public

NewestOf = Callable[[Connection, Viewer, date, str], Sequence[Entry]]
"""Gives the newest days of a country's entries, for a viewer as of a day."""

_MOST_KEPT = 128
"""Countries on days, for the public and for each of those who are signed in."""
_MOST_STREAMS = 200
"""Where more streams were written to than these, everything is read again."""

_STREAMS: BindParameter[str] = bindparam("streams", expanding=True)
_DEMANDS = select(entry_stream.c.demand).where(entry_stream.c.stream_id.in_(_STREAMS)).distinct()
_OF_ENTRIES = select(entry.c.demand).where(entry.c.stream_id.in_(_STREAMS)).distinct()


def newest_of(connection: Connection, viewer: Viewer, on: date, country: str) -> list[Entry]:
    """Read the newest days of a country's entries; an entry here stands for all that are alike, without an id."""
    return _found(connection, viewer, on, _not_named(country))


@dataclass(frozen=True)
class _Kept:
    """What was read for a viewer that knew the log up to `through`, when it ended at `head`; entries by demand."""

    through: int
    head: int
    entries: Mapping[str, Sequence[Entry]]


_Key = tuple[str, date, bool, Viewer | None]


class NewestKept:
    """Keeps what cards ask, viewer by viewer; of demands that nobody wrote to since, it is not read again."""

    def __init__(self, tail: Tail | None = None) -> None:
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._guard, self._tail = Lock(), tail or Tail()

    def of(
        self, connection: Connection, viewer: Viewer, on: date, country: str, head: int | None = None
    ) -> list[Entry]:
        """Give what `newest_of` would read now; `head` is the log's last position, if it is known."""
        if viewer.who is not None:
            head = viewer.through
        elif head is None:
            head = shelves.head(connection)
        key = _key(viewer, on, country)
        with self._guard:
            kept = self._kept.get(key)
        demands = self._written_to(connection, kept, viewer.through, head) if kept else None
        if kept is None or demands is None:
            entries = _by_demand(newest_of(connection, viewer, on, country))
        else:
            entries = {one: its for one, its in kept.entries.items() if one not in demands}
            if demands:
                entries |= _by_demand(_of_some(connection, viewer, on, country, sorted(demands)))
        self._keep(key, _Kept(viewer.through, head, entries))
        return [one for demand in sorted(entries) for one in entries[demand]]

    def _keep(self, key: _Key, fresh: _Kept) -> None:
        with self._guard:
            self._kept[key] = fresh
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    def _written_to(self, connection: Connection, kept: _Kept, through: int, head: int) -> set[str] | None:
        """Name the demands that were written to since, `""` for none; None where that cannot be told or is too much.

        An event changes rows of its own stream alone: what a viewer knows of others, and may see of them, is as it was.
        """
        if through < kept.through or head < kept.head:
            return None
        if (through, head) == (kept.through, kept.head):
            return set()
        streams = streams_of(self._tail.since(connection, kept.through, head), _MOST_STREAMS)
        if not streams:
            return None if streams is None else set()
        found = set(connection.scalars(_DEMANDS, {"streams": streams}))
        if "" in found:  # a country's stream, or a finding's, whose entries stand on demands
            found |= set(connection.scalars(_OF_ENTRIES, {"streams": streams}))
        return found


def _key(viewer: Viewer, on: date, country: str) -> _Key:
    """Name what somebody may see but for the positions; the public's days say nothing of entries without one."""
    return country, on, viewer.sample, None if viewer.who is None else replace(viewer, through=0)


def _by_demand(entries: Sequence[Entry]) -> dict[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        found[one.demand or ""].append(one)
    return dict(found)


def _not_named(country: str) -> ColumnElement[bool]:
    return and_(entry.c.country == country, entry.c.alone.is_(False))


def _found(connection: Connection, viewer: Viewer, on: date, where: ColumnElement[bool]) -> list[Entry]:
    return _entries(connection, connection.execute(_newest(and_(where, visible(viewer))), {"on": on.isoformat()}).all())


def _of_some(connection: Connection, viewer: Viewer, on: date, country: str, demands: Sequence[str]) -> list[Entry]:
    """Read the newest days on some demands, for the public by a statement that is put together once."""
    if viewer.who is not None:
        return _found(connection, viewer, on, and_(_not_named(country), entry.c.demand.in_(demands)))
    asked = {"country": country, "demands": demands, "through": viewer.through, "on": on.isoformat()}
    return _entries(connection, connection.execute(_public(sample=viewer.sample), asked).all())


@cache
def _public(*, sample: bool) -> Select[Any]:
    its = and_(entry.c.country == bindparam("country"), entry.c.alone.is_(False))
    on_some = entry.c.demand.in_(bindparam("demands", expanding=True))
    return _newest(and_(its, on_some, visible_to_public(sample=sample)))


def _newest(where: ColumnElement[bool]) -> Select[Any]:
    """Ask for the newest days of those alike, as of the day that is bound as `on`."""
    alike = (entry.c.demand, entry.c.kind, entry.c.bears_on, entry.c.direction, entry.c.flags)
    day: BindParameter[str] = bindparam("on")
    looked_on = case((entry.c.looked_on <= day, entry.c.looked_on))
    days = func.max(entry.c.effective).label("effective"), func.max(looked_on).label("looked_on")
    return select(*alike, *days).where(where, entry.c.effective <= day).group_by(*alike)


def _entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[Entry]:
    long = _long_lists(connection, [row.bears_on for row in rows if row.bears_on.startswith("#")])
    return [
        Entry(
            entry_id="",
            kind=Kind(row.kind),
            demand=row.demand or None,
            effective=date.fromisoformat(row.effective),
            looked_on=date.fromisoformat(row.looked_on) if row.looked_on else None,
            recorded_on=date.fromisoformat(row.effective),
            measures=tuple(long.get(row.bears_on, row.bears_on).split()),
            direction=row.direction,
            claims=bool(row.flags & CLAIMS),
        )
        for row in rows
    ]


def _long_lists(connection: Connection, hashes: Sequence[str]) -> Mapping[str, str]:
    if not hashes:
        return {}
    query = select(entry.c.bears_on, entry.c.measures).where(entry.c.bears_on.in_(hashes)).distinct()
    return {row.bears_on: row.measures for row in connection.execute(query)}
