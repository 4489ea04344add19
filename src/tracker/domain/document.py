"""Document: the resolution, declaration, letter or article that demands come from."""

from typing import Any, Self

from tracker.domain import document_events as events
from tracker.domain.events import Stream
from tracker.domain.values import Key


class Document(Stream):
    """One document; its key is public and never reused."""

    def __init__(self, key: Key) -> None:
        self.key = key

    @classmethod
    def register(cls, **facts: Any) -> Self:
        """Enter a document into the record; `facts` are the fields of `Registered`."""
        return cls.made(events.Registered, **facts)
