"""Furniture: what stands on the edges of pages again and again, and is no part of the text: headers, footers."""

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 3
"""How many lines at either end of a page may be furniture."""
_LEAST_PAGES = 2
_NUMBER_ALONE = re.compile(
    r"\W*(?:page|p\.|стр(?:\.|аница)?|с\.)?\s*\d{1,4}\s*(?:(?:of|из|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sequence[str]]) -> list[list[int]]:
    """Say which lines of each page are text, by their places; a single page keeps all but its number."""
    seen = Counter(shape for page in pages for shape in {_shape(page[place]) for place in _edges(page)})
    often = {shape for shape, times in seen.items() if times >= max(_LEAST_PAGES, len(pages) / 2) and shape}
    return [_kept(page, often, is_alone=len(pages) < _LEAST_PAGES) for page in pages]


def _kept(page: Sequence[str], often: set[str], *, is_alone: bool) -> list[int]:
    """Take lines away from either end, as far as each of them is furniture."""
    kept = [place for place, line in enumerate(page) if line]
    for end in (0, -1):
        for _ in range(_EDGE):
            if not kept or not _is_furniture(page[kept[end]], often, is_alone=is_alone):
                break
            kept.pop(end)
    return kept


def _is_furniture(line: str, often: set[str], *, is_alone: bool) -> bool:
    return (not is_alone and _shape(line) in often) or _NUMBER_ALONE.fullmatch(line) is not None


def _edges(page: Sequence[str]) -> list[int]:
    filled = [place for place, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.casefold()).strip()
