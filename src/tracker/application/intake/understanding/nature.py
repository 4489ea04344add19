"""Nature: what kind of document a text is, of which day, in which language, and letters that are mixed up in it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tracker.application.intake.reading.text import Kind, Span, Text
from tracker.application.intake.understanding.bearings import head_of
from tracker.application.intake.understanding.cues import Cue, Cues, table, words
from tracker.application.intake.understanding.days import days_in, deadline_in
from tracker.application.intake.understanding.proposal import Doubt, DoubtKind, Nature

_FIRST = 1500
"""Characters at the beginning in which a document says what it is."""
_BEGINNING, _SHORT, _LINE = 60, 250, 90
ARTICLE, _LETTER, _DECLARATION = "article", "letter", "declaration"
_MIXED = re.compile(r"(?<!\w)(?:[a-zA-Z]+[а-яёА-ЯЁ]|[а-яёА-ЯЁ]+[a-zA-Z])[a-zA-Zа-яёА-ЯЁ]*(?!\w)")
_BEFORE_DAY = 20
_MOST_BESIDE = 40
_MOST_DOUBTS = 20
_LOOKED_AT = 50_000


def nature(text: Text) -> Nature:
    """Say what a document is; one that does not say so itself is an article."""
    first = Span(0, min(len(text.text), _FIRST))
    found = [one for one in _kinds().find(text.text, first) if _is_title(text, one.span)]
    days = _days(text, first)
    note = (Cue(_LETTER, one.span) for one in words("note_verbale").find(text.text, first))
    letter = next((one for one in found if one.key == _LETTER), None) or next(note, None)
    kind = letter or (found[0] if found else None)
    is_put = (kind is None or kind.key == _DECLARATION) and bool(head_of(text, None))
    because = [*([kind.span] if kind else []), *([days[0][0]] if days else [])]
    return Nature(
        _LETTER if is_put else kind.key if kind else ARTICLE,
        language(text.text),
        days[0][1] if days else None,
        because,
    )


def _days(text: Text, first: Span) -> list[tuple[Span, date]]:
    """Give days, the likeliest to be the document's own first: one in a short line at its head, or at its foot."""
    last = Span(max(0, len(text.text) - _FIRST), len(text.text))
    head, foot = list(days_in(text.text, first)), list(days_in(text.text, last))
    alone = [one for one in (*head, *reversed(foot)) if _is_alone(text, one[0]) and not _is_due(text, one[0])]
    alone.sort(key=lambda one: _beside(text, one[0]) > _MOST_BESIDE)
    return [*alone, *(one for one in (*head, *foot) if not _is_due(text, one[0]))]


def _is_due(text: Text, span: Span) -> bool:
    """Say whether a day is one by which something is to be done."""
    found = deadline_in(text.text, Span(max(0, span.start - _BEFORE_DAY), span.end))
    return found is not None and found.span.end > span.start


def _beside(text: Text, span: Span) -> int:
    """Say how much stands in a line beside its day: of a document's own no more than a town."""
    block = next(one for one in text.blocks if one.start <= span.start < one.end)
    return block.end - block.body - (span.end - span.start)


def _is_alone(text: Text, span: Span) -> bool:
    block = next(one for one in text.blocks if one.start <= span.start < one.end)
    is_line = block.kind is not Kind.ITEM and block.end - block.start < _LINE
    return is_line or (block is text.blocks[0] and span.start < _SHORT)


def _is_title(text: Text, span: Span) -> bool:
    """Say whether a word stands where a document says what it is: at its beginning, or in a short line of its own."""
    block = next(one for one in text.blocks if one.start <= span.start < one.end)
    return span.start < _BEGINNING or (block.end - block.start < _SHORT and not text.body(block).endswith("."))


@cache
def _kinds() -> Cues:
    return Cues(table("speakers")["kinds"])


def language(text: str) -> str:
    """Say whether a text is Russian or English, by its letters."""
    letters = text[:_LOOKED_AT].casefold()
    cyrillic = sum("а" <= one <= "я" for one in letters)
    latin = sum("a" <= one <= "z" for one in letters)
    return "ru" if cyrillic > latin else "en"


def mixed_letters(text: Text) -> Iterator[Doubt]:
    """Find words in which letters of two alphabets stand that look alike: no search would find them."""
    for number, one in enumerate(_MIXED.finditer(text.text)):
        if number == _MOST_DOUBTS:
            return
        yield Doubt(DoubtKind.MIXED_LETTERS, Span(*one.span()))
