"""How the entries on one demand are divided among pages, so that each page stays small however many there are."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any

from tracker.web.wording import Text

_MARKUP = 90
"""Bytes on the wire: what stands around the texts of an entry, its days, its measures, its links."""


@dataclass(frozen=True)
class Item:
    """One entry as a page shows it: in which part, under which anchor, of which day, of which kind.

    `number` is the measure that it is told of, None where its part does not say so or it is of none.
    """

    part: str
    anchor: str
    on: date
    kind: str
    line: Any
    number: str | None = None

    @cached_property
    def weight(self) -> int:
        """Estimate how many bytes it takes on the wire."""
        return weigh(self.line)


@dataclass(frozen=True)
class Division:
    """Which entries stand on the first page, by their anchors, and which on each of the earlier ones, newest first."""

    first: frozenset[str]
    earlier: Sequence[Sequence[Item]]

    def page_of(self, anchor: str) -> int | None:
        """Say on which page an entry stands, 0 for the first; None where on none."""
        if anchor in self.first:
            return 0
        pages = enumerate(self.earlier, start=1)
        return next((number for number, items in pages if any(one.anchor == anchor for one in items)), None)

    def left(self, part: str) -> int:
        """Count the entries of a part that stand on earlier pages."""
        return sum(one.part == part for items in self.earlier for one in items)


def weigh(line: object) -> int:
    """Estimate how many bytes an entry takes on the wire: packed alone its texts weigh more than among others."""
    written = "\n".join(_texts(line)).encode()
    return _MARKUP + (len(zlib.compress(written)) if written else 0)


def divide(items: Iterable[Item], first: int, later: int) -> Division:
    """Put the newest of every part on the first page, in turn, as far as there is room; the rest by its days.

    `first` and `later` are the room for entries on the first page and on each earlier one, in bytes.
    """
    parts: dict[str, list[Item]] = {}
    for one in sorted(items, key=lambda one: (one.on, one.anchor), reverse=True):
        parts.setdefault(one.part, []).append(one)
    chosen = frozenset(one.anchor for one in _in_turn(parts, first))
    rest = [one for its in parts.values() for one in its if one.anchor not in chosen]
    rest.sort(key=lambda one: (one.on, one.anchor), reverse=True)
    return Division(chosen, list(_filled(rest, later)))


def _in_turn(parts: Mapping[str, Sequence[Item]], room: int) -> Iterator[Item]:
    """Take one of each part after the other; a part ends with the first that does not fit: no newer one is left out."""
    waiting = {part: iter(its) for part, its in parts.items()}
    while waiting:
        for part, its in list(waiting.items()):
            one = next(its, None)
            if one is None or one.weight > room:
                del waiting[part]
            else:
                room -= one.weight
                yield one


def _filled(items: Iterable[Item], room: int) -> Iterator[Sequence[Item]]:
    """Fill one page after the other; what is too heavy for any has one of its own."""
    page: list[Item] = []
    for one in items:
        if page and sum(each.weight for each in page) + one.weight > room:
            yield page
            page = []
        page.append(one)
    if page:
        yield page


def _texts(value: object) -> Iterator[str]:
    """Find the texts that a line prints."""
    kind: Any = type(value)
    if isinstance(value, Text):
        yield value.text
    elif isinstance(value, str):
        yield value
    elif names := _names(kind):
        for name in names:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)


@cache
def _names(kind: type[Any]) -> Sequence[str]:
    """Name what stands in lines of a kind, nothing where it is no line: a long demand asks this of thousands."""
    return [one.name for one in fields(kind)] if is_dataclass(kind) else []
