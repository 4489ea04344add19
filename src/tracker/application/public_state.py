"""Public state: since when nothing was recorded that could change what the public sees."""

from threading import Lock

from sqlalchemy import Connection

from tracker.domain.catalogue import TOPICS
from tracker.domain.events import EntryEvent
from tracker.projections import shelves
from tracker.projections.tail import Tail

WAITS_FOR_A_RELEASE = frozenset(topic for topic, kind in TOPICS.items() if issubclass(kind, EntryEvent))
"""The events that add an entry and touch nothing that was there: the public sees them with the next release.

Everything else may act at once: releases, narrowing, hiding, corrections, names, erasures, files, occasions.
"""


class PublicState:
    """Gives a position for the public's view of the record: while it stays, so does all that the public sees of a day.

    Each process looks for itself at what was recorded since it looked last, by whichever process.
    """

    def __init__(self, tail: Tail | None = None) -> None:
        self._guard, self._tail = Lock(), tail or Tail()
        self._state, self._seen = -1, -1

    def at(self, connection: Connection, head: int | None = None) -> int:
        """Give the state of the database as this connection sees it; `head` is its last position, if it is known."""
        head = shelves.head(connection) if head is None else head
        with self._guard:
            state, seen = self._state, self._seen
        if head < state:
            return head  # the connection's view is older than the last change
        if head <= seen:
            return state
        if seen < 0 or self._is_touched(connection, seen, head):
            state = head
        with self._guard:
            if self._seen < head:
                self._state, self._seen = max(state, self._state), head
        return state

    def _is_touched(self, connection: Connection, after: int, through: int) -> bool:
        """Say whether anything between two positions acts before a release."""
        found = self._tail.since(connection, after, through)
        return found is None or not WAITS_FOR_A_RELEASE.issuperset(one.topic for one in found)
