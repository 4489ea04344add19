"""Cells of a table that a spreadsheet opens: nothing in them is ever taken for a formula (A7)."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from tracker.web.plain import line

_BEGINS_A_FORMULA = frozenset(
    "=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_NOT_SEEN = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)

Cell = str | int | None


def safe(cell: Cell) -> str:
    """Write a cell so that no spreadsheet runs it: an apostrophe stands before what would begin a formula."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = cell.lstrip(_NOT_SEEN)
    begins = text[:1] in _BEGINS_A_FORMULA or text.lstrip()[:1] in _BEGINS_A_FORMULA
    return ("'" if text and begins else "") + line(text)


def table(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write rows as CSV (RFC 4180) in UTF-8, with the mark by which spreadsheets know it."""
    text = StringIO()
    csv.writer(text).writerows([[safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")
