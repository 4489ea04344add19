"""Listed demands: the rows of all demands as the lists need them, of which only those are read again that are new.

Read by: the lists, and what keeps demands. A demand's row follows from events of its own stream; how words were put
better is kept until somebody puts any words better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker.projections.changes import words_through
from tracker.projections.changing import WORDS
from tracker.projections.tables import demand
from tracker.projections.tail import Tail, streams_of, touches
from tracker.store.prepared import PreparedOfSome

Row = tuple[str, int]
"""A demand's facts as JSON, and the position from which it is known."""
Words = Mapping[str, tuple[str, ...]]

_ALL = select(demand.c.reference, demand.c.stream_id, demand.c.facts, demand.c.known_from)
_OF_STREAMS = PreparedOfSome(_ALL.where(demand.c.stream_id.in_(bindparam("streams", expanding=True))), "streams")


@dataclass(frozen=True)
class _Words:
    through: int
    head: int
    found: Words


@dataclass(frozen=True)
class _Rows:
    head: int
    found: Mapping[str, Row]
    by_stream: Mapping[str, str]


class ListedDemands:
    """Keeps what the log said of demands when it ended at a position: references and codes, no opened word."""

    def __init__(self, tail: Tail | None = None) -> None:
        self._tail = tail or Tail()
        self._rows: _Rows | None = None
        self._words: _Words | None = None

    def rows(self, connection: Connection, head: int) -> Mapping[str, Row]:
        """Give the rows by the demands' references, in their order; `head` is the last position of this connection."""
        return self._at(connection, head).found

    def written_to(self, connection: Connection, after: int, head: int) -> frozenset[str] | None:
        """Name the demands that were written to after a position and up to the head; None for too much."""
        streams = streams_of(self._tail.since(connection, after, head))
        if not streams:
            return None if streams is None else frozenset()
        by_stream = self._at(connection, head).by_stream
        return frozenset(by_stream[one] for one in streams if one in by_stream)

    def _at(self, connection: Connection, head: int) -> _Rows:
        kept = self._rows
        if kept is not None and kept.head == head:
            return kept
        streams = None
        if kept is not None and kept.head < head:
            streams = streams_of(self._tail.since(connection, kept.head, head))
        if kept is None or streams is None:
            fresh = _with({}, {}, head, connection.execute(_ALL).all())
        else:
            read = _OF_STREAMS.rows(connection, streams) if streams else ()
            fresh = _with(kept.found, kept.by_stream, head, read)
        if kept is None or kept.head <= head:
            self._rows = fresh
        return fresh

    def words(self, connection: Connection, through: int, head: int) -> Words:
        """Give how words were put better through a position, as `words_through` does."""
        kept = self._words
        if kept is not None and (through < kept.through or head < kept.head):
            return words_through(connection, through)
        is_true = kept is not None and not touches(self._tail.since(connection, kept.through, head), WORDS)
        found = kept.found if kept is not None and is_true else words_through(connection, through)
        self._words = _Words(through, head, found)
        return found


def _with(known: Mapping[str, Row], by_stream: Mapping[str, str], head: int, read: Sequence[Any]) -> _Rows:
    fresh = {row.reference: (row.facts, row.known_from) for row in read}
    if all(known.get(reference) == row for reference, row in fresh.items()):
        return _Rows(head, known, by_stream)
    streams = {row.stream_id: row.reference for row in read}
    return _Rows(head, dict(sorted({**known, **fresh}.items())), {**by_stream, **streams})
