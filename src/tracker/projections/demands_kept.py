"""Demands of a country's card that nobody wrote to since they were read for the public: these are not read again.

Read by: the digest of a country. What a demand is on a day follows from events of its own stream and from no other.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy import Connection

from tracker.domain.record import DemandFacts
from tracker.projections.listed_demands import ListedDemands
from tracker.projections.viewing import Viewer

ReadDemands = Callable[[Sequence[str] | None], Sequence[DemandFacts]]
"""Reads those demands that have some references, all of them for None."""

_MOST_KEPT = 64
"""Countries on days, and the demands that are named on them."""


@dataclass(frozen=True)
class _Kept:
    """What was read for the public that knew the log up to `through`, when it ended at `head`; by reference."""

    through: int
    head: int
    demands: Mapping[str, DemandFacts]


_Key = tuple[str | tuple[str, ...], date]


class DemandsKept:
    """Keeps demands on a day, those of a country or such as are named, as the public knew them last."""

    def __init__(self, listed: ListedDemands | None = None) -> None:
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._guard, self._listed = Lock(), listed or ListedDemands()

    def of(  # noqa: PLR0913, PLR0917 - what is read, for whom, and how
        self, connection: Connection, viewer: Viewer, on: date, which: str | Sequence[str], head: int, read: ReadDemands
    ) -> list[DemandFacts]:
        """Give demands by their references as `read` would read them now; `head` ends the log.

        `which` are those of a country, by its code, or those of some references.
        """
        key = (which if isinstance(which, str) else tuple(which), on)
        with self._guard:
            kept = self._kept.get(key)
        written = self._written_to(connection, kept, viewer.through, head) if kept else None
        if written and not isinstance(which, str):
            written = written.intersection(which)
        if kept is None or written is None:
            found = {one.reference: one for one in read(None)}
        else:
            found = {reference: one for reference, one in kept.demands.items() if reference not in written}
            if written:
                found |= {one.reference: one for one in read(sorted(written))}
        self._keep(key, _Kept(viewer.through, head, found))
        return [found[reference] for reference in sorted(found)]

    def _keep(self, key: _Key, fresh: _Kept) -> None:
        with self._guard:
            self._kept[key] = fresh
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    def _written_to(self, connection: Connection, kept: _Kept, through: int, head: int) -> frozenset[str] | None:
        """Name the demands that were written to since; None where that cannot be told or is too much."""
        if through < kept.through or head < kept.head:
            return None
        return self._listed.written_to(connection, kept.through, head)
