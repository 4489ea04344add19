"""Unchanged: what was read of some read models, for whoever asks again before they took in anything new."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Connection

from tracker.projections.read_model import ReadModel
from tracker.projections.tail import Tail, feeding, touches

T = TypeVar("T")


class Unchanged(Generic[T]):
    """Keeps what `read` finds, which must follow from the rows of these models alone: no viewer, no day, no word.

    Most releases bring entries, and leave the lists and the calendar as they were. Each process looks for itself at
    what was recorded since it read.
    """

    def __init__(self, read: Callable[[Connection], T], *models: type[ReadModel], tail: Tail | None = None) -> None:
        self._read, self._topics, self._tail = read, feeding(*models), tail or Tail()
        self._kept: tuple[int, T] | None = None

    def at(self, connection: Connection, head: int) -> T:
        """Give what `read` would find now; `head` is the last position that this connection sees."""
        kept = self._kept
        if kept is not None and kept[0] > head:
            return self._read(connection)  # the connection's view is older
        is_true = kept is not None and not touches(self._tail.since(connection, kept[0], head), self._topics)
        found = kept[1] if kept is not None and is_true else self._read(connection)
        self._kept = (head, found)
        return found
