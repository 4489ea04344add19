"""Days that a rule finds."""

from datetime import date

import pytest

from tracker.domain.day_rules import FRIDAY, MONDAY, THURSDAY, months_after, nearest, nth, week_before, years_after


@pytest.mark.parametrize(
    ("number", "year", "month", "found"),
    [(1, 2026, 6, "2026-06-01"), (1, 2027, 6, "2027-06-07"), (2, 2027, 3, "2027-03-08"), (4, 2027, 11, "2027-11-22")],
)
def test_the_first_second_or_fourth_monday_of_a_month(number: int, year: int, month: int, found: str) -> None:
    assert nth(number, MONDAY, year, month) == date.fromisoformat(found)


@pytest.mark.parametrize("day", range(1, 29))
def test_the_nearest_monday_is_a_monday_at_most_three_days_away(day: int) -> None:
    found = nearest(MONDAY, date(2026, 10, day))

    assert found.weekday() == MONDAY
    assert abs((found - date(2026, 10, day)).days) <= 3


@pytest.mark.parametrize(("day", "found"), [("2026-10-31", "2026-11-02"), ("2027-10-31", "2027-11-01")])
def test_the_monday_nearest_to_the_end_of_october(day: str, found: str) -> None:
    assert nearest(MONDAY, date.fromisoformat(day)) == date.fromisoformat(found)


@pytest.mark.parametrize("first", ["2027-03-08", "2027-03-10", "2027-03-14"])
def test_thursday_of_the_week_before_is_the_same_from_monday_to_sunday(first: str) -> None:
    assert week_before(THURSDAY, date.fromisoformat(first)) == date(2027, 3, 4)
    assert week_before(FRIDAY, date.fromisoformat(first)) == date(2027, 3, 5)


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [("2025-08-31", 54, "2030-02-28"), ("2024-08-31", 42, "2028-02-29"), ("2026-11-30", 1, "2026-12-30")],
)
def test_months_later_ends_with_the_month(day: str, months: int, found: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(found)


def test_three_years_after_a_leap_day_is_the_last_of_february() -> None:
    assert years_after(date(2028, 2, 29), 3) == date(2031, 2, 28)
