"""An event of any topic, filled in by its annotations alone: the same for ever, unless its shape changes."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from inspect import get_annotations
from itertools import count
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin
from uuid import UUID

from eventsourcing.utils import get_topic

from tracker.domain.catalogue import AGGREGATES
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Ref
from tracker.store.mapper import Kept, moment
from tracker.store.shapes import TypeForm, types_of

STREAM, AT = UUID(int=1, version=4), 1_700_000_000_123_456
ACCOUNT, VIA = "a-aigul", "web"


def an_event(event: type[Event], *, full: bool) -> Event:
    """Every field is given, or only those that must be."""
    numbers = count(1)
    given = {name: _value(kind, numbers, full=full) for name, kind in types_of(event).items()}
    given |= {"originator_id": STREAM, "originator_version": 2, "timestamp": moment(AT)}
    if issubclass(event, MadeEvent):
        given |= {"originator_version": 1, "originator_topic": get_topic(AGGREGATES[event])}
    return event(**given)


def as_kept(topic: str, version: int, facts: bytes, staff: bytes) -> Kept:
    """A row of the log that holds these bytes."""
    before = f'{{"account":"{ACCOUNT}","command":null,"data2":'.encode()
    after = f',"recorded_at":{AT},"via":"{VIA}"}}'.encode()
    first = 1 if topic in {made.__dict__["TOPIC"] for made in AGGREGATES} else 2
    return Kept(STREAM, first, topic, facts, 7, version, before + staff + after, AT)


def _value(kind: TypeForm, numbers: Iterator[int], *, full: bool) -> Any:  # noqa: ANN401, PLR0911 - one way out for each kind of type
    if kind is Ref:
        return Ref(f"{next(numbers):043}")
    if kind in {Code, Key}:
        return kind(f"{'code' if kind is Code else 'key'}-{next(numbers)}")
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    origin: TypeForm = get_origin(kind)
    arguments = get_args(kind)
    if origin in {Union, UnionType}:
        [inner] = [argument for argument in arguments if argument is not NoneType]
        return _value(inner, numbers, full=full) if full else None
    if origin is tuple:
        return tuple(_value(arguments[0], numbers, full=full) for _ in range(2 * full))
    if origin is dict:
        languages = ("en", "ru") if full else ("und",)
        return {Code(language): _value(arguments[1], numbers, full=full) for language in languages}
    if is_dataclass(kind):
        known = _annotations(kind)
        return kind(**{field.name: _value(known[field.name], numbers, full=full) for field in fields(kind)})  # type: ignore[operator]
    if issubclass(kind, Enum):
        return list(kind)[next(numbers) % 2]  # so that a word added at the end changes nothing
    plain: dict[type, Any] = {bool: full, int: next(numbers), date: date(2021, 12, 7), UUID: UUID(int=next(numbers))}
    return plain[kind]


def _annotations(kind: TypeForm) -> dict[str, TypeForm]:
    return get_annotations(kind, eval_str=True)


def parts_of(kind: TypeForm) -> Iterator[TypeForm]:
    """The types directly inside a type: a dataclass's fields, a container's or a union's parts."""
    yield from _annotations(kind).values() if is_dataclass(kind) else get_args(kind)


def enumerations(kind: TypeForm) -> Iterator[type[Enum]]:
    """Every enumeration that a value of this type may hold."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    if isinstance(kind, type) and issubclass(kind, Enum):
        yield kind
    for part in parts_of(kind):
        yield from enumerations(part)
