"""Tables: rows of cells with bars between, as they stand in a plain text: which hold what is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import words
from tracker.application.intake.understanding.finding import begins
from tracker.application.intake.understanding.sentences import trimmed

_ROW = re.compile(r"\s*(?:\||\d{1,3}\s*\|)|[^|]{1,60}\|[^|]{1,60}\|")
_RULE = re.compile(r"[\s|:=+-]+")
_LONGEST_HEAD = 60
"""Characters of a cell at the head of a table."""
_CELL = re.compile(r"[^|]+")


@dataclass(frozen=True)
class Columns:
    """Which cell of a row holds what is asked, and which holds of whom, counted from 0; -1: none."""

    asked: int
    called: int


def cells_of(text: str, block: Span) -> list[Span]:
    """Give the cells of a row, none where these words are no row of a table."""
    if _ROW.match(text, block.start, block.end) is None:
        return []
    cells = [trimmed(text, Span(*one.span())) for one in _CELL.finditer(text, block.start, block.end)]
    cells = [one for one in cells if one.start < one.end]
    return cells if len(cells) > 1 else []


def is_rule(row: str) -> bool:
    """Say whether a row only parts the head of a table from what stands below it."""
    return "|" in row and _RULE.fullmatch(row) is not None


def columns_of(text: str, cells: Sequence[Span]) -> Columns | None:
    """Read the head of a table; None where no column of it holds what is asked."""
    asked = next((place for place, one in enumerate(cells) if words("column_asked").find(text, one)), None)
    if asked is None or any(one.end - one.start > _LONGEST_HEAD for one in cells):
        return None
    called = next(
        (place for place, one in enumerate(cells) if place != asked and begins("column_called", text, one)), -1
    )
    return Columns(asked, called)
