"""How the fields of one event class are written in their two parts, and strictly read back."""

from functools import lru_cache, partial
from typing import Any, NamedTuple

import msgspec

from tracker.domain.events import Event
from tracker.store import canonical
from tracker.store.shapes import types_of


class Misread(Exception):
    """What was read back is not what was written; the message names fields, never values."""


class Staff(NamedTuple):
    """Who recorded an event, through which door, and when in UTC microseconds."""

    account: str
    via: str
    recorded_at: int


class _AnyStaff(msgspec.Struct, forbid_unknown_fields=True, gc=False):
    """The staff part with its `data2` left as it is written."""

    account: str
    command: str | None
    data2: msgspec.Raw
    recorded_at: int
    via: str


_STAFF = msgspec.json.Decoder(_AnyStaff)
_ANY = msgspec.json.Decoder(dict[str, Any])


class Codec:
    """Writes and reads the events of one topic.

    Reading is strict all the way down: an unknown key, a missing one, a wrong type or another spelling of
    the same value is an error, because what was read must be written as the very same bytes.
    """

    def __init__(self, topic: str, event: type[Event]) -> None:
        types = types_of(event)
        if not set(event.STAFF) <= set(types):
            raise TypeError(f"{event.__qualname__}.STAFF names a field that the event does not have")
        if not canonical.is_code(topic) or topic != event.__dict__.get("TOPIC"):
            raise TypeError(f"{event.__qualname__} does not say itself that its topic is {topic}")
        self.topic, self.event, self.version = topic, event, event.class_version
        self._facts = tuple(name for name in types if name not in event.STAFF)
        self._staff = tuple(name for name in types if name in event.STAFF)
        self._facts_type = _struct(f"{event.__name__}Facts", {name: types[name] for name in self._facts})
        self._staff_type = _struct(f"{event.__name__}Staff", {name: types[name] for name in self._staff})
        self._facts_decoder = msgspec.json.Decoder(self._facts_type)
        self._staff_decoder = msgspec.json.Decoder(self._staff_type)
        self._read_staff = lru_cache(_ALIKE)(partial(_read_part, self._staff_decoder))

    def write(self, event: Event) -> tuple[bytes, bytes]:
        """Write the data of the facts and of the staff part; raises NotCanonical, MsgspecError, Misread."""
        values = vars(event)
        facts = {name: values[name] for name in self._facts}
        staff = {name: values[name] for name in self._staff}
        data, data2 = canonical.encode(facts), canonical.encode(staff)
        again = self._read(data, data2)
        for name, value in again.items():
            if value != values[name]:
                raise Misread(name)
        return data, data2

    def read(self, version: int, data: bytes, staff: bytes) -> tuple[dict[str, Any], Staff]:
        """Read the fields back, brought up to the present shape; raises MsgspecError, Misread."""
        part = _STAFF.decode(staff)
        data2 = bytes(part.data2)
        if version != self.version:
            data, data2 = self._upcast(version, data, data2)
        return self._read(data, data2), Staff(part.account, part.via, part.recorded_at)

    def _read(self, data: bytes, data2: bytes) -> dict[str, Any]:
        return _read_part(self._facts_decoder, data) | self._read_staff(data2)

    def _upcast(self, version: int, data: bytes, data2: bytes) -> tuple[bytes, bytes]:
        facts, staff = _ANY.decode(data), _ANY.decode(data2)
        for old in range(version, self.version):
            getattr(self.event, f"upcast_v{old}_v{old + 1}")(facts, staff)
        return _ENCODER.encode(facts), _ENCODER.encode(staff)


_ENCODER = msgspec.json.Encoder(order="sorted")
_ALIKE = 64
"""How many staff parts of a topic are remembered: those of events without any are all the same."""


def _read_part(decoder: "msgspec.json.Decoder[msgspec.Struct]", data: bytes) -> dict[str, Any]:
    part = decoder.decode(data)
    if _ENCODER.encode(part) != data:
        raise Misread("not written as this version writes it")
    return msgspec.structs.asdict(part)


def _struct(name: str, types: dict[str, Any]) -> type[msgspec.Struct]:
    return msgspec.defstruct(name, list(types.items()), forbid_unknown_fields=True, gc=False)
