"""People: whose names stand in a text.

A name on record is found in any spelling and case (`application/names`). Whatever else looks like a name is proposed as
new, or, where it is like one on record, as perhaps that: a person says which.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz.fuzz import ratio

from tracker.application.intake.known import Known
from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import one_list
from tracker.application.intake.understanding.proposal import Likeness, Mention
from tracker.application.intake.understanding.spelling import letters_of
from tracker.application.intake.understanding.verbs import is_verb
from tracker.application.names import Names
from tracker.domain.demand_events import ObjectKind

ALIKE = 93
"""Per cent of likeness from which a name is proposed as perhaps one on record."""
SAME = 100

_LATIN = r"[A-ZÀ-ÝĀ-Ž][a-zà-ÿā-ž]+(?:[-’'‘`][A-Za-zà-ÿ]+)*"
_RUSSIAN = r"[А-ЯЁӘҒҚҢӨҰҮІҲҶ][а-яёәғқңөұүіҳҷ]+(?:-[А-ЯЁ][а-яё]+)*"
_NAME = re.compile(
    rf"(?<!\w)(?:{_LATIN}(?:[ ](?:[A-Z]\.|(?:[Oo]g[’']?li|kizi|uulu|{_LATIN}))){{1,2}}"
    rf"|{_RUSSIAN}(?:[ ](?:[А-ЯЁ]\.|(?:оглы|кызы|уулу|{_RUSSIAN}))){{1,2}}|(?:[А-ЯЁ]\.[ ]?){{1,2}}{_RUSSIAN})(?!\w)"
)
_BRACKET = re.compile(r"\s*[(,–—-]\s*")
_LOOKED_BACK = 60
_SHORTEST = 2
"""Words that a name has at least."""
_CLAUSE = re.compile(r"[.;,«“\"]")


class People:
    """The persons whom a record knows, ready to be looked for in one text."""

    def __init__(self, known: Known) -> None:
        self._names = Names(known.persons, nicknames=False)
        self._known = known

    def on_record(self, text: str) -> list[Mention]:
        """Find the persons on record, in order."""
        return [
            _mention(text, Span(one.start, one.end), [Likeness(key, SAME) for key in one.keys])
            for one in self._names.in_text(text)
        ]

    def others(self, text: str, within: Span, taken: Sequence[Span]) -> Iterator[Mention]:
        """Find what looks like somebody's name, and overlaps nothing that was found to be something else."""
        for found in _NAME.finditer(text, within.start, within.end):
            span = _without_verb(text, Span(*found.span()))
            words = text[span.start : span.end].split()
            if len(words) < _SHORTEST or any(_is("no_name", word) for word in words):
                continue
            if not _speaks(text, span.start) and not any(
                one.start < span.end and span.start < one.end for one in taken
            ):
                yield _mention(text, span, self._alike(text[span.start : span.end]))

    def _alike(self, written: str) -> list[Likeness]:
        """Say whom a name may be, the likeliest first: by the letters of all its words, in whatever order."""
        letters = _letters(written)
        found = [
            Likeness(key, min(round(score), SAME - 1))
            for key, forms in self._letters
            if (score := max((ratio(letters, form) for form in forms), default=0.0)) >= ALIKE
        ]
        return sorted(found, key=lambda one: -one.score)

    @cached_property
    def _letters(self) -> Sequence[tuple[str, Sequence[str]]]:
        return [(key, [_letters(form) for form in forms]) for key, forms in self._known.persons.items()]


def posthumous(text: str, end: int) -> Span | None:
    """Give where it says behind a name that it is for somebody who died."""
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return None
    found = one_list("names", "posthumous").find(text, Span(bracket.end(), min(bracket.end() + 20, len(text))))
    return found[0].span if found and found[0].span.start == bracket.end() else None


def _speaks(text: str, start: int) -> bool:
    """Say whether it says in front of a name that its bearer speaks."""
    before = _CLAUSE.split(text[max(0, start - _LOOKED_BACK) : start])[-1]
    return bool(one_list("names", "speaks").find(before))


def _is(group: str, word: str) -> bool:
    return any(one.span == Span(0, len(word)) for one in one_list("names", group).find(word))


def _mention(text: str, span: Span, likely: Sequence[Likeness]) -> Mention:
    return Mention(ObjectKind.PERSON, span, likely, posthumous(text, span.end))


def _without_verb(text: str, span: Span) -> Span:
    """Leave out a verb or a calling that has its capital from where it stands: Release Aigul Asanova."""
    first, _, rest = text[span.start : span.end].partition(" ")
    return Span(span.end - len(rest), span.end) if rest and (is_verb(first) or _is("callings", first)) else span


def _letters(written: str) -> str:
    """Give a name in plain letters, its words in the order of the alphabet."""
    words = re.findall(r"[^\W\d_]+(?:['’‘`ʼ-][^\W\d_]+)*", written)
    return " ".join(sorted(map(letters_of, words)))
