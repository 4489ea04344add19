"""What may stand in an event, read from its annotations: which types, and where references to words lie."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin
from uuid import UUID

from tracker.domain.events import Event, own_fields
from tracker.domain.values import Ref

TypeForm = Any
"""A type as annotations give it: a class, a union, a NewType, ...; Python 3.11 has no name for that."""

Finder = Callable[[Any], Iterator[Ref]]
"""Gives the references to words that lie in a value."""

_PLAIN = (str, int, bool, date, UUID)


@cache
def types_of(event: type[Event]) -> dict[str, TypeForm]:
    """Give the fields of an event class with their types, in their order.

    Raises TypeError for a type that the log does not take: a float, a moment, bytes, a list, anything open.
    """
    found = _annotations(event)
    wanted = {name: found[name] for name in own_fields(event)}
    for name, kind in wanted.items():
        _require_known(kind, f"{event.__qualname__}.{name}")
    return wanted


def refs_in(event: Event) -> Iterator[Ref]:
    """Give every reference to words that an event holds, in both of its parts."""
    for _, ref in refs_by_field(event):
        yield ref


def refs_by_field(event: Event) -> Iterator[tuple[str, Ref]]:
    """Give every reference to words that an event holds, with the name of the field that it lies in."""
    values = vars(event)
    for name, find in _finders(type(event)):
        for ref in find(values[name]):
            yield name, ref


@cache
def _finders(event: type[Event]) -> tuple[tuple[str, Finder], ...]:
    found = ((name, _finder(kind)) for name, kind in types_of(event).items())
    return tuple((name, find) for name, find in found if find is not None)


def _annotations(owner: type) -> dict[str, TypeForm]:
    found: dict[str, TypeForm] = {}
    for part in reversed(owner.__mro__):
        if part.__module__.partition(".")[0] != "eventsourcing":  # whose annotations do not all resolve
            found |= inspect.get_annotations(part, eval_str=True)
    return found


def _require_known(kind: TypeForm, where: str) -> None:
    kind = _plain(kind)
    if kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, Enum)):
        return
    inner = _inner(kind)
    if not inner:
        raise TypeError(f"{where}: the log does not take {kind}")
    for name, part in inner:
        _require_known(part, f"{where}{name}")


def _inner(kind: TypeForm) -> list[tuple[str, TypeForm]]:
    """Give the types inside a composed type, each with the name of its place; nothing for an unknown one."""
    origin: TypeForm = get_origin(kind)
    arguments = get_args(kind)
    if origin in {Union, UnionType} and NoneType in arguments and len(arguments) == 2:  # noqa: PLR2004 - X or None
        return [("", argument) for argument in arguments if argument is not NoneType]
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return [("[]", arguments[0])]
    if origin is dict and _plain(arguments[0]) is str:
        return [("{}", arguments[1])]
    if isinstance(kind, type) and is_dataclass(kind):
        known = _annotations(kind)
        return [(f".{field.name}", known[field.name]) for field in fields(kind)]
    return []


def _plain(kind: TypeForm) -> TypeForm:
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    return kind


def _finder(kind: TypeForm) -> Finder | None:  # noqa: PLR0911 - one way out for each kind of type
    if kind is Ref:
        return lambda value: iter((value,))
    kind = _plain(kind)
    inner = [(name, _finder(part)) for name, part in _inner(kind)]
    if all(find is None for _, find in inner):
        return None
    if is_dataclass(kind):
        return _in_fields([(name.removeprefix("."), find) for name, find in inner if find])
    [(name, find)] = inner
    if find is None:
        return None
    if name == "":
        return lambda value: iter(()) if value is None else find(value)
    if name == "[]":
        return lambda value: (ref for item in value for ref in find(item))
    return lambda value: (ref for item in value.values() for ref in find(item))


def _in_fields(finders: list[tuple[str, Finder]]) -> Finder:
    def find_all(value: object) -> Iterator[Ref]:
        for name, find in finders:
            yield from find(getattr(value, name))

    return find_all
