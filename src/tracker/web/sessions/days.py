"""The programme of a listed country, day by day from the final list to the conclusions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.daily import Daily
from tracker.domain.record import Entry
from tracker.projections.shelves import Shelf
from tracker.web.sessions.happened import TOLD, Happened, happened
from tracker.web.sessions.labels import STEP
from tracker.web.sessions.matter import Prepared
from tracker.web.views.submissions import Submitted, submitted
from tracker.web.wording import Text, Wording

MOST = 20
"""Entries that one part of the programme lists; what is more stands below on the page."""


@dataclass(frozen=True)
class Planned:
    """Something that stands in the calendar on a day: a step under our words for it, or an occasion under its title."""

    key: str
    label: str | None
    title: Text | None


@dataclass(frozen=True)
class ProgrammeDay:
    """One day: what stands in the calendar, and what falls due on the demands before the session.

    `is_looked_at`: it is the day of the page, which may be a day before today.
    """

    on: date
    is_looked_at: bool
    is_over: bool
    planned: Sequence[Planned]
    due: Sequence[Happened]


@dataclass(frozen=True)
class Programme:
    """The days from the final list to the conclusions, and what was recorded since the day before.

    `since` is that day; `came` and `filed` are what came in since it began, `more` how many entries are left out.
    """

    days: Sequence[ProgrammeDay]
    since: date
    came: Sequence[Happened]
    more: int
    filed: Sequence[Submitted]


def programme(matter: Prepared, shelf: Shelf, wording: Wording) -> Programme | None:
    """Make the programme; None where the country is not looked at every day on the day of the page."""
    its, on = matter.daily, matter.on
    if its is None or not its.first <= on <= its.last:
        return None
    since = on - timedelta(days=1)
    came = [one for one in matter.shown if one.kind in TOLD and since <= one.recorded_on <= on]
    filed = [one for one in matter.submitted if since <= one.recorded_on <= on]
    return Programme(
        days=list(_days(matter, its, wording)),
        since=since,
        came=happened(came[::-1][:MOST], matter, wording),
        more=max(len(came) - MOST, 0),
        filed=submitted(filed, matter.submitted, shelf, wording),
    )


def _days(matter: Prepared, its: Daily, wording: Wording) -> Iterator[ProgrammeDay]:
    due = [(date.fromisoformat(one.about["due_on"]["last"]), one) for one in matter.shown if one.about.get("due_on")]
    for day in its.days():
        yield ProgrammeDay(
            on=day,
            is_looked_at=day == matter.on,
            is_over=day < matter.on,
            planned=list(_planned(matter, day, wording)),
            due=happened(_on(due, day)[:MOST], matter, wording),
        )


def _on(due: Sequence[tuple[date, Entry]], day: date) -> list[Entry]:
    return [one for on, one in due if on == day]


def _planned(matter: Prepared, day: date, wording: Wording) -> Iterator[Planned]:
    """Give the steps of a day, then what else the calendar holds on it; what takes weeks stands on its first day."""
    steps = {one.occasion.key: one for one in matter.steps if one.occasion}
    for one in matter.calendar:
        if one.key == matter.occasion.key or not one.concerns(matter.code):
            continue
        if one.on.first == day:
            step = steps.get(one.key)
            label = STEP[step.code] if step else None
            yield Planned(one.key, label, None if label else wording.say(one.about["title"]))
