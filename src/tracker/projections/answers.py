"""Answers that signed-in readers ask for again and again, kept while nothing is recorded that could change them.

Many write while many read: the log's head moves with each entry, and an answer that was kept by it would never be given
twice. Most of what is recorded says what happened or that somebody looked, and changes no list of anything else.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Connection

from tracker.domain import demand_events
from tracker.domain.catalogue import TOPICS
from tracker.domain.entry_events import DevelopmentRecorded
from tracker.domain.events import EntryEvent
from tracker.projections.bounded import Bounded, things_in
from tracker.projections.tail import Tail, Topics
from tracker.projections.viewing import Viewer

T = TypeVar("T")

ENTRIES: Topics = frozenset(topic for topic, kind in TOPICS.items() if issubclass(kind, EntryEvent))
"""The events that add an entry and touch nothing that was there: a list of anything else stays as it is."""

ON_DEMANDS: Topics = frozenset(topic for topic in ENTRIES if TOPICS[topic].__module__ == demand_events.__name__)
"""Entries that are put to demands, and change nothing of what stands on a country alone."""

SEEN: Topics = frozenset(
    topic for topic, kind in TOPICS.items() if issubclass(kind, (DevelopmentRecorded, demand_events.Checked))
)
"""What happened, and that somebody looked: it asks nothing of anybody, and no letter is given by it."""

NOTHING: Topics = frozenset()
"""For an answer that any event could change."""

MOST, MOST_THINGS = 512, 100_000
"""How many answers are kept, some twenty for each of the people who work at once, and how many things in them."""


class Answers:
    """Keeps one answer to each question, with the position through which it was given.

    Answers hold rows of read models: no opened word, which could outlive its erasure here. Whoever asks names in the
    question all that its answer depends on beside the record, and changes nothing of what is given.
    """

    def __init__(self, most: int = MOST, tail: Tail | None = None, most_things: int = MOST_THINGS) -> None:
        self._guard, self._tail = Lock(), tail or Tail()
        self._kept: Bounded[tuple[Hashable, Any]] = Bounded(most, most_things)
        self._last: dict[str, int] = {}
        self._seen, self._floor = -1, 0

    def all_alike(self, connection: Connection, head: int, asked: Hashable, find: Callable[[], T]) -> T:
        """Give what everybody is told who knows the log to its end, `head`: no entry changes it."""
        return self._of((asked, None), self.since(connection, head, ENTRIES), find)

    def of(  # noqa: PLR0913 - all that an answer depends on
        self,
        connection: Connection,
        viewer: Viewer,
        asked: Hashable,
        find: Callable[[], T],
        *,
        beside: Topics = ENTRIES,
        state: Hashable = None,
    ) -> T:
        """Give a viewer's answer as it was, or find it where an event was recorded that is not of the topics `beside`.

        `state` is what else it was made of. The public's answers are found anew: what they know ends earlier.
        """
        if viewer.who is None:
            return find()
        since = self.since(connection, viewer.through, beside)
        return self._of((asked, replace(viewer, through=0)), (since, state), find)

    def since(self, connection: Connection, head: int, beside: Topics) -> int:
        """Give the last position up to the log's end at which something else was recorded than of these topics.

        Each process looks for itself at what was recorded since it looked last, by whichever process.
        """
        with self._guard:
            seen = self._seen
        if head > seen:
            self._look(connection, seen, head)
        with self._guard:
            last = max((at for topic, at in self._last.items() if topic not in beside), default=self._floor)
        return min(last, head)  # an older view of the database, where what came last is not in it yet

    def _look(self, connection: Connection, seen: int, head: int) -> None:
        found = None if seen < 0 else self._tail.since(connection, seen, head)
        with self._guard:
            if head <= self._seen:
                return
            if found is None:
                self._floor = head
                self._last.clear()
            for at, topic, _ in found or ():
                self._last[topic] = max(at, self._last.get(topic, 0))
            self._seen = head

    def _of(self, asked: Hashable, state: Hashable, find: Callable[[], T]) -> T:
        with self._guard:
            before = self._kept.get(asked)
            if before is not None and before[0] == state:
                kept: T = before[1]
                return kept
        found = find()
        things = things_in(found)
        with self._guard:
            self._kept.put(asked, (state, found), things)
        return found


class _Anew(Answers):
    def all_alike(self, connection: Connection, head: int, asked: Hashable, find: Callable[[], T]) -> T:
        return find()

    def of(self, connection: Connection, viewer: Viewer, asked: Hashable, find: Callable[[], T], **_more: Any) -> T:
        return find()


NONE_KEPT: Answers = _Anew()
"""Finds every answer anew: for whoever asks once."""
