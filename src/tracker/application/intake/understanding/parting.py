"""Parting: one sentence that asks twice, or puts one duty to one addressee and another to another."""

import re
from collections.abc import Iterator

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import words
from tracker.application.intake.understanding.duties import duties_apart
from tracker.application.intake.understanding.requests import MOST_TRIED, is_first_person, is_noun, is_own
from tracker.application.intake.understanding.sentences import trimmed

_AGAIN = re.compile(
    r"(?:(?:,?\s+(?:and|but|и|а также|а)|[;:])\s+(?:we\s+|I\s+|мы\s+|я\s+)?|,\s+(?:we|I|мы|я)\s+|(?P<comma>,)\s+)"
    r"(?:also\s+|также\s+)?$"
)
_WE_TOO = re.compile(
    r",\s+(?:and|but|so|и|а|но|поэтому)\s+(?:therefore\s+)?(?:we|I|мы|я)\s+(?:also\s+|also\s+|therefore\s+|также\s+|поэтому\s+)?$"
)
_HARD = re.compile(r";\s+(?:and\s+|и\s+)?(?:we\s+|I\s+|мы\s+|я\s+)?$")
_LOOKED_BACK = 40


def asked_apart(text: str, sentence: Span) -> Iterator[Span]:
    """Part a sentence that asks twice: we demand this, and we call on them to do that."""
    for part in _called_apart(text, sentence):
        yield from duties_apart(text, part)


def _called_apart(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for number, one in enumerate(words("asks").find(text, sentence)[:MOST_TRIED]):
        near = max(start, one.span.start - _LOOKED_BACK)
        front = text[near : one.span.start]
        joint = _AGAIN.search(front) if number else _HARD.search(front) or _WE_TOO.search(front)
        if (
            joint is not None
            and not (number and joint["comma"] and not is_first_person(text, one))
            and not is_noun(text, one)
            and is_own(text, Span(near + joint.end(), sentence.end), one)
        ):
            yield Span(start, near + joint.start())
            start = near + joint.start() + len(joint[0]) - len(joint[0].lstrip(" ,;:"))
    yield trimmed(text, Span(start, sentence.end))
