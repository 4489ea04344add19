"""Addressees: who is called upon in some words: organs of States, one or several, a region's States, other bodies."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import Cue, Cues, in_both, table
from tracker.application.intake.understanding.places import Found, is_adjective, places
from tracker.application.intake.understanding.proposal import GOVERNMENT, Called, Organ

STATES = "states"
"""The key of what stands for all States of a region."""
_INTERNATIONAL = {"intergovernmental", "trade_union_international"}


def called_in(text: str, within: Span, country: str | None = None) -> list[Called]:
    """Say who is named in some words, in the order of the text; `country` is whose organs they are where none is said.

    Several States are several addressees, and so are those of a region.
    """
    bodies = _bodies().find(text, within)
    named = places(text, within)
    organs = [one for one in _organs().find(text, within) if not _within(one.span, bodies, text)]
    is_of_body = bodies and (not organs or bodies[0].span.start < organs[0].span.start)
    if is_of_body:
        return [_body(bodies, named), *(_governments(organs, named, country) if organs and named else [])]
    if not organs:
        named = [one for one in named if not is_adjective(text[one.span.start : one.span.end])]
    found = _governments(organs, named, country) if organs or named else []
    rest = [one for one in bodies if organs and one.span.start > organs[-1].span.end]
    return [*found, *([_body(rest, named)] if rest and found else [])]


def organs_in(text: str, within: Span) -> list[Organ]:
    """Find organs of States in some words."""
    return [Organ(one.key, one.span) for one in _organs().find(text, within)]


def bodies_in(text: str, within: Span) -> list[Cue]:
    """Find bodies that are no States in some words."""
    return _bodies().find(text, within)


def third_in(text: str, within: Span) -> list[Cue]:
    """Find international bodies in some words: who asks by themselves."""
    kinds = table("addressees")["bodies"]
    return [one for one in bodies_in(text, within) if kinds[one.key]["type"] in _INTERNATIONAL]


@cache
def _organs() -> Cues:
    return Cues({key: in_both(its) for key, its in table("addressees")["organs"].items()})


@cache
def _bodies() -> Cues:
    return Cues({key: in_both(its) for key, its in table("addressees")["bodies"].items()})


def _within(span: Span, bodies: Sequence[Cue], _text: str) -> bool:
    return any(one.span.start < span.end and span.start < one.span.end for one in bodies)


def _body(bodies: Sequence[Cue], named: Sequence[Found]) -> Called:
    first = bodies[0]
    kind = str(table("addressees")["bodies"][first.key]["type"])
    region = next((one.region for one in named if one.region), None)
    return Called(kind, body=first.key, region=region, spans=[one.span for one in bodies])


def _governments(organs: Sequence[Cue], named: Sequence[Found], country: str | None) -> list[Called]:
    """Give one addressee a State, with the organs that stand with it."""
    if not named:
        country = None if any(one.key == STATES for one in organs) else country
        return [Called(GOVERNMENT, country, _unlike(organs), spans=[one.span for one in organs])]
    found: list[Called] = []
    for place in _once(named):
        its = _of(place, organs, named)
        spans = [*(one.span for one in its), place.span]
        found += [Called(GOVERNMENT, code, _unlike(its), region=place.region, spans=spans) for code in place.countries]
    return found


def _of(place: Found, organs: Sequence[Cue], named: Sequence[Found]) -> Sequence[Cue]:
    """Give a State's own organs: those between the State before and it; all where organs stand apart from States."""
    before = max((one.span.end for one in named if one.span.end <= place.span.start), default=-1)
    own = [one for one in organs if before <= one.span.start < place.span.start]
    return own or organs


def _once(named: Sequence[Found]) -> list[Found]:
    found: dict[tuple[str, ...], Found] = {}
    for one in named:
        found.setdefault(tuple(one.countries), one)
    return list(found.values())


def _unlike(organs: Sequence[Cue]) -> Sequence[Organ]:
    """Give each organ once, where it stands first."""
    first: dict[str, Organ] = {}
    for key, group in groupby(organs, key=lambda one: one.key):
        first.setdefault(key, Organ(key, next(group).span))
    return list(first.values())
