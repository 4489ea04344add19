"""Unchanged: what was read of some read models, for whoever asks again before they took in anything new."""

from collections.abc import Callable
from typing import Generic, TypeVar

from sqlalchemy import Connection, bindparam, select

from tracker.domain.catalogue import TOPICS
from tracker.projections.read_model import ReadModel
from tracker.store.tables import event

T = TypeVar("T")

_MOST = 5_000
"""How many events are looked at, at most: after more than these everything is read again."""

_TOUCHED = (
    select(event.c.position)
    .where(
        event.c.position > bindparam("after"),
        event.c.position <= bindparam("head"),
        event.c.topic.in_(bindparam("topics", expanding=True)),
    )
    .limit(1)
)


class Unchanged(Generic[T]):
    """Keeps what `read` finds, which must follow from the rows of these models alone: no viewer, no day, no word.

    Most releases bring entries, and leave the lists and the calendar as they were. Each process looks for itself at
    what was recorded since it read.
    """

    def __init__(self, read: Callable[[Connection], T], *models: type[ReadModel]) -> None:
        self._read = read
        feeds = {kind for model in models for kind in model.feeds}
        self._topics = sorted(topic for topic, kind in TOPICS.items() if kind in feeds)
        self._kept: tuple[int, T] | None = None

    def at(self, connection: Connection, head: int) -> T:
        """Give what `read` would find now; `head` is the last position that this connection sees."""
        kept = self._kept
        if kept is not None and kept[0] > head:
            return self._read(connection)  # the connection's view is older
        found = self._read(connection) if kept is None or self._touched(connection, kept[0], head) else kept[1]
        self._kept = (head, found)
        return found

    def _touched(self, connection: Connection, after: int, head: int) -> bool:
        if head - after > _MOST:
            return True
        asked = {"after": after, "head": head, "topics": self._topics}
        return head > after and connection.scalar(_TOUCHED, asked) is not None
