"""PDF (ISO 32000): lines with their pages, places and sizes, in the order in which the document holds them.

Word processors write columns one after the other, so that order is the reader's. A page whose text is a picture has no
letters; a document of such pages is refused by whoever asked.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from pypdf import PageObject, PdfReader

from tracker.application.intake.reading.cleaning import cleaned
from tracker.application.intake.reading.furniture import without_furniture
from tracker.application.intake.reading.lines import Line

MOST_PAGES = 400
_Matrix = Sequence[float]
_SAME_LINE = 0.5
"""Of the size of the letters: how far a letter may lie above or below its line (a small number of a note)."""
_APART = 1.35
_LEADING = 1.3
_FARTHEST = 4
"""Of the size of the letters: lines farther apart are none of one paragraph."""


class Locked(Exception):
    """The document opens with a password."""


class TooManyPages(Exception):
    """The document has more pages than are read."""


@dataclass
class _Row:
    text: str = ""
    y: float = 0.0
    size: float = 0.0
    parts: list[str] = field(default_factory=list)


def lines(content: bytes) -> tuple[list[Line], int]:
    """Give the lines of a document and how many pages it has; raises Locked, TooManyPages, what pypdf raises."""
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    if len(reader.pages) > MOST_PAGES:
        raise TooManyPages
    pages = [list(_rows(page)) for page in reader.pages]
    kept = without_furniture([[row.text for row in page] for page in pages])
    rows = [[page[place] for place in places] for page, places in zip(pages, kept, strict=True)]
    usual = _usual_gap(rows)
    return [line for number, page in enumerate(rows, 1) for line in _lines(page, number, usual)], len(pages)


def _rows(page: PageObject) -> Iterator[_Row]:
    """Give the printed lines of a page: what stands at one height, one after the other."""
    row = _Row()

    def visit(said: str, matrix: _Matrix, text_matrix: _Matrix, _font: object, size: float) -> None:
        nonlocal row
        y = float(text_matrix[5]) * float(matrix[3]) + float(matrix[5])
        height = abs(float(size) * float(text_matrix[3] or 1) * float(matrix[3] or 1)) or 10.0
        for number, part in enumerate(said.split("\n")):
            if part.strip() and row.parts and (number or abs(y - row.y) > _SAME_LINE * max(height, row.size)):
                found.append(row)
                row = _Row()
            if part.strip() and not row.parts:
                row.y, row.size = y, height
            if part:
                row.parts.append(part)

    found: list[_Row] = []
    page.extract_text(visitor_text=visit)
    for one in [*found, row]:
        one.text = cleaned("".join(one.parts))
        if one.text:
            yield one


def _usual_gap(pages: Sequence[Sequence[_Row]]) -> float:
    """Give how far one line stands from the next within paragraphs: few gaps of a document are smaller.

    Where most paragraphs are one line there may be no such gap, and what is usual for letters of a size is taken.
    """
    gaps = sorted(
        gap
        for page in pages
        for one, other in pairwise(page)
        if _SAME_LINE * other.size < (gap := one.y - other.y) < _FARTHEST * other.size
    )
    least = gaps[len(gaps) // 10] if gaps else 0.0
    rows = [row for page in pages for row in page]
    size = median(row.size for row in rows) if rows else 0.0
    is_unwrapped = sum(row.text.endswith(tuple(".:;")) for row in rows) > len(rows) / 2
    return min(least, _LEADING * size) if is_unwrapped else least


def _lines(rows: Sequence[_Row], page: int, usual: float) -> Iterator[Line]:
    """Say of each line whether there is more room above it than there usually is."""
    for place, row in enumerate(rows):
        gap = rows[place - 1].y - row.y if place else 0.0
        has_moved = place == 0 or gap < -row.size
        yield Line(row.text, page, has_moved or gap > _APART * usual, round(row.size, 1), has_moved)
