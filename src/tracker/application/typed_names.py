"""Typed names: the entries in whose texts a person stands by name, and not by key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from tracker.application.workspace.known_names import KnownNames
from tracker.domain.values import Ref
from tracker.projections.viewing import Viewer
from tracker.projections.written import Written, written
from tracker.store.word_book import WordBook

MOST = 2_000
"""How many entries are looked through: the newest."""

_REF = re.compile(r"[A-Za-z0-9_-]{43}")
_NO_WORDING = {"address"}


@dataclass(frozen=True)
class Typed:
    """An entry, and the fields of it in which a name stands as somebody typed it."""

    written: Written
    fields: Sequence[str]


@dataclass(frozen=True)
class TypedNames:
    """What was found; `is_all`: every entry was looked through."""

    found: Sequence[Typed]
    is_all: bool


def typed_names(connection: Connection, book: WordBook, viewer: Viewer, person: str) -> TypedNames:
    """Find where a person's name was typed, among what the viewer may see; nothing that is opened is kept in memory."""
    entries = written(connection, viewer, MOST + 1)
    written_in = [(one, {name: set(_refs(value)) for name, value in one.entry.about.items()}) for one in entries[:MOST]]
    refs = set[Ref]().union(*(those for _, fields in written_in for those in fields.values()))
    names = KnownNames(connection, book, only=person)
    texts = book.open(refs, connection, is_kept=False)
    bearing = {ref for ref, text in texts.items() if names.found_in(text)}
    found = [Typed(one, [name for name, those in fields.items() if those & bearing]) for one, fields in written_in]
    return TypedNames([one for one in found if one.fields], is_all=len(entries) <= MOST)


def _refs(value: Any) -> Iterator[Ref]:  # noqa: ANN401 - any field of an entry
    """Find the texts of a field, in every language; the address of a page is no wording."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if isinstance(part, str) and len(name) in {2, 3} and _REF.fullmatch(part):
                yield Ref(part)
            elif name not in _NO_WORDING:
                yield from _refs(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _refs(part)
