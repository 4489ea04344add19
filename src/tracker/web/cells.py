"""Cells of a table that a spreadsheet opens: nothing in them is ever taken for a formula (A7)."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from tracker.web.plain import line

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "﹢", "﹣", "−", "|", "%")
"""How a text begins that some program would run, also in full-width forms."""
_NOT_SEEN = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)

LONGEST = 32_767
"""Characters that a cell of a spreadsheet holds."""

Cell = str | int | None


def safe(cell: Cell) -> str:
    """Write a cell on one line so that no spreadsheet runs it."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    return _mark(cell) + line(cell)


def neutral(text: str) -> str:
    """Give a text as a cell may hold it, its lines kept, without signs that nobody sees, so that nothing runs it."""
    plain = "".join(one for one in text if one in "\t\r\n" or ord(one) >= ord(" "))
    return (_mark(plain) + plain)[:LONGEST]


def table(rows: Iterable[Sequence[Cell]], *, marked: bool = True, separator: str = ",") -> bytes:
    """Write rows as CSV (RFC 4180) in UTF-8, by default with the mark by which spreadsheets know it."""
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows([[safe(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig" if marked else "utf-8")


def _mark(text: str) -> str:
    """Give the apostrophe that stands before what would begin a formula."""
    seen = text.lstrip(_NOT_SEEN)
    return "'" if seen and (seen.startswith(_RISKY) or seen.lstrip().startswith(_RISKY)) else ""
