"""One file of a register, read: its data, its lines and its sum."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from .places import Place, find, inside, maps_around, own_key, row_key
from .problems import Problem


@dataclass(frozen=True)
class Source:
    """What a file says, and where it says it."""

    file: str
    content: Mapping[str, Any]
    lines: Mapping[Place, int]
    sha256: str

    def find(self, pattern: str) -> Iterator[tuple[Place, Any]]:
        """Every place that fits the pattern and is not null, with what stands there."""
        return find(self.content, pattern)

    def at(self, place: Place) -> Any:  # noqa: ANN401 - a register's data is plain data of any shape
        """Look up what stands at the place."""
        return reduce(inside, place, self.content)

    def line(self, place: Place) -> int:
        """Find the line of the place, or of what holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message_key: str, **values: str) -> Problem:
        """Something wrong at a place, with its line and the row it is in."""
        key = row_key(maps_around(self.content, place))
        return Problem(self.file, self.line(place), key, message_key, values)

    @cached_property
    def row_lines(self) -> Mapping[str, int]:
        """The line on which each row begins; where two lists share a key, the first."""
        found: dict[str, int] = {}
        for place, row in _maps(self.content, ()):
            key = own_key(place[-1] if place else "", row)
            if key:
                found.setdefault(key, self.line(place))
        return found


Sources = Mapping[str, Source]


def _maps(content: object, place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    if isinstance(content, Mapping):
        yield place, content
        for name, inner in content.items():
            yield from _maps(inner, (*place, name))
    elif isinstance(content, list):
        for number, inner in enumerate(content):
            yield from _maps(inner, (*place, number))
