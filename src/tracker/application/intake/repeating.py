"""Repeating: which earlier demands a proposed one may say again, the likeliest first, and why.

A pure ranking: what two demands share counts, each kind of thing with a weight of its own. Who or what is asked for
weighs more than how it is put, since the same demand is worded anew each time, often in the other language. Demands of
two different States are never the same, nor is a promise a demand. A person confirms.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from tracker.application.intake.known import Earlier
from tracker.application.intake.reading.text import Text
from tracker.application.intake.understanding.proposal import Demand
from tracker.domain.demand_events import Act, Counting

LEAST = 30
"""Points below which nothing is proposed."""
MOST = 5
"""How many earlier demands are proposed at most."""

_WEIGHTS: Mapping[str, int] = {"persons": 40, "organisations": 25, "conventions": 20, "acts": 20, "themes": 15}
_TEXT, _ALIKE = 35, 55
"""Points for the same words, and the likeness in per cent from which they begin."""
_SMALL = re.compile(r"[^\w\s]+")


@dataclass(frozen=True)
class Repeated:
    """An earlier demand, how likely it is said again, in points up to 100, and what both have."""

    reference: str
    points: int
    shared: Mapping[str, Sequence[str]]


def repeated(text: Text, demand: Demand, earlier: Sequence[Earlier]) -> list[Repeated]:
    """Rank earlier demands by what they share with a proposed one; those that share too little are left out."""
    asked = _asked(text, demand)
    found = [_compared(asked, one) for one in earlier if _may_be_same(asked, one)]
    likely = [one for one in found if one.points >= LEAST]
    return sorted(likely, key=lambda one: (-one.points, one.reference))[:MOST]


def compared(asked: Earlier, earlier: Sequence[Earlier]) -> list[Repeated]:
    """Rank earlier demands for one that is known as well as they are, whatever they share."""
    found = [_compared(asked, one) for one in earlier if _may_be_same(asked, one)]
    return sorted(found, key=lambda one: (-one.points, one.reference))


def _asked(text: Text, demand: Demand) -> Earlier:
    """Give a proposed demand as one on record would be."""
    return Earlier(
        reference="",
        said=text.words(demand.quotation),
        countries=frozenset([demand.called.country] if demand.called.country else ()),
        persons=frozenset(one.key for one in demand.persons if one.key),
        organisations=frozenset(one.key for one in demand.organisations if one.key),
        conventions=frozenset(one.code for one in demand.conventions),
        themes=frozenset(one.key for one in demand.themes),
        acts=frozenset(one.act.value for one in demand.measures),
        is_own=demand.counting is Counting.OWN_COMMITMENT,
    )


def _may_be_same(asked: Earlier, other: Earlier) -> bool:
    is_there = not asked.countries or not other.countries or bool(asked.countries & other.countries)
    return is_there and asked.is_own is other.is_own


def _compared(asked: Earlier, other: Earlier) -> Repeated:
    """Count what two demands share: of each kind the share of the smaller list, and how alike the words are."""
    points, shared = 0.0, {}
    for kind, weight in _WEIGHTS.items():
        mine, its = getattr(asked, kind), getattr(other, kind)
        both = sorted((mine & its) - {Act.OTHER.value})
        if both:
            points += weight * len(both) / min(len(mine), len(its))
            shared[kind] = both
    likeness = token_set_ratio(_plain(asked.said), _plain(other.said)) if other.said else 0.0
    if likeness > _ALIKE:
        points += _TEXT * (likeness - _ALIKE) / (100 - _ALIKE)
        shared["words"] = [f"{round(likeness)}"]
    return Repeated(other.reference, min(round(points), 100), shared)


def _plain(said: str) -> str:
    return _SMALL.sub(" ", said).casefold()
