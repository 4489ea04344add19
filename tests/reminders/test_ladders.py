"""Ladders say on which days somebody is told: no step is missed, and none is told after the next."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.application.register_reading import read_register
from tracker.register import bundled
from tracker.reminders import ladders
from tracker.reminders.ladders import Horizon, Ladder

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
LADDERS = st.sampled_from(
    [
        ladders.DANGER,
        ladders.FALLING_DUE,
        ladders.OPENING,
        ladders.MONTHLY,
        ladders.UNANSWERED,
        *ladders.OCCASIONS.values(),
    ]
)


def brute(ladder: Ladder, passed: int, ahead: int) -> int | None:
    """Try every day from long before to this one."""
    reached = None
    for offset in range(-400, passed + ahead + 1):
        is_early = offset > passed
        if is_early and (offset >= 0 or offset in ladder.at_once):
            continue
        last = max(ladder.after, default=None)
        repeats = last is not None and ladder.every and offset > last and (offset - last) % ladder.every == 0
        if -offset in ladder.before or offset in ladder.after or repeats:
            reached = offset
    return reached


@given(LADDERS, DAYS, st.integers(-400, 900), st.integers(0, 12))
def test_the_step_is_the_last_one_that_was_reached(ladder: Ladder, day: date, passed: int, ahead: int) -> None:
    found = ladder.step(day, Horizon(day + timedelta(days=passed), ahead))

    assert found == brute(ladder, passed, ahead)


@given(LADDERS, DAYS, st.integers(-400, 900))
def test_a_later_day_is_never_on_an_earlier_step(ladder: Ladder, day: date, passed: int) -> None:
    steps = [ladder.step(day, Horizon(day + timedelta(days=passed + later))) for later in (0, 1)]

    assert (steps[0] is None) or (steps[1] is not None and steps[1] >= steps[0])


def test_the_leads_of_occasions_are_those_of_the_register() -> None:
    register = read_register(bundled(), date(2026, 11, 21), name="central-asia")
    kind_of = {rule["key"]: rule["for_kind"] for rule in register.calendar["rules"]}
    asked = {
        kind_of.get(lead["event"], lead["event"]): tuple(lead["remind_days_before"])
        for lead in register.calendar["reminder_leads"]
    }

    assert {kind: ladder.before for kind, ladder in ladders.OCCASIONS.items()} == asked


def test_an_occasion_of_any_other_kind_is_told_of_a_month_and_a_week_before() -> None:
    assert ladders.of_occasion("mission_meeting").before == (30, 7)
    assert ladders.first_lead("ilc_session") == 120


def test_what_is_urgent_is_never_told_ahead_of_its_step() -> None:
    due = date(2027, 5, 20)

    assert ladders.FALLING_DUE.step(due, Horizon(due - timedelta(days=4), 12)) == -14
    assert ladders.FALLING_DUE.step(due, Horizon(due - timedelta(days=3), 0)) == -3


def test_the_last_day_of_the_calendar_breaks_no_ladder() -> None:
    assert ladders.day_of(date.max, 3) == date.max
    assert ladders.day_of(date.min, -3) == date.min
