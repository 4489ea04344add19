"""What a rule expects: an occasion's days in a year, when another takes its place, and what it rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.values import Confidence

_MEETINGS = {"ilc_session", "gb_session", "cfa_meeting", "ceacr_session", "upr"}
_BY_BODY = {"milestone", "deadline", "publication"}
"""Kinds that say little: two of them are alike only where they are of one body."""


@dataclass(frozen=True)
class Expected:
    """An occasion that a rule expects.

    `window` is when an occasion of its kind is taken for this one, whatever its days; `title` names its title in the
    catalogue of words; `rests_on` is the occasion that its days are reckoned from, None where they are reckoned from
    the year alone. `stem` is how the keys begin of those of its kind that are like it, where not all are.
    """

    key: str
    rule: str
    kind: str
    body: str
    on: When
    window: When
    title: str
    confidence: Confidence = Confidence.MEDIUM
    session: str | None = None
    cycle: int | None = None
    countries: tuple[str, ...] = ()
    rests_on: str | None = None
    stem: str = ""

    @property
    def meets(self) -> bool:
        """Say whether it is a meeting, which has a place: all of them meet in Geneva."""
        return self.kind in _MEETINGS


@dataclass(frozen=True)
class Placed:
    """An occasion of the calendar, with all the days that it ever had."""

    occasion: OccasionFacts
    stood_on: tuple[When, ...]

    @property
    def is_live(self) -> bool:
        """Say whether it takes place, or took place."""
        return self.occasion.state is not OccasionState.CANCELLED

    def takes(self, expected: Expected) -> bool:
        """Say whether it stands where a rule expects one: by its key, or by its kind and any days that it had."""
        mine = self.occasion
        if mine.key == expected.key:
            return True
        if not _is_alike(mine, expected):
            return False
        if expected.cycle is not None and mine.cycle == expected.cycle:
            return True
        return any(touch(days, expected.window) or touch(days, expected.on) for days in self.stood_on)


def placed(histories: Mapping[str, Sequence[OccasionFacts]]) -> Sequence[Placed]:
    """Take what was known of each occasion, oldest first, for what it is now and the days that it ever had."""
    return [Placed(known[-1], tuple(dict.fromkeys(one.on for one in known))) for known in histories.values() if known]


def touch(one: When, other: When) -> bool:
    """Say whether two spans of days have a day in common."""
    return one.first <= other.last and other.first <= one.last


def _is_alike(mine: OccasionFacts, expected: Expected) -> bool:
    if mine.kind != expected.kind or mine.recurs_annually or not mine.key.startswith(expected.stem):
        return False
    if mine.kind in _BY_BODY and mine.body != expected.body:
        return False
    return not expected.countries or bool(set(expected.countries) & set(mine.countries))


@dataclass(frozen=True)
class Ground:
    """What an expected occasion rests on: the session of that year, and its days as they are known or expected."""

    key: str
    on: When


Rule = Callable[["Outlook"], Iterable[Expected]]
"""Gives what one rule expects in the year of an outlook."""


@dataclass(frozen=True)
class Outlook:
    """One year, looked at with the calendar as it is known."""

    year: int
    known: Sequence[Placed]

    def day(self, month: int, day: int) -> date:
        """Give a day of the year."""
        return date(self.year, month, day)

    def span(self, first: tuple[int, int], last: tuple[int, int]) -> When:
        """Give the days from one (month, day) of the year to another."""
        return When.between(self.day(*first), self.day(*last))

    def of_kind(self, kind: str) -> Sequence[Placed]:
        """List the occasions of a kind that take place or took place."""
        return [one for one in self.known if one.occasion.kind == kind and one.is_live]

    def ground(self, expected: Expected) -> Ground | None:
        """Say what stands where an occasion is expected; None where it was cancelled, itself where nothing stands."""
        holders = [one for one in self.known if one.takes(expected)]
        live = [one.occasion for one in holders if one.is_live]
        if not holders:
            return Ground(expected.key, expected.on)
        if not live:
            return None
        main = max(live, key=lambda one: (touch(one.on, expected.window), one.on.last - one.on.first))
        return Ground(main.key, main.on)


def days(first: date, last: date) -> When:
    """Give a span of days, or the day where it is one."""
    return When.on(first) if first == last else When.between(first, last)
