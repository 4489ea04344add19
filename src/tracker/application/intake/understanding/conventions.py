"""Conventions: by number in any spelling, by title, or as a group that the day of the document makes plain."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cues, in_both, table
from tracker.application.intake.understanding.proposal import Convention
from tracker.application.search.folding import instruments
from tracker.domain.ratification import fundamental

_SAID = re.compile(r"convention|protocol|recommendation|конвенц|протокол|рекомендац", re.IGNORECASE)
_CODE = re.compile(r"[A-ZА-Я]-?\d")
_MOST = {"C": 199, "R": 215, "P": 199}
_LOOKED_BACK = 80
_FUNDAMENTAL = "fundamental"
_SHORT = re.compile(r"(?<!\w)[CС](?:\.\s?|[-–]\s?|\s)(\d{1,3})(?!\w|\.\d)")
"""A number behind the letter of its kind, with a point or a dash between."""
_NUMBERED = re.compile(
    r"(?:convention|конвенц)\w*(?:\s+(?:ILO|МОТ))?\s+(?:number|numbers|nr\.?|номер\w*|под\s+номер\w+)\s+(?P<numbers>\d{1,3}(?:\s*(?:,|and|и)\s*(?:(?:number|номер\w*)\s+)?\d{1,3})*)",
    re.IGNORECASE,
)
"""Numbers behind that word."""
_TURNED = re.compile(
    r"(?<!\w)(\d{1,3})(?:-?(?:й|я|ю|ой|ую|th|st|nd|rd))?\s+(?:ILO\s+|МОТ\s+)?(?:конвенц\w+|convention)"
)


def conventions_in(text: str, within: Span, day: date) -> list[Convention]:
    """Find conventions in some words, each once, in order; `day` says which were fundamental."""
    found: dict[str, Convention] = {}
    for one in (
        *_by_number(text, within),
        *_by_other_numbers(text, within),
        *_by_title(text, within),
        *_by_group(text, within, day),
    ):
        found.setdefault(one.code, one)
    return sorted(found.values(), key=lambda one: (one.span, one.code))


def _by_number(text: str, within: Span) -> Iterator[Convention]:
    words = text[within.start : within.end]
    for found in instruments(words):
        printed = words[found.start : found.end]
        before = words[max(0, found.start - _LOOKED_BACK) : found.start]
        if not (_SAID.search(printed) or _SAID.search(before) or _CODE.match(printed)):
            continue
        for code in found.codes:
            kind, number = code[:1].upper(), int(code[1:])
            if 0 < number <= _MOST[kind]:
                yield Convention(f"{kind}{number:03}", Span(within.start + found.start, within.start + found.end))


def _by_other_numbers(text: str, within: Span) -> Iterator[Convention]:
    """Find numbers that are written in ways which the search does not know."""
    for short in _SHORT.finditer(text, within.start, within.end):
        before = text[max(within.start, short.start() - _LOOKED_BACK) : short.start()]
        if _SAID.search(before) and 0 < int(short[1]) <= _MOST["C"]:
            yield Convention(f"C{int(short[1]):03}", Span(*short.span()))
    for said in _NUMBERED.finditer(text, within.start, within.end):
        for one in re.finditer(r"\d+", said["numbers"]):
            if 0 < int(one[0]) <= _MOST["C"]:
                at = said.start("numbers")
                yield Convention(f"C{int(one[0]):03}", Span(at + one.start(), at + one.end()))
    for turned in _TURNED.finditer(text, within.start, within.end):
        if 0 < int(turned[1]) <= _MOST["C"]:
            yield Convention(f"C{int(turned[1]):03}", Span(*turned.span()))


def _by_title(text: str, within: Span) -> Iterator[Convention]:
    yield from (Convention(one.key, one.span) for one in _titles().find(text, within))


def _by_group(text: str, within: Span, day: date) -> Iterator[Convention]:
    for one in _groups().find(text, within):
        its = table("titles")["groups"][one.key]
        codes = its.get("codes") or [code for code in fundamental(day) if code.startswith("C")]
        yield from (Convention(code, one.span, one.key) for code in codes)


@cache
def _titles() -> Cues:
    return Cues({code: in_both(its) for code, its in table("titles").items() if code != "groups"})


@cache
def _groups() -> Cues:
    return Cues({key: in_both(its) for key, its in table("titles")["groups"].items()})
