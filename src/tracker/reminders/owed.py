"""Owed: a thing that a person is to be told, and how many things a list of them is for its reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.days import When, month_of
from tracker.reminders.kinds import ReminderKind


@dataclass(frozen=True)
class Owed:
    """One thing that a person is to be told from `rung_on` on, at most once for each rung.

    `thing` is its key, as snoozes name it; `rung` the step of its ladder, named so that a day which was moved has
    rungs of its own. `due_on` is the day it is due, None where it has none; `since` the day from which it has asked for
    something, `was` the day before it was moved, as ISO text. `days` is how exactly the day is known, where more than
    one day is meant, and `were` how exactly the one before was: what falls due does so on their last day, an occasion
    begins on their first. Of an occasion, `asks` holds what its day asks for: what
    will be stale by then, what is promised by then, and what needs another assessment.
    """

    thing: str
    kind: ReminderKind
    rung: str
    rung_on: date
    due_on: date | None
    is_urgent: bool
    demands: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    entry_id: str = ""
    occasion: str = ""
    was: str = ""
    asks: tuple["Owed", ...] = ()
    since: date | None = None
    days: When | None = None
    were: When | None = None

    @property
    def known(self) -> When | None:
        """Give the day it is due as exactly as it is known, None where it has none."""
        return self.days or (When.on(self.due_on) if self.due_on else None)

    @property
    def known_before(self) -> When | None:
        """Give the day it was due before it was moved, as exactly as it was known, None where it was not moved."""
        return self.were or (When.on(date.fromisoformat(self.was)) if self.was else None)

    @property
    def key(self) -> tuple[str, str, str]:
        """Give what makes it the only one of its kind for its recipient: thing, kind, rung."""
        return self.thing, self.kind.value, self.rung


def items(owed: Iterable[Owed]) -> Sequence[Sequence[Owed]]:
    """Put together what concerns the same demands, so that a letter counts each demand once; in the order given."""
    groups: list[tuple[set[str], list[Owed]]] = []
    for one in owed:
        about = {one.thing} if one.occasion or not one.demands else {one.thing, *one.demands}
        near = [group for group in groups if group[0] & about]
        joined = (set[str](), list[Owed]()) if not near else near[0]
        for other in near[1:]:
            joined[0].update(other[0])
            joined[1].extend(other[1])
            groups.remove(other)
        if not near:
            groups.append(joined)
        joined[0].update(about)
        joined[1].append(one)
    return [together for _, together in groups]


def first_day(owed: Iterable[Owed]) -> When | None:
    """Give the first day on which anything of it is due, None where nothing has a day.

    Where no day is known it is the month in which that day lies.
    """
    dated = [(one.due_on, one.days) for one in owed if one.due_on is not None]
    if not dated:
        return None
    day, days = min(dated, key=lambda one: one[0])
    return month_of(day) if days is not None and days.is_vague else When.on(day)
