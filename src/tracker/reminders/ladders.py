"""Ladders: on which days somebody is told of a thing, counted from its own day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import OccasionFacts

AHEAD = 6
"""Days that a digest looks ahead, so that nothing which falls before the next one is told after its day."""


@dataclass(frozen=True)
class Horizon:
    """A day, and how many days ahead of it is looked."""

    today: date
    ahead: int = 0


@dataclass(frozen=True)
class Ladder:
    """Steps in days from a day: `before` and `after` it, and from the last one on `every` so many days, 0 for never.

    `at_once` holds the steps that do not wait for a digest, as offsets: -3 is three days before.
    """

    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    every: int = 0
    at_once: frozenset[int] = frozenset()

    def step(self, day: date, horizon: Horizon) -> int | None:
        """Give the latest step that was reached, as an offset; None before the first.

        Looking ahead reaches steps before the day, but for those that go out at once.
        """
        passed = (horizon.today - day).days
        reached = [step for step in self._steps() if step <= passed + self._ahead(step, horizon.ahead)]
        if not reached:
            return None
        latest = max(reached)
        is_last = bool(self.after) and latest == max(self.after)
        if is_last and self.every:
            return latest + (passed - latest) // self.every * self.every
        return latest

    def _steps(self) -> tuple[int, ...]:
        return (*(-days for days in self.before), *self.after)

    def _ahead(self, step: int, ahead: int) -> int:
        return ahead if step < 0 and step not in self.at_once else 0


def day_of(day: date, step: int) -> date:
    """Give the day of a step; the last day of the calendar where that lies beyond it."""
    try:
        return day + timedelta(days=step)
    except OverflowError:
        return date.max if step > 0 else date.min


DANGER = Ladder(after=(0, 1, 3, 7), every=7, at_once=frozenset({0, 1, 3}))
AT_ONCE_BEFORE = 3
"""So many days before its day, what falls due or does not take place is told without waiting for a digest."""

FALLING_DUE = Ladder(before=(14, AT_ONCE_BEFORE), after=(7, 30), every=30, at_once=frozenset({-AT_ONCE_BEFORE}))
OPENING = Ladder(before=(7,), after=(7, 30), every=30)
ONCE = Ladder(after=(0,))
NAMING = Ladder(before=(30, 7), after=(1,))
"""An agreement to be named, from its last day on: the person is asked again before; its end is told of once."""
MONTHLY = Ladder(after=(0,), every=30)
"""At once, which is with the next digest, and then every 30 days."""
OF_OTHERS = Ladder(after=(7,), every=30)
"""What waits in a country of others: not before its own people had a week."""
UNANSWERED = Ladder(after=(60, 120, 180), every=180)
ON_ITS_DAY = Ladder(after=(0,), at_once=frozenset({0}))

OCCASIONS: Mapping[str, Ladder] = {
    "anniversary": Ladder(before=(90, 30, 7)),
    "ceacr_session": Ladder(before=(30,)),
    "cfa_meeting": Ladder(before=(45, 28)),
    "deadline": Ladder(before=(90, 45, 31, 7)),
    "gb_session": Ladder(before=(45, 14)),
    "ilc_session": Ladder(before=(120, 60, 30, 7)),
    "upr": Ladder(before=(270, 60, 14)),
}
"""The ladder of each kind of occasion for which the coalition chose one."""

_CASE = Ladder(before=(30, 7, AT_ONCE_BEFORE), at_once=frozenset({-AT_ONCE_BEFORE}))
"""The discussion of a country's case: what is said there has to be ready, so the last word waits for no digest."""

_ANY_OTHER = Ladder(before=(30, 7))
_SEASON = Ladder(before=(30,))
"""A month or a year that comes round has no day to count down to: it is told of once, before it begins."""


def of_occasion(kind: str) -> Ladder:
    """Give the ladder of a kind of occasion."""
    return OCCASIONS.get(kind, _CASE if kind == "cas_case" else _ANY_OTHER)


def before(facts: OccasionFacts) -> Ladder:
    """Give the ladder by which one occasion is told of."""
    return _SEASON if facts.recurs_annually and facts.on.is_vague else of_occasion(facts.kind)


def first_lead(kind: str) -> int | None:
    """Give how many days before an occasion of a kind people are first told of it."""
    return max(of_occasion(kind).before, default=None)
