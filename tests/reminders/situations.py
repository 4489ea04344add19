"""Situations in one line: Aigul coordinates Kazakhstan, and what is not named is not there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed
from tracker.reminders.owing import owed_in
from tracker.reminders.situation import Dated, News, Own, Seen, Situation, Thing, Version, Watched

AIGUL, BOLOT = "a-aigul", "a-bolot"
MADE_ON = date(2026, 1, 1)
COORDINATOR = Who(AIGUL, frozenset({Code("KZ")}))
SECOND_PERSON = Who(AIGUL, may_confirm=True)


def a_thing(entry_id: str = "e1", day: date = date(2027, 5, 20), **other: Any) -> Thing:
    ordinary = {"demands": ("kz-2021-1",), "countries": ("KZ",), "by": BOLOT, "since": date(2026, 6, 1)}
    return Thing(entry_id, day=day, **ordinary | other)  # type: ignore[arg-type]


def a_watched(reference: str = "kz-2021-1", looked_on: date = date(2026, 6, 1), **other: Any) -> Watched:
    return replace(Watched(reference, "KZ", looked_on, 180), **other)


def an_occasion(first: date = date(2027, 6, 7), last: date | None = None, **other: Any) -> OccasionFacts:
    ordinary = {
        "key": "ilc-115",
        "kind": "ilc_session",
        "on": When.between(first, last or first),
        "state": OccasionState.PLANNED,
        "is_provisional": False,
        "audience": Audience.PUBLIC,
    }
    return OccasionFacts(**ordinary | other)  # type: ignore[arg-type]


def known(*occasions: OccasionFacts, by: str = BOLOT, on: date = date(2026, 3, 1)) -> Dated:
    """An occasion as it came to be what it is, each version a month after the one before."""
    versions = [Version(one, on.replace(month=on.month + place), by) for place, one in enumerate(occasions)]
    return Dated(occasions[-1], tuple(versions))


def a_situation(who: Who = COORDINATOR, *, own: tuple[Own, ...] = (), **seen_or_own: Any) -> Situation:
    """A situation of what was seen, and of what is named as the account's own."""
    names = {"returned", "snoozed", "muted", "told_of", "made_on"}
    its = {name: value for name, value in seen_or_own.items() if name in names}
    seen = {name: tuple(value) for name, value in seen_or_own.items() if name not in names}
    return Situation(who, its.pop("made_on", MADE_ON), Seen(**seen), own=own, **its)


def news(first: date, last: date | None = None, by: str = BOLOT) -> News:
    return News(first, last or first, by)


def owed(situation: Situation, day: date, ahead: int = 0) -> Sequence[tuple[ReminderKind, str]]:
    """What is owed on a day, by kind and rung."""
    return [(one.kind, one.rung) for one in owed_in(situation, day, ahead)]


def kinds(situation: Situation, day: date) -> set[ReminderKind]:
    return {one.kind for one in owed_in(situation, day, 0)}


def only(situation: Situation, day: date) -> Owed:
    [one] = owed_in(situation, day, 0)
    return one
