"""Written: the texts of one thing that one reader may read, and what it is called beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.application.search.index import What
from tracker.domain.record import Entry
from tracker.domain.values import Ref

_REF = re.compile(r"[A-Za-z0-9_-]{43}")
_NO_WORDING = {"address"}
"""Where a page lies is no wording: nothing is found by it."""


@dataclass(frozen=True)
class Written:
    """One text in its languages, and the field that it stands in."""

    field: str
    words: Mapping[str, Ref]


@dataclass(frozen=True)
class Readable:
    """One thing as a reader may read it.

    `title` is the text that it is called by, None where it has none; `codes` are what it is called by beside texts;
    `on` puts the newest first. An entry stands on `demand`, or in `country` alone.
    """

    what: What
    key: str
    title: Mapping[str, Ref] | None
    texts: Sequence[Written]
    codes: Sequence[str] = ()
    on: date = date.min
    entry: Entry | None = None
    demand: str | None = None
    country: str | None = None


def texts_in(about: Mapping[str, Any]) -> Iterator[Written]:
    """Find the texts in the facts of anything, however deep they stand."""
    for name, value in about.items():
        yield from _texts(name, value)


def refs_of(words: Mapping[str, Ref]) -> Sequence[Ref]:
    """Give the references of a text."""
    return [Ref(ref) for ref in words.values()]


def _texts(name: str, value: object) -> Iterator[Written]:
    if name in _NO_WORDING:
        return
    if isinstance(value, Mapping):
        if value and all(_is_ref(language, ref) for language, ref in value.items()):
            yield Written(name, value)
            return
        for inner, part in value.items():
            yield from _texts(inner if isinstance(part, Mapping) else name, part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(name, part)


def _is_ref(language: object, ref: object) -> bool:
    return isinstance(language, str) and len(language) in {2, 3} and isinstance(ref, str) and bool(_REF.fullmatch(ref))
