"""What every recorded event has in common."""

from copy import copy
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, ClassVar, Self
from uuid import UUID, uuid4

from eventsourcing.domain import AggregateCreated, AggregateEvent, BaseAggregate

from tracker.domain.values import Audience, Row

NOT_YET_RECORDED = datetime(1970, 1, 1, tzinfo=UTC)
"""The timestamp of an event that no store has kept: the store alone says when it was recorded."""


class Event(AggregateEvent):
    """Something that happened to an aggregate: facts for the public log, staff fields that never leave it.

    `STAFF` names the fields of the staff part; which part a field lies in is fixed for ever.
    `row` says which register row the event was loaded from, None where a person recorded it.
    """

    STAFF: ClassVar[tuple[str, ...]] = ("row",)
    class_version: ClassVar[int] = 1

    row: Row | None

    @staticmethod
    def create_timestamp() -> datetime:
        """Leave the clock to the store."""
        return NOT_YET_RECORDED

    def apply(self, aggregate: "Stream") -> None:
        """Let the aggregate take the event in."""
        aggregate.take(self)


class MadeEvent(Event, AggregateCreated):
    """The first event of a stream."""


class EntryEvent(Event):
    """An entry of the record: it has an id of its own, and an audience.

    One entry on several demands is one event in each demand's stream with the same entry id.
    `not_before`: the day before which nobody outside the audience's team may see it, or None.
    """

    entry_id: UUID
    audience: Audience
    not_before: date | None


class Stream(BaseAggregate[UUID]):
    """An aggregate whose events are kept for ever under a random id."""

    @staticmethod
    def create_id() -> UUID:
        """Draw a random id: no name, date or order can be read from it."""
        return uuid4()

    def take(self, event: Event) -> None:
        """Assign what the event says; runs at every replay, so it never checks, raises or reads a clock."""

    def twin(self) -> Self:
        """Give one that goes its own way from here: what is recorded on it does not change this one.

        A stream holds events and values, which nobody changes, in lists, sets and mappings of its own.
        """
        twin = copy(self)
        own = {name: value.copy() for name, value in vars(self).items() if isinstance(value, (dict, list, set))}
        vars(twin).update(own)
        return twin

    @classmethod
    def made(cls, event: type[MadeEvent], **given: Any) -> Self:
        """Begin a stream with its first event; fields that were not given are None."""
        return cls._create(event, **dict.fromkeys(own_fields(event)) | given)

    def record(self, event: type[Event], **given: Any) -> None:
        """Trigger an event; fields that were not given are None."""
        self.trigger_event(event, **dict.fromkeys(own_fields(event)) | given)


@cache
def own_fields(event: type[Event]) -> tuple[str, ...]:
    """Name the fields that an event class records, in their order; the library's bookkeeping is left out."""
    library = {"originator_id", "originator_version", "timestamp", "originator_topic"}
    return tuple(field.name for field in fields(event) if field.name not in library)
