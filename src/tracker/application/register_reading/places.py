"""Where things stand in a register: places, the rows around them, and patterns of places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Place = tuple[str | int, ...]

_NAMING_FIELDS = ("key", "code", "measure", "event")
_PERSON = re.compile(r"p-[a-z2-9]{8}")
_NOT_A_ROW = "object"


def row_key(around: Sequence[tuple[str | int, Mapping[str, Any]]]) -> str:
    """Find the key of the innermost row among the maps around a place, outermost first."""
    for name, content in reversed(around):
        key = own_key(name, content)
        if key:
            return key
    return ""


def own_key(name: str | int, content: Mapping[str, Any]) -> str:
    """Find the key by which people know this row; nothing when the map is no row."""
    if isinstance(name, str) and _PERSON.fullmatch(name):
        return name
    if name == _NOT_A_ROW:
        return ""
    for field in _NAMING_FIELDS:
        if isinstance(content.get(field), str):
            return str(content[field])
    return ""


def maps_around(content: object, place: Place) -> list[tuple[str | int, Mapping[str, Any]]]:
    """List the maps that hold the place, each with its own name, outermost first."""
    around: list[tuple[str | int, Mapping[str, Any]]] = []
    here: Any = content
    for name in ("", *place):
        if name != "":
            here = inside(here, name)
        if isinstance(here, Mapping):
            around.append((name, here))
    return around


def find(content: object, pattern: str) -> Iterator[tuple[Place, Any]]:
    """Find every place that fits the pattern and is not null.

    `demands[].measures[].key` goes through lists, `persons{}.country` through a map.
    """
    return _find(content, tuple(pattern.split(".")), ())


def texts(content: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Find every text below a place, however deep."""
    if isinstance(content, str):
        yield place, content
    elif isinstance(content, Mapping):
        for name, inner in content.items():
            yield from texts(inner, (*place, name))
    elif isinstance(content, list):
        for number, inner in enumerate(content):
            yield from texts(inner, (*place, number))


def inside(content: Any, name: str | int) -> Any:  # noqa: ANN401 - a register's data is plain data of any shape
    """Look up what the map or list holds under that name or number, or null."""
    if isinstance(content, Mapping):
        return content.get(str(name))
    if isinstance(content, list) and isinstance(name, int) and name < len(content):
        return content[name]
    return None


def _find(content: object, steps: tuple[str, ...], place: Place) -> Iterator[tuple[Place, Any]]:
    if content is None:
        return
    if not steps:
        yield place, content
        return
    if not isinstance(content, Mapping):
        return
    name = steps[0].rstrip("[]{}")
    here, inner = (*place, name), content.get(name)
    for part, value in _parts(inner, steps[0]):
        yield from _find(value, steps[1:], (*here, *part))


def _parts(inner: object, step: str) -> Iterator[tuple[Place, object]]:
    if step.endswith("[]") and isinstance(inner, list):
        for number, value in enumerate(inner):
            yield (number,), value
    elif step.endswith("{}") and isinstance(inner, Mapping):
        for name, value in inner.items():
            yield (name,), value
    elif not step.endswith(("[]", "{}")):
        yield (), inner
