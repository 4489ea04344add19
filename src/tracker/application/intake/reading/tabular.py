"""Tabular: what a table holds as it was read: lines of cells, as texts, and what is wrong with some of them."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

MOST_ROWS = 1_000
"""Rows below the headings that one table may have."""
MOST_COLUMNS = 100
MOST_CHARACTERS = 2_000_000
"""Characters of all cells together."""

BROKEN, LONG, EMPTY, QUOTES = "broken", "long", "empty", "quotes"


class Flaw(StrEnum):
    """Why what a cell holds cannot be taken as it stands."""

    FORMULA = "formula"
    MERGED = "merged"
    HIDDEN = "hidden"
    ERROR = "error"


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line with anything in it. `number` is the row's, as a spreadsheet counts; `flaws` are by column, from 0."""

    number: int
    cells: tuple[str, ...]
    flaws: Mapping[int, Flaw] = {}


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lines of a table, the headings first; `passed_over` names the other sheets that hold anything."""

    lines: tuple[Line, ...] = ()
    passed_over: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of reading: a table, or `refused` with one of the words above and the row where that was noticed."""

    table: Table = Table()
    refused: str = ""
    number: int = 0


class TooMuch(Exception):
    """There are more rows, or more letters, than one table may have."""


class QuoteOpen(Exception):
    """A quotation mark was opened and never closed."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


def plain(said: str) -> str:
    """Give what a cell says, without the apostrophe that is set before what a spreadsheet would run."""
    text = said.strip()
    return text[1:].lstrip() if text.startswith("'") and text[1:].lstrip().startswith(_RUN) else text


_RUN = tuple("=+-@＝＋－＠")


def is_formula(said: str) -> bool:
    """Say whether a spreadsheet would reckon what stands in a cell of a text file."""
    return said.lstrip().startswith(("=", "＝"))
