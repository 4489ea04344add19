"""Listed demands: the rows of all demands as the lists need them, of which only those are read again that are new.

Read by: the lists. A demand's row follows from events of its own stream; how its words were put better is kept until
somebody puts any words better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from tracker.projections.changes import words_through
from tracker.projections.changing import WORDS
from tracker.projections.tables import demand
from tracker.projections.tail import Tail, streams_of, touches

Row = tuple[str, int]
"""A demand's facts as JSON, and the position from which it is known."""
Words = Mapping[str, tuple[str, ...]]

_MOST_STREAMS = 200
"""Where more streams were written to than these, everything is read again."""

_ALL = select(demand.c.reference, demand.c.facts, demand.c.known_from).order_by(demand.c.reference)
_OF_STREAMS = select(demand.c.reference, demand.c.facts, demand.c.known_from).where(
    demand.c.stream_id.in_(bindparam("streams", expanding=True))
)


@dataclass(frozen=True)
class _Words:
    through: int
    head: int
    found: Words


class ListedDemands:
    """Keeps what the log said of demands when it ended at a position: references and codes, no opened word."""

    def __init__(self, tail: Tail | None = None) -> None:
        self._tail = tail or Tail()
        self._rows: tuple[int, Mapping[str, Row]] | None = None
        self._words: _Words | None = None

    def rows(self, connection: Connection, head: int) -> Mapping[str, Row]:
        """Give the rows by the demands' references, in their order; `head` is the last position of this connection."""
        kept = self._rows
        if kept is None or kept[0] > head:
            found = _read(connection)
        else:
            streams = streams_of(self._tail.since(connection, kept[0], head), _MOST_STREAMS)
            found = _read(connection) if streams is None else _with(kept[1], _of(connection, streams))
        if kept is None or kept[0] <= head:
            self._rows = (head, found)
        return found

    def words(self, connection: Connection, through: int, head: int) -> Words:
        """Give how words were put better through a position, as `words_through` does."""
        kept = self._words
        if kept is not None and (through < kept.through or head < kept.head):
            return words_through(connection, through)
        is_true = kept is not None and not touches(self._tail.since(connection, kept.through, head), WORDS)
        found = kept.found if kept is not None and is_true else words_through(connection, through)
        self._words = _Words(through, head, found)
        return found


def _read(connection: Connection) -> Mapping[str, Row]:
    return {reference: (said, known_from) for reference, said, known_from in connection.execute(_ALL)}


def _of(connection: Connection, streams: Sequence[str]) -> Mapping[str, Row]:
    if not streams:
        return {}
    rows = connection.execute(_OF_STREAMS, {"streams": streams})
    return {reference: (said, known_from) for reference, said, known_from in rows}


def _with(known: Mapping[str, Row], fresh: Mapping[str, Row]) -> Mapping[str, Row]:
    if all(known.get(reference) == row for reference, row in fresh.items()):
        return known
    return dict(sorted({**known, **fresh}.items()))
