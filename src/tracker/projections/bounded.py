"""Bounded: what is kept in memory, up to a number of answers and of the things in them, the longest unused given up."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from tracker.domain.record import Record

T = TypeVar("T")


class Bounded(Generic[T]):
    """Keeps values by their keys; whoever asks guards it.

    A number alone would be no bound: anybody may ask for the same card on another day, and of a large country each
    holds thousands of entries. A thing takes some 600 bytes where no other answer holds the same.
    """

    def __init__(self, most: int, most_things: int) -> None:
        self._most, self._most_things = most, most_things
        self._kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._things = 0

    def get(self, key: Hashable) -> T | None:
        """Give a value, which is used by that; None where there is none."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, value: T, things: int) -> None:
        """Keep a value that holds so many things; one that holds more than all may is not kept."""
        _, before = self._kept.pop(key, (None, 0))
        self._kept[key] = (value, things)
        self._things += things - before
        while len(self._kept) > self._most or self._things > self._most_things:
            self._things -= self._kept.popitem(last=False)[1][1]

    def drop(self, key: Hashable) -> None:
        """Give up one value."""
        self._things -= self._kept.pop(key, (None, 0))[1]

    def clear(self) -> None:
        """Give up everything."""
        self._kept.clear()
        self._things = 0


def things_in(found: object) -> int:
    """Count what an answer, or a question, holds: itself, and the things in its lists."""
    if isinstance(found, Record):
        return 1 + len(found.demands) + len(found.entries)
    parts = found.values() if isinstance(found, Mapping) else found if isinstance(found, list | tuple) else ()
    return 1 + sum(len(one) if isinstance(one, list | tuple) else 1 for one in parts)
