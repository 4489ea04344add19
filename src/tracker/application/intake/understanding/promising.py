"""Promising: the words by which those who adopted a document bind themselves: by a list, and by Russian endings."""

import re

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import organs_in, third_in
from tracker.application.intake.understanding.cues import Cue, words
from tracker.application.intake.understanding.finding import begins, first

_SHALL = re.compile(
    r"\bмы\s+(?:[а-яё]+\s+){0,2}?"
    r"(?P<verb>(?:пере|вы|под|по|на|за|от|об|соз|со|при|до|раз|рас|про|из|воз|у|с)[а-яё]{2,}(?:[её]м|им)(?:ся)?)\b",
    re.IGNORECASE,
)
"""We and a Russian verb with a prefix in the first person: what they are going to do, or, by its suffix, are doing."""
_DOING = re.compile(r"(?:[ая]ем|уем|ываем|иваем|оим|одим|осим|озим)(?:ся)?$", re.IGNORECASE)
_WILL = re.compile(
    r"(?:,[^,;:]{1,40},)?\s+(?:will|shall|(?:also\s+)?undertakes?\s+to|intends?\s+to|plans?\s+to|pledges?\s+to|(?:is|are)\s+going\s+to)\s+"
    r"(?!(?:not\s+)?(?:be(?!\s+(?:ready|represented|present|there))|have|suffer|lose|need|find|become|disappear|cease|die|"
    r"remain|face|see|know|come\s+to)\b)(?:[a-z]+ly\s+|also\s+|not\s+|never\s+)?[a-z]",
)
_BETWEEN = re.compile(r"(?:\s+(?!и\b|или\b|что\b|котор)[\w«»-]+){0,3}?\s*$")
"""What may stand between a Russian subject and what it is going to do."""
_NOT_SUBJECT = re.compile(
    r"\b(?:of|by|with|for|to|against|from|about|in|at|on|и|с|о|об|от|для|против|в|на|у|к|из)\s+(?:the\s+|our\s+|each\s+|нашей?\s+)?$",
    re.IGNORECASE,
)
_LOOKED_BACK, _REACH = 20, 90


def promise(text: str, sentence: Span) -> Cue | None:
    """Find the words of a promise in a sentence."""
    found = first("promises", text, sentence)
    if found is not None:
        return found
    if text[sentence.start : sentence.end].rstrip().endswith("?"):
        return None
    shall = _SHALL.search(text, sentence.start, sentence.end)
    if shall is not None and not _DOING.search(shall["verb"]):
        verb = Span(*shall.span("verb"))
        if not begins("doing", text, verb):
            return Cue("promises", Span(*shall.span()))
    return _of_ours(text, sentence)


def _of_ours(text: str, sentence: Span) -> Cue | None:
    """Find what those who adopted the document are going to do, where they speak of themselves: the union will."""
    others = [*(one.span for one in third_in(text, sentence)), *(one.span for one in organs_in(text, sentence))]
    for one in words("ours").find(text, sentence):
        before = Span(max(sentence.start, one.span.start - _LOOKED_BACK), one.span.start)
        if _NOT_SUBJECT.search(text, before.start, before.end) or any(its.holds(one.span) for its in others):
            continue
        if first("hearsay", text, Span(sentence.start, one.span.start)):
            return None
        will = _WILL.match(text, one.span.end, sentence.end)
        if will is not None:
            return Cue("promises", Span(one.span.start, will.end() - 1))
        for verb in words("will_do").find(text, Span(one.span.end, min(sentence.end, one.span.end + _REACH))):
            if _BETWEEN.fullmatch(text, one.span.end, verb.span.start):
                return Cue("promises", Span(one.span.start, verb.span.end))
    return None
