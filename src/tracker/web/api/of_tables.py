"""The readings that are tables: the same rows that everybody can take away as files, and live with a token."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.domain.record import Entry
from tracker.web.api.answer_codes import AUDIENCE
from tracker.web.api.described import CODE, DAY, row_of, thing
from tracker.web.api.problems import Problem
from tracker.web.api.reading import Asked, Reading, Row
from tracker.web.api.seen import Seen
from tracker.web.api.shape import Schema
from tracker.web.data.columns import Table
from tracker.web.data.forms import objects
from tracker.web.data.source import Cut
from tracker.web.data.tables import TABLES
from tracker.web.site import NoSuchThing

_TEAM_TEXTS = ("notes", "what", "who", "told", "source", "custody")

TEAM: Mapping[str, Schema] = {
    "audience": AUDIENCE,
    "not_before": DAY,
    "team": thing({}, dict.fromkeys(_TEAM_TEXTS, CODE)),
}
"""What of an entry only those get who may see it; absent for all others."""

_FILTERS: Mapping[str, Sequence[str]] = {
    "countries": (),
    "counts": ("country",),
    "demands": ("country", "document", "counting"),
    "measures": ("country", "document", "demand"),
    "raised": ("country", "demand"),
    "entries": ("country", "demand"),
    "assessments": ("country", "demand"),
    "findings": ("country",),
    "finding_points": ("country",),
    "ratifications": ("country", "convention"),
}
"""What each table can be cut to; those that are not named here are given whole."""
_ONE: Mapping[str, str] = {
    "countries": "country",
    "documents": "key",
    "conventions": "code",
    "releases": "number",
}
"""The tables of which one row has an address of its own, and by which column."""
_WITH_TEAM = {"entries", "assessments", "findings"}


def path_of(table: Table) -> str:
    """Give the address of a table's rows."""
    return table.name.replace("_", "-")


def rows_of(table: Table, seen: Seen, asked: Asked) -> list[Row]:
    """Give the rows of a table as objects; raises Problem for a filter that nothing has."""
    cut = _cut(seen, asked)
    found = objects(table, seen.rows(table, cut))
    if seen.live is not None and table.name in _WITH_TEAM:
        team = dict(_team(seen, [one["entry"] for one in found]))
        return [one | team.get(one["entry"], {}) for one in found]
    return list(found)


def _team(seen: Seen, ids: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give of each entry what its audience alone reads."""
    entries = seen.look.entries(seen.sight, sorted(set(ids)))
    seen.open([one.about for one in entries])
    yield from ((one.entry_id, team_of(one, seen)) for one in entries)


def team_of(entry: Entry, seen: Seen) -> dict[str, Any]:
    """Give of an entry what its audience alone reads, as far as this reader is one of it."""
    about = entry.about
    said = {name: seen.wording.plain(about.get(name)) for name in _TEAM_TEXTS if isinstance(about.get(name), Mapping)}
    kept = {name: one for name, one in said.items() if one is not None}
    given = {"audience": about.get("audience"), "not_before": about.get("not_before"), "team": kept or None}
    return {name: one for name, one in given.items() if one is not None}


def _cut(seen: Seen, asked: Asked) -> Cut:
    shelf = seen.shelf
    known = {
        "country": shelf.countries,
        "document": shelf.documents,
        "demand": shelf.demands,
        "convention": shelf.instruments,
        "counting": {one["counting"] for one in shelf.demands.values()},
    }
    for name, value in asked.items():
        if value not in known[name]:
            raise Problem("unknown_value", {"parameter": name})
    return Cut(**dict(asked))


def _reading(table: Table) -> Reading:
    return Reading(
        path=path_of(table),
        title=table.title,
        find=lambda seen, asked: rows_of(table, seen, asked),
        describe=lambda says: row_of(table, says, TEAM if table.name in _WITH_TEAM else None),
        is_list=True,
        filters=_FILTERS.get(table.name, ()),
        key=table.key,
    )


def _one_of(table: Table, column: str) -> Reading:
    def find(seen: Seen, asked: Asked) -> Row:
        wanted = next(iter(asked.values()))
        found = (one for one in rows_of(table, seen, {}) if str(one[column]) == wanted)
        row = next(found, None)
        if row is None:
            raise NoSuchThing
        return row

    return Reading(f"{path_of(table)}/{{{column}}}", table.title, find, lambda says: row_of(table, says))


LISTS = tuple(_reading(one) for one in TABLES.values())
ONES = tuple(_one_of(TABLES[name], column) for name, column in _ONE.items())
