"""Demands of a country's card that nobody wrote to since they were read for the public: these are not read again.

Read by: the digest of a country. What a demand is on a day follows from events of its own stream and from no other.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from sqlalchemy import ColumnElement, Connection, select

from tracker.domain.record import DemandFacts
from tracker.projections.tables import demand
from tracker.projections.viewing import Viewer
from tracker.store.tables import event

ReadDemands = Callable[[ColumnElement[bool]], Sequence[DemandFacts]]
"""Reads those of a country's demands that a condition selects."""

_MOST_KEPT = 32
"""Countries on days."""
_MOST_STREAMS = 200
"""Where more streams were written to than these, everything is read again."""


@dataclass(frozen=True)
class _Kept:
    """What was read for the public that knew the log up to `through`, when it ended at `head`; by reference."""

    through: int
    head: int
    demands: Mapping[str, DemandFacts]


class DemandsKept:
    """Keeps a country's demands on a day, as the public knew them last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, date], _Kept] = OrderedDict()
        self._guard = Lock()

    def of(  # noqa: PLR0913, PLR0917 - what is read, for whom, and how
        self, connection: Connection, viewer: Viewer, on: date, country: str, head: int, read: ReadDemands
    ) -> list[DemandFacts]:
        """Give a country's demands by their references as `read` would read them now; `head` ends the log."""
        with self._guard:
            kept = self._kept.get((country, on))
        written = _written_to(connection, kept, viewer.through, head) if kept else None
        if kept is None or written is None:
            found = {one.reference: one for one in read(demand.c.reference.is_not(None))}
        else:
            found = {reference: one for reference, one in kept.demands.items() if reference not in written}
            if written:
                found |= {one.reference: one for one in read(demand.c.reference.in_(sorted(written)))}
        self._keep((country, on), _Kept(viewer.through, head, found))
        return [found[reference] for reference in sorted(found)]

    def _keep(self, key: tuple[str, date], fresh: _Kept) -> None:
        with self._guard:
            self._kept[key] = fresh
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)


def _written_to(connection: Connection, kept: _Kept, through: int, head: int) -> frozenset[str] | None:
    """Name the demands that were written to since; None where that cannot be told or is too much."""
    if through < kept.through or head < kept.head:
        return None
    since = select(event.c.stream_id).where(event.c.position > kept.through, event.c.position <= head)
    streams = [str(one) for one in connection.scalars(since.distinct().limit(_MOST_STREAMS + 1))]
    if len(streams) > _MOST_STREAMS:
        return None
    return frozenset(connection.scalars(select(demand.c.reference).where(demand.c.stream_id.in_(streams))))
