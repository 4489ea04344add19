"""Commanding: sentences that ask without saying so: To the Mayor: stop it. Freedom for Aigul! Release her."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.addressees import called_in, organs_in
from tracker.application.intake.understanding.finding import begins, first
from tracker.application.intake.understanding.proposal import Called
from tracker.application.intake.understanding.verbs import begins_with_verb, is_command

_NAMED = re.compile(r"[^.!?:—–]{3,100}(?::|\s[—–-])\s+")
_GREETED = re.compile(r"[^.!?:,]{3,80},\s+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AT_LEAST = re.compile(
    r"(?:^|,\s+)(?P<let>at least (?:let|allow|give|tell)|then (?:let|give|allow)|хотя бы \w+(?:йте|ите|ьте))\b",
    re.IGNORECASE,
)
_LONGEST_SLOGAN = 120


@dataclass(frozen=True)
class Command:
    """What is commanded: the words that say so, of whom, and where it begins."""

    because: Span
    called: Sequence[Called]
    asked: int


def command(text: str, sentence: Span, country: str | None, *, is_read: bool) -> Command | None:
    """Find a command in a sentence; `is_read`: somebody who can be called upon reads or was named before."""
    if text.startswith(("[", "("), sentence.start) or first("public", text, sentence) is not None:
        return None
    return _named(text, sentence, country) or _plain(text, sentence, country, is_read=is_read)


def _named(text: str, sentence: Span, country: str | None) -> Command | None:
    """Find who is named in front of a command, with a colon, a dash or a comma between."""
    for pattern in (_NAMED, _GREETED):
        found = pattern.match(text, sentence.start, sentence.end)
        if found is None:
            continue
        front, rest = Span(*found.span()), Span(found.end(), sentence.end)
        called = called_in(text, front, country)
        is_named = called and (organs_in(text, front) or called[0].body or pattern is _NAMED)
        if is_named and _begins_command(text, rest) and len(_WORD.findall(found[0])) <= 10:  # noqa: PLR2004 - no clause
            return Command(rest, called, rest.start)
    return None


def _plain(text: str, sentence: Span, country: str | None, *, is_read: bool) -> Command | None:
    words = text[sentence.start : sentence.end]
    is_cried = words.rstrip("\"'”’») ").endswith("!")
    let = _AT_LEAST.search(text, sentence.start, sentence.end)
    if let is not None and is_read:
        return Command(Span(*let.span("let")), [], let.start("let"))
    slogan = begins("slogan", text, sentence, most=2)
    if slogan is not None and is_cried and len(words) <= _LONGEST_SLOGAN:
        return Command(slogan.span, called_in(text, sentence, country), sentence.start)
    if _begins_command(text, sentence) and (is_read or is_cried) and not _is_for_readers(text, sentence):
        return Command(sentence, [], sentence.start)
    return None


def _begins_command(text: str, span: Span) -> bool:
    """Say whether some words begin with a verb that commands: Russian ones by their endings."""
    word = _WORD.search(text, span.start, min(span.end, span.start + 60))
    if word is None:
        return False
    return is_command(word[0]) if word[0][0].casefold() >= "а" else begins_with_verb(text, span)


def _is_for_readers(text: str, sentence: Span) -> bool:
    return begins("readers", text, sentence, most=2) is not None
