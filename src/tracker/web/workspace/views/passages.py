"""Passages of a text as a page shows them: the words around one, and a whole part with all of them marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.application.workspace.intake.model import IntakeText, Span

BEFORE, BEHIND = 240, 120
"""Characters of the text that stand around one passage, as far as there are any."""
A_PART = 10_000
"""Characters of a text on one page: what a phone loads over a thin line."""


@dataclass(frozen=True)
class Around:
    """One passage with the words before and behind it; `is_cut`: the text goes on beyond them."""

    before: str
    words: str
    behind: str
    is_cut_before: bool
    is_cut_behind: bool


@dataclass(frozen=True)
class Piece:
    """Words of a text that belong to the same proposals; `ending` are the numbers of those that end with them."""

    words: str
    is_marked: bool
    ending: Sequence[int]


@dataclass(frozen=True)
class Line:
    """One block of a text: a heading or not, with the pieces that it is made of; `page` where a page begins."""

    is_heading: bool
    page: int
    pieces: Sequence[Piece]


def around(text: IntakeText, span: Span) -> Around:
    """Show a passage in its surroundings, which begin and end between words."""
    first, end = max(span.start - BEFORE, 0), min(span.end + BEHIND, len(text.text))
    while 0 < first < span.start and not text.text[first - 1].isspace():
        first += 1
    while len(text.text) > end > span.end and not text.text[end].isspace():
        end -= 1
    return Around(
        before=text.text[first : span.start],
        words=text.words(span),
        behind=text.text[span.end : end],
        is_cut_before=first > 0,
        is_cut_behind=end < len(text.text),
    )


def parts(text: IntakeText) -> list[tuple[int, int]]:
    """Divide a text into parts of about the same length, each of whole blocks, by their first and last character."""
    found: list[tuple[int, int]] = []
    begun = None
    for block in text.blocks:
        begun = block.start if begun is None else begun
        if block.end - begun >= A_PART:
            found.append((begun, block.end))
            begun = None
    if begun is not None or not found:
        found.append((begun or 0, len(text.text)))
    return found


def lines(text: IntakeText, part: tuple[int, int], marked: Mapping[int, Span]) -> Iterator[Line]:
    """Give the blocks of a part, with the passages of proposals marked in them, by their numbers."""
    page = 0
    for block in text.blocks:
        is_new, page = block.page != page and block.page > 0, block.page or page
        if part[0] <= block.start and block.end <= part[1]:
            over = (one for one in marked.items() if one[1].start < block.end and block.start < one[1].end)
            pieces = list(_pieces(text, Span(block.start, block.end), dict(over)))
            yield Line(block.kind.value == "heading", block.page if is_new else 0, pieces)


def _pieces(text: IntakeText, block: Span, marked: Mapping[int, Span]) -> Iterator[Piece]:
    edges = sorted({block.start, block.end, *_within(block, marked.values())})
    for first, end in pairwise(edges):
        over = [number for number, span in marked.items() if span.start <= first and end <= span.end]
        yield Piece(text.text[first:end], bool(over), [number for number in over if marked[number].end == end])


def _within(block: Span, spans: Iterable[Span]) -> Iterator[int]:
    for span in spans:
        yield from (place for place in (span.start, span.end) if block.start < place < block.end)
