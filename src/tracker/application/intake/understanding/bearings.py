"""Bearings: what a document is about as a whole: its State, its region, whom a letter is put to."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.understanding.addressees import called_in
from tracker.application.intake.understanding.cues import one_list
from tracker.application.intake.understanding.places import places
from tracker.application.intake.understanding.proposal import GOVERNMENT, Called

_MAIN_SHARE = 0.6
_FIRST_BLOCKS, _HEAD_BLOCKS, _LINE, _BEGINNING = 40, 6, 160, 3
DATIVE = re.compile(r"^\W*[А-ЯЁ][а-яё-]+(?:у|ю|ам|ям|ому|ему|ым|им|ой|ей|е|и)\b")
"""A Russian line whose first word is in the case of whom something is said to."""


def spoken_of(said_here: str, span: Span, before: str | None) -> str | None:
    """Give the State that a sentence is about: the one it names, none where it names several, else that of before."""
    found = places(said_here, span)
    named = {one.countries[0] for one in found if one.region is None}
    if len(named) == 1:
        return named.pop()
    return None if found else before


def main_country(text: Text) -> str | None:
    """Give the State that the document is about, where most that it says of States is of one."""
    counted = Counter(one.countries[0] for one in places(text.text, Span(0, len(text.text))) if one.region is None)
    if not counted:
        return None
    code, times = counted.most_common(1)[0]
    return code if times > _MAIN_SHARE * counted.total() else None


def main_region(text: Text) -> str | None:
    """Give the region that a document speaks of most."""
    counted = Counter(one.region for one in places(text.text, Span(0, len(text.text))) if one.region)
    return counted.most_common(1)[0][0] if counted else None


def reader_of(text: Text, country: str | None) -> Sequence[Called]:
    """Give who a letter is put to: by its salutation, or by the lines at its head where that names nobody."""
    greeted: Sequence[Called] | None = None
    for block in text.blocks[:_FIRST_BLOCKS]:
        span = Span(block.body, block.end)
        found = one_list("calls", "salutations").find(text.text, Span(span.start, min(span.end, span.start + 60)))
        if found and found[0].span.start - span.start < _BEGINNING and len(text.words(span)) < _LINE:
            greeted = called_in(text.text, span, country) or [Called(GOVERNMENT, country, spans=[span])]
            break
    head = _head(text, country)
    is_named = greeted is not None and any(one.organs and one.country for one in greeted)
    return (greeted or ()) if is_named or not head else head


def _head(text: Text, country: str | None) -> Sequence[Called]:
    """Give whom the lines in front of a letter's first paragraph name, the first of them in the dative or after To."""
    found: list[Called] = []
    for block in text.blocks[:_HEAD_BLOCKS]:
        said = text.body(block)
        if len(said) > _LINE or said.endswith((":", ".")):
            break
        if found or DATIVE.match(said) or said.startswith("To "):
            found += [one for one in called_in(text.text, Span(block.body, block.end), country) if one.organs]
    organs = [organ for one in found for organ in one.organs]
    return [replace(found[0], organs=organs, spans=[one.span for one in organs])] if found else ()
