"""Sentences: where each begins and ends. A point after an abbreviation, an initial or a number of a list ends none."""

import re
from collections.abc import Iterator

from tracker.application.intake.reading.text import Span

_END = re.compile(r"[.!?…]+['\"”»’)\]]*(?=\s+(?:[—–-]\s)?[\"“«‘'(\[]*[A-ZА-ЯЁ0-9]|[A-ZА-ЯЁ][a-zа-яё]|\s*$)")
_SHORT = re.compile(
    r"(?:^|[\s(«\"“])(?:Nos?|Mr|Mrs|Ms|Dr|Prof|Art|Arts|Sec|para|paras|vs|etc|e\.g|i\.e|cf|St|p|pp|vol|"
    r"г|гг|ст|п|пп|см|им|т\.д|т\.п|т\.е|т\.к|др|проф|ул|обл|р|руб|тыс|млн|млрд|[A-ZА-ЯЁ])\.$",
    re.IGNORECASE,
)
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
        if is_point and (_SHORT.search(before) or _is_in_address(text, found.start())):
            continue
        yield trimmed(text, Span(start, found.end()))
        start = found.end()
    rest = trimmed(text, Span(start, within.end))
    if rest.end > rest.start:
        yield rest


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
