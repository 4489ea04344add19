"""Newest: of the entries that a card does not name, the newest day of each way of bearing on the same measures.

Read by: the digest of a country. It is kept demand by demand: of a country with 35,000 entries it took half of the time
in which its page was made anew.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, Text, bindparam, case, func, select

from tracker.domain.record import Entry, Kind
from tracker.projections import shelves
from tracker.projections.entry_rows import CLAIMS
from tracker.projections.rows import made_once
from tracker.projections.tables import entry, entry_stream
from tracker.projections.tail import Tail, streams_of
from tracker.projections.viewing import Viewer, visible_at
from tracker.store.prepared import Prepared, PreparedOfSome

_MOST_KEPT = 128
"""Countries on days, for the public and for each of those who are signed in."""
_VERSIONS = 4
"""Of those who read at once, one began before the last entry and one after it."""
_MADE = 4096
_OF_STREAMS: Any = bindparam("streams", expanding=True)
_DEMAND_OF = PreparedOfSome(
    select(entry_stream.c.demand).where(entry_stream.c.stream_id.in_(_OF_STREAMS)).distinct(), "streams"
)
_DEMANDS_IN = PreparedOfSome(select(entry.c.demand).where(entry.c.stream_id.in_(_OF_STREAMS)).distinct(), "streams")

NewestOf = Callable[[Connection, Viewer, date, str], Sequence[Entry]]
"""Gives the newest days of a country's entries, for a viewer as of a day."""


def newest_of(connection: Connection, viewer: Viewer, on: date, country: str) -> list[Entry]:
    """Read the newest days of a country's entries; an entry here stands for all that are alike, without an id."""
    return _found(connection, viewer, on, country)


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
        self._kept: OrderedDict[_Key, Sequence[_Kept]] = OrderedDict()
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
            versions = self._kept.get(key, ())
        known = [one for one in versions if one.through <= viewer.through and one.head <= head]
        kept = max(known, key=_age, default=None)
        demands = self._written_to(connection, kept, viewer.through, head) if kept else None
        if kept is None or demands is None:
            entries = _by_demand(newest_of(connection, viewer, on, country))
        else:
            entries = {one: its for one, its in kept.entries.items() if one not in demands}
            if demands:
                entries |= _by_demand(_found(connection, viewer, on, country, sorted(demands)))
        self._keep(key, _Kept(viewer.through, head, entries))
        return [one for demand in sorted(entries) for one in entries[demand]]

    def _keep(self, key: _Key, fresh: _Kept) -> None:
        with self._guard:
            versions = {_age(one): one for one in (*self._kept.get(key, ()), fresh)}
            self._kept[key] = [versions[one] for one in sorted(versions, reverse=True)[:_VERSIONS]]
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    def _written_to(self, connection: Connection, kept: _Kept, through: int, head: int) -> set[str] | None:
        """Name the demands that were written to since, `""` for none; None where that cannot be told or is too much.

        An event changes rows of its own stream alone: what a viewer knows of others, and may see of them, is as it was.
        """
        if (through, head) == (kept.through, kept.head):
            return set()
        streams = streams_of(self._tail.since(connection, kept.through, head))
        if not streams:
            return None if streams is None else set()
        found = {one for (one,) in _DEMAND_OF.all(connection, streams)}
        if "" in found:  # a country's stream, or a finding's, whose entries stand on demands
            found |= {one for (one,) in _DEMANDS_IN.all(connection, streams)}
        return found


def _age(kept: _Kept) -> tuple[int, int]:
    return kept.through, kept.head


def _key(viewer: Viewer, on: date, country: str) -> _Key:
    """Name what somebody may see but for the positions; the public's days say nothing of entries without one."""
    return country, on, viewer.sample, None if viewer.who is None else replace(viewer, through=0)


def _by_demand(entries: Sequence[Entry]) -> dict[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        found[one.demand or ""].append(one)
    return dict(found)


def _found(
    connection: Connection, viewer: Viewer, on: date, country: str, demands: Sequence[str] | None = None
) -> list[Entry]:
    asked = {"of": country, "day": on.isoformat(), "through": viewer.through}
    of_all, of_some = _queries(replace(viewer, through=0))
    rows = of_all.rows(connection, asked) if demands is None else of_some.rows(connection, demands, asked)
    long = _long_lists(connection, [row.bears_on for row in rows if row.bears_on.startswith("#")])
    return [_newest(row, long.get(row.bears_on, row.bears_on)) for row in rows]


@lru_cache(_MOST_KEPT)
def _queries(viewer: Viewer) -> tuple[Prepared, PreparedOfSome]:
    """Ask for the newest days of a country, and of some of its demands."""
    alike = (entry.c.demand, entry.c.kind, entry.c.bears_on, entry.c.direction, entry.c.flags)
    day = bindparam("day", type_=Text)
    looked_on = case((entry.c.looked_on <= day, entry.c.looked_on))
    its = (entry.c.country == bindparam("of"), entry.c.alone.is_(False), visible_at(viewer), entry.c.effective <= day)
    newest = (func.max(entry.c.effective).label("effective"), func.max(looked_on).label("looked_on"))
    of_all = select(*alike, *newest).where(*its).group_by(*alike)
    some: Any = bindparam("demands", expanding=True)
    return Prepared(of_all), PreparedOfSome(of_all.where(entry.c.demand.in_(some)), "demands")


@made_once(_MADE)
def _newest(row: Row[Any], measures: str) -> Entry:
    return Entry(
        entry_id="",
        kind=Kind(row.kind),
        demand=row.demand or None,
        effective=date.fromisoformat(row.effective),
        looked_on=date.fromisoformat(row.looked_on) if row.looked_on else None,
        recorded_on=date.fromisoformat(row.effective),
        measures=tuple(measures.split()),
        direction=row.direction,
        claims=bool(row.flags & CLAIMS),
    )


def _long_lists(connection: Connection, hashes: Sequence[str]) -> Mapping[str, str]:
    if not hashes:
        return {}
    query = select(entry.c.bears_on, entry.c.measures).where(entry.c.bears_on.in_(hashes)).distinct()
    return {row.bears_on: row.measures for row in connection.execute(query)}
