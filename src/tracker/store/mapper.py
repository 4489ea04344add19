"""Between events as the domain knows them and as they are stored, for the topics it was given alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import msgspec
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import JSONTranscoder, Mapper, Notification, StoredEvent
from eventsourcing.utils import get_topic

from tracker.domain.events import Event, MadeEvent, Stream
from tracker.store import canonical
from tracker.store.codec import Codec, Misread, Staff
from tracker.store.refusals import NewerDatabase, NotRecordable, UnknownTopic, Unreadable

_UNREADABLE = (
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    LookupError,
    msgspec.MsgspecError,
    Misread,
)
"""What reading a row may raise that somebody has changed by hand."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Unrecorded(StoredEvent):
    """An event written down, not yet in the log; `state` is the data of the facts, `staff_data` data2."""

    class_version: int
    staff_data: bytes


@dataclass(frozen=True)
class Kept(Notification):
    """An event as the log keeps it: `id` is its position, `state` its facts' data, `staff` the whole part."""

    class_version: int
    staff: bytes
    recorded_at: int


def moment(microseconds: int) -> datetime:
    """Turn UTC microseconds since 1970 into a datetime, exactly."""
    return _EPOCH + timedelta(microseconds=microseconds)


def microseconds(moment: datetime) -> int:
    """Turn an aware datetime into UTC microseconds since 1970, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


class EventMapper(Mapper[UUID]):
    """Writes events of the allowed topics down, and reads them back as the same classes.

    `aggregates` says which aggregate a stream is, by the class of its first event: it is not stored.
    """

    def __init__(self, topics: Mapping[str, type[Event]], aggregates: Mapping[type[MadeEvent], type[Stream]]) -> None:
        super().__init__(JSONTranscoder())
        self._codecs = {topic: Codec(topic, event) for topic, event in topics.items()}
        self._by_class = {codec.event: codec for codec in self._codecs.values()}
        self._aggregates = {made: get_topic(stream) for made, stream in aggregates.items()}

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID]) -> Unrecorded:
        """Write an event down; raises NotRecordable where it would not read back the same."""
        event = cast("Event", domain_event)
        codec = self._by_class.get(type(event))
        if codec is None:
            raise NotRecordable(type(event).__qualname__, "its class is not in the catalogue")
        try:
            data, staff_data = codec.write(event)
        except (canonical.NotCanonical, msgspec.MsgspecError, Misread) as wrong:
            raise NotRecordable(codec.topic, _without_values(wrong)) from None
        return Unrecorded(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            topic=codec.topic,
            state=data,
            class_version=codec.version,
            staff_data=staff_data,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Event:
        """Read an event that the log keeps; raises UnknownTopic, NewerDatabase, Unreadable."""
        return self.read(cast("Kept", stored_event))[0]

    def read(self, kept: Kept) -> tuple[Event, Staff]:
        """Read an event and who recorded it; raises UnknownTopic, NewerDatabase, Unreadable."""
        codec = self._codecs.get(kept.topic)
        if codec is None:
            raise UnknownTopic(kept.topic)
        if kept.class_version > codec.version:
            raise NewerDatabase(f"{kept.topic} version {kept.class_version}")
        try:
            fields, staff = codec.read(kept.class_version, kept.state, kept.staff)
            if staff.recorded_at != kept.recorded_at:
                raise Misread("recorded_at")
            return self._event(codec, fields, kept), staff
        except _UNREADABLE as wrong:
            stream = cast("UUID", kept.originator_id)
            raise Unreadable(kept.topic, stream, kept.originator_version, _without_values(wrong)) from wrong

    def recorded(self, event: Event, recorded_at: datetime) -> Event:
        """Give a freshly recorded event as it will be read back: with the moment of its recording."""
        copy = object.__new__(type(event))
        copy.__dict__.update(vars(event), timestamp=recorded_at)
        return copy

    def _event(self, codec: Codec, fields: dict[str, Any], kept: Kept) -> Event:
        event = object.__new__(codec.event)
        fields["originator_id"] = kept.originator_id
        fields["originator_version"] = kept.originator_version
        fields["timestamp"] = moment(kept.recorded_at)
        if isinstance(event, MadeEvent):
            fields["originator_topic"] = self._aggregates[type(event)]
        object.__setattr__(event, "__dict__", fields)
        return event


def _without_values(wrong: Exception) -> str:
    """Say what is wrong with an event without repeating what stands in it."""
    return str(wrong) if isinstance(wrong, Misread | canonical.NotCanonical) else type(wrong).__name__
