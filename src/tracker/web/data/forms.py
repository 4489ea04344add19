"""A table in the forms in which readers take it away: for people in their language, for programs in codes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from babel.support import Translations

from tracker.web.cells import Cell
from tracker.web.data.columns import Column, Kind, Row, Table, Value
from tracker.web.languages import LANGUAGES
from tracker.web.spreadsheet import Sheet
from tracker.web.wording import Text

_PARTED, _PARTED_FOR_PROGRAMS = "; ", ";"


def heads(table: Table, says: Translations) -> list[str]:
    """Give the headings in the reader's language."""
    return [says.gettext(one.title) for one in table.columns]


def lines(table: Table, rows: Iterable[Row], says: Translations) -> Iterator[list[Cell]]:
    """Write rows for people: days and numbers as they are, codes in words."""
    for row in rows:
        yield [_told(column, row.get(column.name), says) for column in table.columns]


def sheet(table: Table, rows: Iterable[Row], says: Translations, above: Sequence[Sequence[Cell]]) -> Sheet:
    """Make a sheet of a table for people."""
    wide = [place for place, one in enumerate(table.columns) if one.kind is Kind.TEXT]
    return Sheet(says.gettext(table.title), heads(table, says), lines(table, rows, says), above, wide)


def objects(table: Table, rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Make an object of each row, with its texts in one language and null where there is nothing."""
    return [{one.name: _plain(one, row.get(one.name)) for one in table.columns} for row in rows]


def fields(table: Table) -> list[tuple[Column, str]]:
    """List the columns of a table in the package, each with its name there: a text has one for each language."""
    return [
        (column, f"{column.name}_{language}" if column.kind is Kind.TEXT else column.name)
        for column in table.columns
        for language in (LANGUAGES if column.kind is Kind.TEXT else ("",))
    ]


def records(table: Table, in_each: Sequence[Iterable[Row]]) -> Iterator[list[Cell]]:
    """Write rows for programs; `in_each` gives the same rows in each language.

    A text that does not exist in a language is empty in its column.
    """
    for rows in zip(*in_each, strict=True):
        written: list[Cell] = []
        for column in table.columns:
            held = [row.get(column.name) for row in rows]
            written += [_own(one) for one in held] if column.kind is Kind.TEXT else [_coded(held[0])]
        yield written


def _told(column: Column, value: Value, says: Translations) -> Cell:
    match value:
        case Text():
            return value.text
        case bool():
            return says.gettext("yes") if value else says.gettext("no")
        case int() | None:
            return value
        case str():
            return says.gettext(column.values[value]) if column.values and value in column.values else value
        case date():
            return value.isoformat()
    return _PARTED.join(value)


def _plain(column: Column, value: Value) -> object:
    match value:
        case Text():
            return value.text
        case date():
            return value.isoformat()
        case str() | int():
            return value
        case None:
            return [] if column.kind is Kind.LIST else None
    return list(value)


def _own(value: Value) -> Cell:
    """Give a text where it is written in the language of its column, or in none that the package has."""
    if not isinstance(value, Text):
        return None
    return None if value.language in LANGUAGES else value.text


def _coded(value: Value) -> Cell:
    match value:
        case bool():
            return "true" if value else "false"
        case str() | int() | None:
            return value
        case date():
            return value.isoformat()
        case Text():
            return value.text
    return _PARTED_FOR_PROGRAMS.join(value)
