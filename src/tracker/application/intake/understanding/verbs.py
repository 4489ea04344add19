"""Verbs: words that a demand begins with: English ones from a list, Russian ones by their endings."""

import re
from functools import cache

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import table

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_INFINITIVE = re.compile(r"[а-яё]{2,}(?:ть|ти|чь)(?:ся|сь)?$")
_COMMAND = re.compile(r"[а-яё]{2,}(?:йте|ите|ьте)(?:сь)?$")
_TO = re.compile(
    r"\bto\s+(?!(?:the|a|an|our|their|its|his|her|your|my|this|that|these|those|all|any|which|whom|each|every|other|both)\b)"
    r"(?:(?:not|[a-z]+ly)\s+)?(?=[a-z])"
)
_BEFORE_TO = re.compile(
    r"\b(?:according|due|owing|prior|contrary|thanks|regard|respect|access|rights?|relate\w*|relating|subject|addressed|"
    r"belong\w*|similar|from \w+)\s+$"
)
_AT_MOST = 3
"""Words that may stand in front of the verb: immediately, and fully."""


def begins_with_verb(text: str, span: Span) -> bool:
    """Say whether some words begin with what is to be done."""
    words = _WORD.findall(text, span.start, min(span.end, span.start + 120))
    for word in words[:_AT_MOST]:
        if is_verb(word):
            return True
        if word.casefold() not in _adverbs():
            return False
    return False


def is_verb(word: str) -> bool:
    """Say whether a word is one that a demand begins with."""
    small = word.casefold()
    if small in _english():
        return True
    return small not in _nouns() and bool(_INFINITIVE.search(small) or _COMMAND.search(small))


def is_infinitive(word: str) -> bool:
    """Say whether a Russian word is an infinitive."""
    small = word.casefold()
    return small not in _nouns() and _INFINITIVE.search(small) is not None


def is_command(word: str) -> bool:
    """Say whether a Russian word commands: release, pay."""
    small = word.casefold()
    return small not in _nouns() and _COMMAND.search(small) is not None


def first_verb(text: str, within: Span) -> int | None:
    """Say where it begins what is to be done: behind "to" in English, an infinitive in Russian; None: nowhere."""
    found = [
        one.end()
        for one in _TO.finditer(text, within.start, within.end)
        if not _BEFORE_TO.search(text[max(within.start, one.start() - 16) : one.start()])
    ][:1]
    for one in _WORD.finditer(text, within.start, within.end):
        small = one[0].casefold()
        if _INFINITIVE.search(small) and small not in _nouns():
            found.append(one.start())
            break
    return min(found, default=None)


@cache
def _english() -> frozenset[str]:
    return frozenset(table("verbs")["en"].split()) - {"not"}


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(table("verbs")["adverbs"].split())


@cache
def _nouns() -> frozenset[str]:
    return frozenset(table("verbs")["not"]["ru"].split())
