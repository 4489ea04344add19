"""Promising: the words by which those who adopted a document bind themselves: by a list, and by Russian endings."""

import re

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cue
from tracker.application.intake.understanding.finding import begins, first

_SHALL = re.compile(
    r"\bмы\s+(?:[а-яё]+\s+){0,2}?"
    r"(?P<verb>(?:пере|вы|под|по|на|за|от|об|соз|со|при|до|раз|рас|про|из|воз|у|с)[а-яё]{2,}(?:[её]м|им)(?:ся)?)\b",
    re.IGNORECASE,
)
"""We and a Russian verb with a prefix in the first person: what they are going to do, or, by its suffix, are doing."""
_DOING = re.compile(r"(?:[ая]ем|уем|ываем|иваем|оим|одим|осим|озим)(?:ся)?$", re.IGNORECASE)


def promise(text: str, sentence: Span) -> Cue | None:
    """Find the words of a promise in a sentence."""
    found = first("promises", text, sentence)
    if found is not None:
        return found
    shall = _SHALL.search(text, sentence.start, sentence.end)
    if shall is None or _DOING.search(shall["verb"]) or text[sentence.start : sentence.end].rstrip().endswith("?"):
        return None
    verb = Span(*shall.span("verb"))
    return None if begins("doing", text, verb) else Cue("promises", Span(*shall.span()))
