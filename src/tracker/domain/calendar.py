"""Calendar: an occasion as it is known, and the days on which it comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from tracker.domain.days import Precision, When, in_year
from tracker.domain.values import Audience


class OccasionState(Enum):
    """What is known of an occasion: its days are expected or announced, it took place, or it does not."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class OccasionFacts:
    """One occasion as somebody may know it.

    `rule` names the rule that computed its days, None where a source gives them. `countries`, `instruments` and
    `demands` are those that it concerns; a session that names no country concerns every country. `about` holds its
    `title`, `place`, `citation`, `report_on` and `confidence` as recorded.
    """

    key: str
    kind: str
    on: When
    state: OccasionState
    is_provisional: bool
    audience: Audience
    body: str | None = None
    rule: str | None = None
    session: str | None = None
    cycle: int | None = None
    recurs_annually: bool = False
    countries: Sequence[str] = ()
    instruments: Sequence[str] = ()
    demands: Sequence[str] = ()
    about: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_dropped(self) -> bool:
        """Say whether nobody but a rule ever expected it, and the rule does so no more."""
        is_told = self.about.get("citation") is not None
        return self.state is OccasionState.CANCELLED and self.rule is not None and not is_told

    def comes_on(self, day: date) -> When | None:
        """Give its next days that do not end before a day; None where it is over, or does not take place.

        What recurs comes each year on its day, 29 February on 28 February of a common year.
        """
        if self.state is OccasionState.CANCELLED:
            return None
        if not self.recurs_annually:
            return self.on if self.on.last >= day else None
        first_year = max(day.year - 1, self.on.first.year)
        years = (in_year(self.on, year) for year in range(first_year, max(first_year, day.year) + 3))
        return next(days for days in years if days.last >= day)

    def years_on(self, day: date) -> int | None:
        """Count the years from an event to a day on which it comes back; None for what is no event.

        A season is none, and neither is a day of all the world.
        """
        is_event = self.on.precision is Precision.DAY and bool(self.countries)
        years = day.year - self.on.first.year
        return years if self.recurs_annually and is_event and years > 0 else None

    def concerns(self, country: str) -> bool:
        """Say whether it concerns a country."""
        return not self.countries or country in self.countries
