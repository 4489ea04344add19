"""A convention: who has ratified it, and how the demands that name it stand, country by country."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.web.views.counts import Count
from tracker.web.views.ratifications import Cell
from tracker.web.wording import Text


@dataclass(frozen=True)
class InCountry:
    """One country: what is known of its ratification, and the demands in n that name the convention."""

    code: str
    name: str
    cell: Cell
    count: Count


@dataclass(frozen=True)
class Convention:
    """All that a convention's page shows; countries stand by name."""

    code: str
    name: Text | None
    plain_name: str
    is_fundamental: bool
    countries: Sequence[InCountry]
