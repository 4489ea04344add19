"""Heads: which column each heading of a table names, in whichever language; an unknown one is told with the nearest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel.support import Translations
from rapidfuzz import fuzz, process

from tracker.application.intake.reading.tabular import Line
from tracker.web.workspace.form import Complaint
from tracker.web.workspace.rows.columns import Column
from tracker.web.workspace.rows.row_kind import RowKind

_NEAR = 60
"""Of a hundred: how like a heading a known one has to be to be named."""
_BETWEEN = re.compile(r"[\s_*:]+")


@dataclass(frozen=True)
class Heads:
    """The columns of a table by their places from 0, and what is wrong with its headings."""

    places: Mapping[int, Column]
    complaints: Sequence[Complaint]


def head(column: Column, catalogue: Translations) -> str:
    """Give the heading of a column in a language; a star says that it is needed."""
    number = f" {column.number}" if column.number else ""
    language = f" [{column.language}]" if column.language else ""
    return f"{catalogue.gettext(column.label)}{number}{language}{' *' if column.needed else ''}"


def recognised(line: Line, kind: RowKind, catalogues: Iterable[Translations]) -> Heads:
    """Say which columns the headings name."""
    known: dict[str, Column] = {}
    names: dict[str, str] = {}
    for one in kind.columns:
        for said in (one.code, *(head(one, catalogue) for catalogue in catalogues)):
            known.setdefault(folded(said), one)
            names.setdefault(folded(said), said)
    places: dict[int, Column] = {}
    complaints: list[Complaint] = []
    for place, said in enumerate(line.cells):
        found = known.get(folded(said))
        if place in line.flaws:
            complaints.append(Complaint("", f"row.{line.flaws[place].value}", {"head": letter(place)}))
        elif found is None and said:
            complaints.append(_unknown(said, names))
        elif found is not None and found in places.values():
            complaints.append(Complaint("", "row.repeated_head", {"head": said}))
        elif found is not None:
            places[place] = found
    missing = _missing(kind, places.values())
    catalogue = next(iter(catalogues))
    complaints += [Complaint("", "row.missing_head", {"head": head(one, catalogue).rstrip(" *")}) for one in missing]
    return Heads(places, complaints)


def folded(said: str) -> str:
    """Give a heading or a value so that case, spaces and stars make no difference."""
    return _BETWEEN.sub(" ", said.replace("ё", "е")).strip().casefold()


def letter(place: int) -> str:
    """Name a column as spreadsheets do."""
    first, last = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)


def _unknown(said: str, names: Mapping[str, str]) -> Complaint:
    found = process.extractOne(folded(said), names.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if found is None:
        return Complaint("", "row.unknown_head", {"head": said})
    return Complaint("", "row.near_head", {"head": said, "nearest": names[found[0]].rstrip(" *")})


def _missing(kind: RowKind, found: Iterable[Column]) -> Iterator[Column]:
    """Give the needed columns that are not there; of a text one language is enough."""
    there = {one.name or one.code for one in found}
    yield from (one for one in kind.columns if one.needed and (one.name or one.code) not in there)
