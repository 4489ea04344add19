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

_LATIN = r"[A-ZÀ-ÝĀ-ŽȘȚƏ][a-zà-ÿā-žșțə]{1,40}(?:[-’'‘`][A-Za-zà-ÿ]{1,40}){0,4}"
_RUSSIAN = r"[А-ЯЁӘҒҚҢӨҰҮІҲҶ][а-яёәғқңөұүіҳҷ]{1,40}(?:-[А-ЯЁ][а-яё]{1,40}){0,3}"
_NAME = re.compile(
    rf"(?<!\w)(?:{_LATIN}(?:[ ](?:[A-Z]\.|(?:[Oo]g[’']?li|kizi|uulu|{_LATIN}))){{1,2}}"
    rf"|{_RUSSIAN}(?:[ ](?:[А-ЯЁ]\.|(?:оглы|кызы|уулу|{_RUSSIAN}))){{1,2}}|(?:[А-ЯЁ]\.[ ]?){{1,2}}{_RUSSIAN})(?!\w)"
)
_FIRST = re.compile(r"[^\W\d_]+\.?")
_NEXT = re.compile(r"\s+([A-ZА-ЯЁ][\w]*)")
_TITLE_ENDS = re.compile(r"[^.;,]{0,60}\bConvention,\s+(?:19|20)\d\d")
"""Behind words with capitals that belong to the title of a convention."""
_TITLED = re.compile(
    rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|г-н|г-на|г-ну|г-жа|г-жи|г-же|г-жу|господин[ау]?|госпож[аиеу])\.?\s(?P<name>{_LATIN}|{_RUSSIAN})"
    rf"(?!\w|[ ](?:{_LATIN}|{_RUSSIAN}))"
)
_BRACKET = re.compile(r"\s*[(,–—-]\s*")
_LOOKED_BACK = 60
_LONGEST_LIST = 600
_LIST = re.compile(r"(?:\s+[a-zа-яё-]+){0,6}(?:[\s,;:•–—-]|\b(?:and|и)\b|[А-ЯЁA-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?)*")
"""Names alone, one after the other."""
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
        for span in (*_names(text, within), *_titled(text, within)):
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
    return Mention(
        ObjectKind.PERSON, span, likely, posthumous(text, span.end) or _posthumous_in_front(text, span.start)
    )


def _posthumous_in_front(text: str, start: int) -> Span | None:
    """Give where it says so in front of a name: the posthumous rehabilitation of Aigul Asanova."""
    near = max(0, start - _LOOKED_BACK)
    clause = _CLAUSE.split(text[near:start])[-1]
    found = one_list("names", "posthumous").find(text, Span(start - len(clause), start))
    return found[-1].span if found else _posthumous_before_list(text, start)


def _posthumous_before_list(text: str, start: int) -> Span | None:
    """Give where it says so in front of a list of names: rehabilitate posthumously Aigul Asanova, Bolot Temirov."""
    for one in reversed(one_list("names", "posthumous").find(text, Span(max(0, start - _LONGEST_LIST), start))):
        return one.span if _LIST.fullmatch(text, one.span.end, start) else None
    return None


def _names(text: str, within: Span) -> Iterator[Span]:
    """Find names, without a verb or a calling that has its capital from where it stands: Release Mr Bolot Temirov."""
    start = within.start
    while (found := _NAME.search(text, start, within.end)) is not None:
        first = _FIRST.match(text, found.start())
        if first is not None and (is_verb(first[0]) or _is("callings", first[0])):
            start = first.end()
            continue
        start = found.end()
        parts = found[0].split()
        behind = _NEXT.match(text, found.end())
        if _TITLE_ENDS.match(text, found.end()):
            continue
        is_named_on = behind is not None and _is("no_name", behind[1])
        is_quoted = text[found.start() - 1 : found.start()] in set('«“„"') and text[
            found.end() : found.end() + 1
        ] in set('»”“"')
        if (
            len(parts) >= _SHORTEST
            and not is_quoted
            and not is_named_on
            and not any(_is("no_name", word) for word in parts)
        ):
            yield Span(*found.span())


def _titled(text: str, within: Span) -> Iterator[Span]:
    """Find single names behind a title: Ms Asanova."""
    for found in _TITLED.finditer(text, within.start, within.end):
        if not _is("no_name", found["name"]):
            yield Span(*found.span("name"))


def _letters(written: str) -> str:
    """Give a name in plain letters, its words in the order of the alphabet."""
    words = re.findall(r"[^\W\d_]+(?:['’‘`ʼ-][^\W\d_]+)*", written)
    return " ".join(sorted(map(letters_of, words)))
