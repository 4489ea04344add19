"""Owed: a thing that a person is to be told, and how many things a list of them is for its reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.reminders.kinds import ReminderKind


@dataclass(frozen=True)
class Owed:
    """One thing that a person is to be told from `rung_on` on, at most once for each rung.

    `thing` is its key, as snoozes name it; `rung` the step of its ladder, named so that a day which was moved has
    rungs of its own. `due_on` is the day it is due, None where it has none; `since` the day from which it has asked for
    something, `was` the day before it was moved, as ISO text. Of an occasion, `asks` holds what its day asks for: what
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


def first_day(owed: Iterable[Owed]) -> date | None:
    """Give the first day on which anything of it is due, None where nothing has a day."""
    return min((one.due_on for one in owed if one.due_on is not None), default=None)
