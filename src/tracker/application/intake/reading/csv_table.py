"""CSV (RFC 4180, and what spreadsheets make of it): commas, semicolons or tabs, in any usual letters."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from tracker.application.intake.reading import plain as letters
from tracker.application.intake.reading.tabular import Flaw, Line, QuoteOpen, is_formula, plain

_SEPARATORS = (";", "\t", ",", "|")
_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_LOOKED_AT = 100_000
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_RICH = "{\\rtf"


def lines(content: bytes) -> Iterator[Line]:
    """Give the lines that hold anything; raises QuoteOpen, and NotWritten for what is no text of separated cells."""
    text = letters.decoded(content).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith(_RICH) or _UNSEEN.search(text):
        raise letters.NotWritten
    said = _SAID.match(text)
    number = 0  # a spreadsheet does not show what is said in front
    rows = csv.reader(
        StringIO(text[said.end() :] if said else text, newline=""), delimiter=_separator(text), strict=True
    )
    while True:
        number += 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error:
            raise QuoteOpen(number) from None
        if any(one.strip() for one in cells):
            yield _line(number, cells)


def _separator(text: str) -> str:
    """Give what parts the cells: what is said in front, or what stands most often in the first line that has any."""
    said = _SAID.match(text)
    if said:
        return said[1]
    for line in _QUOTED.sub("", text[:_LOOKED_AT]).split("\n"):
        counted = Counter({one: line.count(one) for one in _SEPARATORS})
        best, times = counted.most_common(1)[0]
        if times:
            return best
    return _SEPARATORS[-1]


def _line(number: int, cells: list[str]) -> Line:
    flaws = {place: Flaw.FORMULA for place, one in enumerate(cells) if is_formula(one)}
    return Line(number, tuple(map(plain, cells)), flaws)
