"""Sentences: where each begins and ends. A point after an abbreviation, an initial or a number of a list ends none."""

import re
from collections.abc import Iterator

from tracker.application.intake.reading.text import Span

_END = re.compile(
    r"(?<![.!?…])[.!?…]{1,40}['\"”»’)\]]*(?=\s+(?:[—–-]\s)?[\"“«‘'(\[]*[A-ZА-ЯЁ0-9]|[A-ZА-ЯЁ][a-zа-яё]|\s*$)"
)
_SHORT = re.compile(
    r"(?:^|[\s(«\"“])(?:Nos|Mr|Mrs|Ms|Dr|Prof|Art|Arts|Sec|para|paras|vs|etc|e\.g|i\.e|cf|St|p|pp|vol|"
    r"г|гг|ст|п|пп|см|им|т\.д|т\.п|т\.е|т\.к|др|проф|ул|обл|р|руб|тыс|млн|млрд|[A-ZА-ЯЁ])\.$",
    re.IGNORECASE,
)
_LONGEST = 3000
"""Characters of a sentence; no time is enough for one without end."""
_LOOKED_BACK = 12
_RUN = re.compile(r"\S+$")
_ADDRESS = re.compile(r"www$|www\.|https?:|@", re.IGNORECASE)
_LONGEST_ADDRESS = 200


def sentences(text: str, within: Span) -> Iterator[Span]:
    """Give the sentences of a part of a text."""
    start = within.start
    for found in _END.finditer(text, within.start, within.end):
        before = text[max(start, found.start() + 1 - _LOOKED_BACK) : found.start() + 1]
        is_point = found.end() < within.end and found[0].startswith(".")
        if is_point and (
            _is_number(text, found.end(), before) or _SHORT.search(before) or _is_in_address(text, found.start())
        ):
            continue
        yield from _bearable(text, Span(start, found.end()))
        start = found.end()
    rest = trimmed(text, Span(start, within.end))
    if rest.end > rest.start:
        yield from _bearable(text, rest)


def _bearable(text: str, span: Span) -> Iterator[Span]:
    """Give a sentence, in parts where it is longer than anybody reads: at a blank where there is one."""
    start = span.start
    while span.end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        end = blank if blank > 0 else start + _LONGEST
        yield trimmed(text, Span(start, end))
        start = end
    yield trimmed(text, Span(start, span.end))


def _is_number(text: str, end: int, before: str) -> bool:
    """Say whether a point stands between "No" and its number; a No that is an answer ends a sentence."""
    return before.endswith(("No.", "no.")) and text[end : end + 5].lstrip()[:1].isdecimal()


def _is_in_address(text: str, at: int) -> bool:
    """Say whether a point stands in the address of a page or of a mail."""
    around = _RUN.search(text[max(0, at - _LONGEST_ADDRESS) : at])
    return around is not None and _ADDRESS.search(around[0]) is not None and not text[at + 1 : at + 2].isspace()


def trimmed(text: str, span: Span) -> Span:
    """Leave out blanks at either end."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
