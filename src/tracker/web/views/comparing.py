"""Several countries side by side: how the demands on each stand by theme or by convention, in the order of names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.record import Record
from tracker.domain.scorecard import Card
from tracker.web.views.counts import Count, counted
from tracker.web.wording import Text


@dataclass(frozen=True)
class OneCountry:
    """A country with its name, its card, and the record that this was computed from."""

    code: str
    name: str
    card: Card
    record: Record

    @property
    def apart(self) -> Sequence[Mapping[str, Any]]:
        """List what was asked of the country and does not count on its card, as recorded."""
        card = self.card
        listed = {one.demand.reference for one in card.left}.union(
            card.repeats, *card.apart.values(), *(one for life, one in card.over.items() if life.leaves_n)
        )
        return [one.about for one in self.record.demands if one.reference in listed]


@dataclass(frozen=True)
class Cell:
    """One country under one heading: `count` is None where nothing counts, `apart` says how many demands do not."""

    country: str
    name: str
    count: Count | None
    apart: int


@dataclass(frozen=True)
class Heading:
    """One theme or convention with a cell for every country."""

    code: str
    label: Text | None
    cells: Sequence[Cell]


def side_by_side(countries: Sequence[OneCountry], listed: Mapping[str, Text | None], kind: str) -> Sequence[Heading]:
    """Make a heading of each code under which something was asked, in the order in which they are listed.

    `kind` says where a demand has its codes: `themes` or `instruments`.
    """
    asked = {code for one in countries for about in _all(one) for code in about[kind]}
    order = [*(code for code in listed if code in asked), *sorted(asked - listed.keys())]
    return [Heading(code, listed.get(code), [_cell(one, kind, code) for one in countries]) for code in order]


def _all(one: OneCountry) -> Sequence[Mapping[str, Any]]:
    return [*(judged.demand.about for judged in one.card.judged), *one.apart]


def _cell(one: OneCountry, kind: str, code: str) -> Cell:
    judged = [each for each in one.card.judged if code in each.demand.about[kind]]
    apart = sum(code in about[kind] for about in one.apart)
    return Cell(one.code, one.name, counted(judged) if judged else None, apart)
