"""Finding: where in some words the first and the last cue of a group stand."""

import re

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import third_in
from tracker.application.intake.understanding.cues import Cue, words

_AS_OBJECT = re.compile(r"\b(?:\w+ed|of|to|for|with|by|from|among)\s+$")


def first(group: str, text: str, within: Span) -> Cue | None:
    """Give the first cue of a group."""
    return next(iter(words(group).find(text, within)), None)


def last(group: str, text: str, within: Span) -> int:
    """Say where the last cue of a group begins, -1 where there is none."""
    return max((one.span.start for one in words(group).find(text, within)), default=-1)


def last_speaker(text: str, within: Span) -> int:
    """Say where those who adopted the document stand as who speaks, not as whom it is about; -1: nowhere."""
    third = [one.span for one in third_in(text, within)]
    return max(
        (
            one.span.start
            for one in words("own").find(text, within)
            if not any(its.holds(one.span) for its in third)
            and not _AS_OBJECT.search(text[max(within.start, one.span.start - 16) : one.span.start])
        ),
        default=-1,
    )


def begins(group: str, text: str, within: Span, *, most: int = 0) -> Cue | None:
    """Give the cue of a group that some words begin with, but for `most` characters in front of it."""
    near = Span(within.start, min(within.end, within.start + most + 80))
    found = first(group, text, near)
    return found if found is not None and found.span.start - within.start <= most else None


def is_right_before(group: str, text: str, start: int, at: int, *, most: int = 1) -> bool:
    """Say whether a cue of a group stands right in front of a place, with at most so many words between."""
    near = Span(max(start, at - 60), at)
    return any(len(text[one.span.end : at].split()) <= most for one in words(group).find(text, near))
