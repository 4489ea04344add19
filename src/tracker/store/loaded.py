"""Streams as they were loaded last, so that of a long one only what was recorded since is read."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from uuid import UUID

from eventsourcing.persistence import EventStore

from tracker.domain.events import Event, Stream

MOST = 20_000
"""How many events the kept streams may hold together, the longest unused given up first: some 30 MB."""


class Loaded:
    """Loads streams; each is given as one of its own, which whoever loads it may record on.

    What is kept is as old as it may be: the events after it are asked for each time, and a write that was decided on an
    older state is refused by the log. Events hold references, never texts.
    """

    def __init__(self, events: EventStore[UUID], most: int = MOST) -> None:
        self._events, self._most = events, most
        self._kept: OrderedDict[UUID, Stream] = OrderedDict()
        self._held = 0
        self._guard = Lock()

    def stream(self, stream_id: UUID) -> Stream | None:
        """Load a stream as it is now, None where there is none."""
        with self._guard:
            kept = self._kept.get(stream_id)
            if kept is not None:
                self._kept.move_to_end(stream_id)
        fresh = list(self._events.get(stream_id, gt=kept.version if kept else None))
        if kept is not None and not fresh:
            return kept.twin()
        found = _project(kept.twin() if kept else None, fresh)  # type: ignore[arg-type]  # the mapper reads our events
        if found is None:
            return None
        self._keep(stream_id, found)
        return found.twin()

    def _keep(self, stream_id: UUID, found: Stream) -> None:
        with self._guard:
            before = self._kept.get(stream_id)
            if before is not None and before.version >= found.version:
                return
            self._held += found.version - (before.version if before else 0)
            self._kept[stream_id] = found
            self._kept.move_to_end(stream_id)
            while self._held > self._most:
                self._held -= self._kept.popitem(last=False)[1].version


def _project(stream: Stream | None, events: Iterable[Event]) -> Stream | None:
    for event in events:
        stream = event.mutate(stream)
    return stream
