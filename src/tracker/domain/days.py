"""Days as people give them: a day, a month, a year, a range, or about then."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache


class Precision(Enum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    ABOUT = "about"


class NotADay(ValueError):
    """The text is not a day, month, year or range that exists in the calendar."""


_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True)
class When:
    """A period of whole days, both ends included; a single day has the same first and last."""

    first: date
    last: date
    precision: Precision

    @classmethod
    def on(cls, day: date) -> "When":
        """Exactly that day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def between(cls, first: date, last: date) -> "When":
        """Some time from the first to the last day."""
        return cls(first, last, Precision.RANGE)

    @classmethod
    def parse(cls, text: str, *, about: bool = False) -> "When":
        """Read `2021`, `2021-12`, `2021-12-07` or two of them joined by a slash.

        Raises NotADay for anything else, and for days that no calendar has.
        """
        ends = text.split("/")
        if len(ends) > 2:  # noqa: PLR2004 - a range has two ends
            raise NotADay(text)
        first, _, precision = _period(ends[0])
        _, last, _ = _period(ends[-1])
        if last < first:
            raise NotADay(text)
        if about:
            precision = Precision.ABOUT
        elif len(ends) == 2:  # noqa: PLR2004 - a range has two ends
            precision = Precision.RANGE
        return cls(first, last, precision)

    @classmethod
    def recorded(cls, facts: Mapping[str, str]) -> "When":
        """Read days as an event holds them."""
        return cls(date.fromisoformat(facts["first"]), date.fromisoformat(facts["last"]), Precision(facts["precision"]))

    @property
    def is_vague(self) -> bool:
        """Say whether no day of them is known: a month, a year, whole months, or about then."""
        is_whole = self.first.day == 1 and (self.last + timedelta(days=1)).day == 1
        return self.precision is not Precision.DAY and (is_whole or self.precision is Precision.ABOUT)

    @property
    def written(self) -> str:
        """Write them as `parse` reads them; that they are about then is lost."""
        if self.precision is Precision.MONTH:
            return f"{self.first:%Y-%m}"
        if self.precision is Precision.YEAR:
            return f"{self.first:%Y}"
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"

    def is_same(self, other: "When") -> bool:
        """Say whether these are the same days, however exactly either is known."""
        return (self.first, self.last) == (other.first, other.last)

    def effective(self, recorded_on: date) -> date:
        """The day from which it counts: the earlier of its last day and the day it was recorded."""
        return min(self.last, recorded_on)


def month_of(day: date) -> When:
    """Give the month in which a day lies."""
    last = monthrange(day.year, day.month)[1]
    return When(day.replace(day=1), day.replace(day=last), Precision.MONTH)


@lru_cache(256)
def a_year_before(day: date) -> date:
    """Give the same day one year earlier; 28 February for 29 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def a_year_after(day: date) -> date:
    """Give the same day one year later; 28 February for 29 February."""
    if (day.month, day.day) == (2, 29):
        return date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def in_year(when: When, year: int) -> When:
    """Give the same days in another year; 28 February for 29 February where that year has none.

    A whole month stays whole.
    """
    later = year + when.last.year - when.first.year
    first, last = _in_year(when.first, year), _in_year(when.last, later)
    if when.precision is Precision.MONTH:
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return When(first, last, when.precision)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _period(text: str) -> tuple[date, date, Precision]:
    match = _FORM.fullmatch(text)
    if match is None:
        raise NotADay(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        raise NotADay(text)
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
        return date(year, month, day), date(year, month, day), Precision.DAY
    except ValueError as wrong:
        raise NotADay(text) from wrong
