"""Tail: what was recorded last, read once by a process for whoever asks whether something of theirs is in it.

Read by: whatever keeps something until it could have become untrue.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from tracker.domain.catalogue import TOPICS
from tracker.projections.read_model import ReadModel
from tracker.store.prepared import Prepared
from tracker.store.tables import event

Topics = frozenset[str]

MOST = 5_000
"""How many events are looked at, at most: after more than these everything counts as changed."""

MOST_STREAMS = 200
"""How many streams are named, at most: where more were written to, everything is read again."""

_SINCE = Prepared(
    select(event.c.position, event.c.topic, event.c.stream_id)
    .where(event.c.position > bindparam("after"), event.c.position <= bindparam("through"))
    .order_by(event.c.position)
)


class Written(NamedTuple):
    """An event: where it stands in the log, its topic, and the id of the stream that it was written to."""

    position: int
    topic: str
    stream_id: str


_place: Callable[[Written], int] = attrgetter("position")


class Tail:
    """The last events of the log, without what they say; each process looks for itself at what others recorded."""

    def __init__(self, most: int = MOST) -> None:
        self._most, self._guard = most, Lock()
        self._kept: tuple[int, int, Sequence[Written]] = (0, 0, ())  # after which position, through which, the events

    def since(self, connection: Connection, after: int, through: int) -> Sequence[Written] | None:
        """List what was recorded after a position and through another, which this connection sees; None for too much.

        Nothing that was recorded is ever changed, so what was read once need not be read again.
        """
        if through - after > self._most:
            return None
        if through <= after:
            return ()
        first, last, events = self._kept
        if after < first:
            return _read(connection, after, through)
        if through > last:
            first, last, events = self._longer(connection, after, through)
        return events[bisect_right(events, after, key=_place) : bisect_right(events, through, key=_place)]

    def _longer(self, connection: Connection, after: int, through: int) -> tuple[int, int, Sequence[Written]]:
        first, last, events = self._kept
        if through - last > self._most:
            first, last, events = after, after, ()
        events = [*events, *_read(connection, last, through)]
        if len(events) > self._most:
            first = events[-self._most - 1].position
            events = events[-self._most :]
        with self._guard:
            if through > self._kept[1]:
                self._kept = (first, through, events)
        return first, through, events


def feeding(*models: type[ReadModel]) -> Topics:
    """Name the topics of what these read models take in: nothing else that is recorded changes their rows."""
    feeds = tuple(kind for model in models for kind in model.feeds)
    return frozenset(topic for topic, kind in TOPICS.items() if issubclass(kind, feeds))


def touches(events: Sequence[Written] | None, topics: Topics) -> bool:
    """Say whether an event of these topics is among what was recorded; too much counts as one."""
    return events is None or any(one.topic in topics for one in events)


def streams_of(events: Sequence[Written] | None, most: int = MOST_STREAMS) -> Sequence[str] | None:
    """Name the streams that were written to; None where that is too much, or more than so many."""
    streams = None if events is None else sorted({one.stream_id for one in events})
    return None if streams is None or len(streams) > most else streams


def _read(connection: Connection, after: int, through: int) -> Sequence[Written]:
    rows = _SINCE.rows(connection, {"after": after, "through": through})
    return [Written(position, topic, str(stream_id)) for position, topic, stream_id in rows]
