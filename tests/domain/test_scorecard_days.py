"""A country's card: looks, quiet days and ages, to the day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.domain.by_hand import TODAY, a_demand, a_record, an_entry, card_of, happened, said, unlooked
from tracker.domain.judgement import State
from tracker.domain.record import Kind
from tracker.domain.scorecard import score


@pytest.mark.parametrize(("quiet", "stale"), [(180, False), (181, True)])
def test_a_demand_is_stale_from_the_181st_quiet_day(quiet: int, *, stale: bool) -> None:
    looked_on = TODAY - timedelta(days=quiet)

    [judged] = card_of(replace(said("A"), looked_on=looked_on)).judged

    assert (judged.stale, judged.state) == (stale, State.MET)
    assert (judged.strict_low, judged.strict_high) == ((State.NOT_MET if stale else State.MET), State.MET)


@pytest.mark.parametrize(("quiet", "stale"), [(180, False), (181, True)])
def test_a_demand_that_nobody_looked_at_is_quiet_since_it_was_made(quiet: int, *, stale: bool) -> None:
    [judged] = card_of(made_on=TODAY - timedelta(days=quiet)).judged

    assert (judged.looked_on, judged.stale) == (None, stale)


def test_a_look_before_the_demand_was_made_is_not_counted_against_it() -> None:
    made_on = TODAY - timedelta(days=10)

    [judged] = card_of(replace(happened("context"), looked_on=date(2020, 1, 1)), made_on=made_on).judged

    assert not judged.stale


@pytest.mark.parametrize(("period", "stale"), [(60, True), (61, False)])
def test_a_demand_under_enhanced_supervision_is_stale_sooner(period: int, *, stale: bool) -> None:
    looked_on = TODAY - timedelta(days=61)

    [judged] = card_of(replace(said("A"), looked_on=looked_on), period=period).judged

    assert judged.stale is stale


def test_hearing_nothing_is_no_look() -> None:
    found = card_of(unlooked(an_entry(Kind.CHECK, "2023-05-31")))

    assert (found.covered, found.judged[0].looked_on, found.judged[0].stale) == (0, None, True)


@pytest.mark.parametrize(
    ("on", "looked_on", "covered"),
    [
        (date(2023, 6, 1), date(2022, 6, 1), 0),
        (date(2023, 6, 1), date(2022, 6, 2), 1),
        (date(2024, 2, 29), date(2023, 2, 28), 0),
        (date(2024, 2, 29), date(2023, 3, 1), 1),
    ],
)
def test_coverage_is_a_look_younger_than_twelve_months(on: date, looked_on: date, covered: int) -> None:
    check = replace(an_entry(Kind.CHECK, looked_on.isoformat()), looked_on=looked_on)

    assert card_of(check, on=on).covered == covered


def test_a_look_after_the_day_asked_for_is_not_seen_yet() -> None:
    late = replace(said("A"), looked_on=TODAY + timedelta(days=1))

    assert card_of(late).judged[0].looked_on is None


@pytest.mark.parametrize(("made_on", "over"), [(date(2022, 6, 1), 0), (date(2022, 5, 31), 1)])
def test_open_for_more_than_a_year_is_a_day_more_than_a_year(made_on: date, over: int) -> None:
    assert card_of(made_on=made_on).open_over_a_year == over


@pytest.mark.parametrize(("made_on", "over"), [(date(2023, 2, 28), 0), (date(2023, 2, 27), 1)])
def test_a_year_before_a_leap_day_is_the_last_of_february(made_on: date, over: int) -> None:
    assert card_of(made_on=made_on, on=date(2024, 2, 29)).open_over_a_year == over


def test_the_median_age_is_the_lower_of_the_two_in_the_middle() -> None:
    demands = [a_demand(f"kz-{age}", made_on=TODAY - timedelta(days=age)) for age in (10, 20, 400, 500)]

    found = score(a_record(demands), "KZ")

    assert (found.median_age, found.oldest_age, len(found.open), found.open_over_a_year) == (20, 500, 4, 2)


def test_where_nothing_is_open_there_are_no_ages() -> None:
    found = card_of(said("A"))

    assert (found.median_age, found.oldest_age, found.open) == (None, None, [])
