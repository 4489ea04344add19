"""Organisation: a union, a State organ or an international body."""

from typing import Any, Self

from tracker.domain import organisation_events as events
from tracker.domain.events import Event, Stream
from tracker.domain.values import Key, Row, Words


class Organisation(Stream):
    """One organisation; its key is public unless it is small."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.names: list[Words] = []

    @classmethod
    def register(cls, **facts: Any) -> Self:
        """Enter an organisation; `facts` are the fields of `Registered`."""
        return cls.made(events.Registered, **facts)

    def add_alias(self, name: Words, *, row: Row | None = None) -> None:
        """Record another way in which the name is written."""
        self.record(events.AliasAdded, name=name, row=row)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        if isinstance(event, events.Registered | events.AliasAdded):
            self.names.append(event.name)
