"""Organisations: of those on record every form of the name, in any case; others by how names of organisations look."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from tracker.application.intake.known import Known
from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import listed, table
from tracker.application.intake.understanding.people import ALIKE, SAME
from tracker.application.intake.understanding.proposal import Likeness, Mention
from tracker.application.intake.understanding.spelling import letters_of
from tracker.domain.demand_events import ObjectKind

_WORD = re.compile(r"[^\W_]+(?:['’`ʼ][^\W\d_]+)?")
_LITTLE = frozenset(["the", "of", "and", "for", "in", "a", "an", "и", "в", "во", "на", "по"])
_SHORTEST = 2
_LONGEST = 14


class _Form(NamedTuple):
    key: str
    words: Sequence[str]
    joined: str


class _Word(NamedTuple):
    span: Span
    stem: str


class Organisations:
    """The organisations that a record knows, ready to be looked for."""

    def __init__(self, known: Known) -> None:
        self._short: dict[str, set[str]] = {}
        self._long: dict[str, list[_Form]] = {}
        for key, forms in known.organisations.items():
            for form in dict.fromkeys(forms):
                self._learn(key, form)

    def on_record(self, text: str) -> list[Mention]:
        """Find the organisations on record, in order; of names that overlap the likeliest and longest."""
        if not self._short and not self._long:
            return []
        stems: dict[str, str] = {}
        words = [
            _Word(Span(*one.span()), stems.get(one[0]) or stems.setdefault(one[0], _stem(one[0])))
            for one in _WORD.finditer(text)
        ]
        found = [*self._by_letters(text), *self._by_names(words)]
        found.sort(key=lambda one: (-one[1].score // 7, one[0].start - one[0].end, one[0].start))
        kept: dict[Span, list[Likeness]] = {}
        places: list[Span] = []
        for span, likeness in found:
            if span in kept:
                kept[span].append(likeness)
            elif _is_apart(span, places):
                kept[span] = [likeness]
                insort(places, span)
        return [
            Mention(ObjectKind.ORGANISATION, _with_quote(text, span), _once(likely))
            for span, likely in sorted(kept.items())
        ]

    def others(self, text: str, within: Span, taken: Sequence[Span]) -> Iterator[Mention]:
        """Find what looks like the name of an organisation, and overlaps none that was found."""
        for pattern in (_latin(), _russian()):
            for found in pattern.finditer(text, within.start, within.end):
                span = _bare(text, Span(*found.span()))
                is_name = len(_WORD.findall(text, span.start, span.end)) >= 3  # noqa: PLR2004 - two words are no name
                if is_name and not any(one.start < span.end and span.start < one.end for one in taken):
                    yield Mention(ObjectKind.ORGANISATION, span)

    def _learn(self, key: str, form: str) -> None:
        if len(form) > 1 and form.upper() == form and " " not in form:
            self._short.setdefault(form, set()).add(key)
            return
        words = [stem for word in _WORD.findall(form) if (stem := _stem(word))]
        if len(words) >= _SHORTEST:
            self._long.setdefault(words[0][:3], []).append(_Form(key, words, " ".join(words)))
        elif form[:1].isupper() or any(one.isupper() for one in form):
            self._short.setdefault(form, set()).add(key)

    def _by_letters(self, text: str) -> Iterator[tuple[Span, Likeness]]:
        """Find short names: letters that stand for longer ones, and single words."""
        for short, keys in self._short.items():
            for one in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text):
                yield from ((Span(*one.span()), Likeness(key, SAME)) for key in keys)

    def _by_names(self, words: Sequence[_Word]) -> Iterator[tuple[Span, Likeness]]:
        for place, word in enumerate(words):
            for form in self._long.get(word.stem[:3], ()) if word.stem else ():
                score, last = _compared(form, words, place)
                if score >= ALIKE:
                    yield Span(word.span.start, words[last].span.end), Likeness(form.key, score)


def _is_apart(span: Span, places: Sequence[Span]) -> bool:
    """Say whether a place overlaps none of others that stand in order and do not overlap each other."""
    at = bisect_left(places, span)
    is_behind = at == 0 or places[at - 1].end <= span.start
    return is_behind and (at == len(places) or span.end <= places[at].start)


@cache
def _latin() -> re.Pattern[str]:
    """Match capitals around a noun, with little words between them, and what stands in quotation marks behind."""
    noun = "|".join(listed(table("names")["unions"]["en"]))
    between = r"(?:(?:of|and|for|the|in|on)\s+){0,2}"
    quoted = r"\s*,?\s*[“\"‘'«][A-Z][^”\"’'»]{1,40}[”\"’'»]"
    return re.compile(
        rf"(?<!\w)(?:[A-Z][\w’'-]{{0,40}}\s+{between}){{0,8}}(?:{noun})(?!\w)(?:\s+{between}[A-Z][\w’'-]{{0,40}}|{quoted}){{0,8}}"
    )


@cache
def _russian() -> re.Pattern[str]:
    """Match a noun with a name in quotation marks, or with words behind it that end in capitals: a country."""
    noun = "|".join(f"[{one[0].upper()}{one[0]}]{one[1:]}" for one in listed(table("names")["unions"]["ru"]))
    small, large = r"(?:\s+[а-яё-]{1,40})", r"(?:\s+[А-ЯЁ][а-яё]{1,40})"
    named = rf"(?:{noun})[а-яё]{{0,20}}"
    quoted = rf"(?<!\w)(?:[А-ЯЁ][\w-]{{0,40}}\s+){{0,3}}{named}{small}{{0,6}}?\s*[«\"“][^»\"”]{{2,60}}[»\"”]"
    behind = rf"(?<!\w)(?:[А-ЯЁ][а-яё]{{1,40}}\s+)?{named}{small}{{1,6}}?{large}{{1,3}}"
    return re.compile(f"{quoted}|{behind}")


def _compared(form: _Form, words: Sequence[_Word], place: int) -> tuple[int, int]:
    """Say how like the words from a place on are to a name, and which of them is the last of it."""
    its: list[str] = []
    last = place
    for at in range(place, min(place + _LONGEST + len(form.words), len(words))):
        if words[at].stem:
            its.append(words[at].stem)
            last = at
        if len(its) == len(form.words):
            break
    if its == list(form.words):
        return SAME, last
    return min(round(ratio(" ".join(its), form.joined)), SAME - 1), last


def _once(likely: Iterable[Likeness]) -> list[Likeness]:
    best: dict[str, Likeness] = {}
    for one in likely:
        if one.key not in best or best[one.key].score < one.score:
            best[one.key] = one
    return sorted(best.values(), key=lambda one: -one.score)


def _stem(word: str) -> str:
    """Give a word without what a case makes of it; nothing of a little one."""
    if word.casefold() in _LITTLE:
        return ""
    letters = letters_of(word)
    if any("а" <= one <= "я" for one in word.casefold()) and len(letters) > 4:  # noqa: PLR2004 - shorter ones lose all
        return re.sub(
            r"(?:iami|iah|ami|ah|ogo|omu|imi|ih|oi|oiu|ei|iu|ii|ia|om|em|am|ov|ev|ie|i|a|u|e|o|m)$", "", letters
        )
    return letters


def _with_quote(text: str, span: Span) -> Span:
    """Take in the quotation mark that closes one in the name."""
    words = text[span.start : span.end]
    is_open = (
        any(words.count(one) > words.count(other) for one, other in ("“”", "«»", "„“", "‘’")) or words.count('"') % 2
    )
    return Span(span.start, span.end + 1) if is_open and text[span.end : span.end + 1] in set('”»“’"') else span


def _bare(text: str, span: Span) -> Span:
    """Leave out articles and the like at either end."""
    words = list(re.finditer(r"\S+", text[span.start : span.end]))
    while words and words[0][0].casefold() in _LITTLE | {"to", "by"}:
        words.pop(0)
    while words and words[-1][0].casefold() in _LITTLE:
        words.pop()
    return Span(span.start + words[0].start(), span.start + words[-1].end()) if words else Span(span.start, span.start)
