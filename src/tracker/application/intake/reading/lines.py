"""Lines: printed lines are put together to the paragraphs and items that they were before they were printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.application.intake.reading.hyphens import Hyphens
from tracker.application.intake.reading.marks import Mark, mark_of
from tracker.application.intake.reading.text import Kind, Raw

_FINISHED = re.compile(r"[.!?:;…]['\"”»’)\]]*$")
_SENTENCE_ENDS = re.compile(r"[.!?…]['\"”»’)\]]*$")
_ROW = re.compile(r"\||\d{1,3}\s*\|\s")
"""A row of a table with bars between its cells."""
_SHORT, _TITLE = 0.7, 90
"""Of the width, below which a line was not filled; characters that a heading has at most."""
_UNWRAPPED = 200
"""Characters that no printed line has: the text was written with a line for each paragraph."""
_LIFTED = 1.5
"""Points by which letters differ where something else begins."""


@dataclass(frozen=True)
class Line:
    """A printed line.

    `apart`: there is more room above it than between lines; `size` in points, 0 where unknown; `moved`: it is the first
    of a page or of a column.
    """

    text: str
    page: int = 0
    apart: bool = False
    size: float = 0.0
    moved: bool = False


def blocks(lines: Sequence[Line]) -> Iterator[Raw]:
    """Give the blocks that lines make."""
    hyphens = Hyphens(line.text for line in lines)
    width, body = _width(lines), _body_size(lines)
    groups = _grouped(lines, width, is_wrapped=max((len(line.text) for line in lines), default=0) <= _UNWRAPPED)
    for mark, group in groups:
        first = group[0]
        words = [first.text[mark.body :] if mark else first.text, *(line.text for line in group[1:])]
        text = hyphens.joined(words)
        if not text:
            continue
        kind = Kind.ITEM if mark else Kind.HEADING if _is_heading(text, group, body) else Kind.PARAGRAPH
        yield Raw(kind, text, mark.printed if mark else "", _depth(mark), first.page)


def _grouped(lines: Sequence[Line], width: int, *, is_wrapped: bool) -> Iterator[tuple[Mark | None, list[Line]]]:
    mark: Mark | None = None
    group: list[Line] = []
    last: dict[str, Mark] = {}
    for line in lines:
        found = mark_of(line.text)
        if found is not None and not _begins_item(found, line, group, last, width):
            found = None
        if group and found is None and is_wrapped and _goes_on(group[-1], line, width):
            group.append(line)
            continue
        if group:
            yield mark, group
        mark, group = found, [line]
        if found is not None:
            last[found.style] = found
    if group:
        yield mark, group


def _begins_item(mark: Mark, line: Line, group: Sequence[Line], last: dict[str, Mark], width: int) -> bool:
    """Say whether a mark is one: a number in the middle of a sentence can stand first in a line, too."""
    if not group or line.apart or mark.is_dot:
        return True
    if mark.is_dash:
        is_next = group[0].text.startswith(mark.printed) and len(group[-1].text) < _SHORT * width
        return is_next or _FINISHED.search(group[-1].text) is not None or group[-1].text.endswith(",")
    return mark.follows(last.get(mark.style)) and not re.search(r"(?:\bNos?\.?|№|,)$", group[-1].text)


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Say whether a line goes on with the paragraph of the one before it."""
    if _ROW.match(line.text):
        return False
    if before.size and line.size and abs(before.size - line.size) > _LIFTED:
        return False
    is_open = _FINISHED.search(before.text) is None
    begins_small = line.text[:1].islower()
    is_short = len(before.text) < _SHORT * width
    if line.moved:
        return is_open and (begins_small or not is_short)
    if line.apart:
        return is_open and begins_small
    if is_short and not is_open:
        return False
    return not (is_short and not begins_small and is_open and len(before.text) < _SHORT * _SHORT * width)


def _is_heading(text: str, group: Sequence[Line], body: float) -> bool:
    if "|" in text or len(text) > _TITLE or _SENTENCE_ENDS.search(text) or text.endswith((",", ";")):
        return False
    is_larger = bool(body) and group[0].size > body + 1
    return is_larger or text.isupper() or (group[0].apart and len(group) == 1 and text[:1].isupper())


def _depth(mark: Mark | None) -> int:
    if mark is None:
        return 0
    return mark.printed.rstrip(".").count(".") if mark.style == "outline" else int("letter" in mark.style)


def _width(lines: Sequence[Line]) -> int:
    """Give how long a filled line is: what nine of ten lines do not exceed."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _body_size(lines: Sequence[Line]) -> float:
    """Give the size of letters that most of the text has."""
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    return max(weights, key=lambda size: weights[size], default=0.0)
