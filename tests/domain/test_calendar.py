"""The days on which an occasion comes."""

from datetime import date

import pytest

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.values import Audience


def an_occasion(days: str, *, state: OccasionState = OccasionState.PLANNED, recurs: bool = False) -> OccasionFacts:
    return OccasionFacts(
        key="zhanaozen-2011",
        kind="anniversary",
        on=When.parse(days),
        state=state,
        is_provisional=False,
        audience=Audience.PUBLIC,
        recurs_annually=recurs,
    )


@pytest.mark.parametrize(
    ("day", "comes"),
    [("2010-01-01", "2011-12-16"), ("2026-12-16", "2026-12-16"), ("2026-12-17", "2027-12-16")],
)
def test_what_recurs_comes_each_year_on_its_day(day: str, comes: str) -> None:
    occasion = an_occasion("2011-12-16", recurs=True)

    assert occasion.comes_on(date.fromisoformat(day)) == When.parse(comes)


@pytest.mark.parametrize(("day", "comes"), [("2027-01-01", "2027-02-28"), ("2027-03-01", "2028-02-29")])
def test_a_leap_day_is_kept_on_the_28th_in_a_common_year(day: str, comes: str) -> None:
    occasion = an_occasion("2012-02-29", recurs=True)

    assert occasion.comes_on(date.fromisoformat(day)) == When.parse(comes)


def test_days_over_the_turn_of_a_year_come_again_over_the_turn_of_a_year() -> None:
    occasion = an_occasion("2012-12-30/2013-01-02", recurs=True)

    assert occasion.comes_on(date(2027, 1, 2)) == When.parse("2026-12-30/2027-01-02")
    assert occasion.comes_on(date(2027, 1, 3)) == When.parse("2027-12-30/2028-01-02")


def test_a_session_comes_until_its_last_day() -> None:
    session = an_occasion("2027-06-07/2027-06-18")

    assert session.comes_on(date(2027, 6, 18)) == session.on
    assert session.comes_on(date(2027, 6, 19)) is None


def test_what_is_cancelled_does_not_come() -> None:
    assert an_occasion("2027-06-07", state=OccasionState.CANCELLED).comes_on(date(2027, 1, 1)) is None


def test_what_names_no_country_concerns_all() -> None:
    assert an_occasion("2027-06-07").concerns("KZ")
