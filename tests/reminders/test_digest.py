"""A digest goes once a week, on its day, within the hours of its reader's own clock, or as soon after as it can."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.accounts.mailing import Mailing
from tracker.reminders.digest import Past, ahead, digest_day, here, is_awake

MONDAY = date(2027, 1, 4)
A_DAY = timedelta(days=1)
MAILINGS = st.builds(Mailing, digest_day=st.integers(1, 7))


def sent(mailing: Mailing, days: list[date]) -> list[date]:
    """On which of these days a digest goes, if one is sent whenever it may."""
    past, went = Past(), []
    for day in days:
        slot = digest_day(mailing, day, days[0], past)
        if slot is not None:
            past = Past(seen_to=slot, went_on=day)
            went.append(day)
    return went


@given(MAILINGS, st.lists(st.booleans(), min_size=60, max_size=60))
def test_two_digests_never_lie_nearer_than_a_week(mailing: Mailing, is_up: list[bool]) -> None:
    days = [MONDAY + place * A_DAY for place, up in enumerate(is_up) if up] or [MONDAY]

    went = sent(mailing, days)

    assert all(later - earlier >= 7 * A_DAY for earlier, later in pairwise(went))


@given(MAILINGS, st.lists(st.booleans(), min_size=60, max_size=60))
def test_no_day_lies_between_what_a_digest_looks_ahead_to_and_the_next(mailing: Mailing, is_up: list[bool]) -> None:
    days = [MONDAY + place * A_DAY for place, up in enumerate(is_up) if up] or [MONDAY]

    went = sent(mailing, days)

    for earlier, later in pairwise(went):
        first_missed = earlier + (ahead(mailing, earlier) + 1) * A_DAY
        was_down = all(day not in days for day in _between(first_missed, later))
        assert later == first_missed or was_down


def _between(first: date, last: date) -> list[date]:
    return [first + place * A_DAY for place in range((last - first).days)]


@given(MAILINGS)
def test_without_an_outage_it_goes_on_its_day_each_week(mailing: Mailing) -> None:
    went = sent(mailing, [MONDAY + place * A_DAY for place in range(100)])

    assert {day.isoweekday() for day in went} == {mailing.digest_day}
    assert len(went) in {14, 15}


def test_what_was_missed_goes_on_the_first_day_that_comes() -> None:
    went = sent(Mailing(), [MONDAY, *_between(MONDAY + 10 * A_DAY, MONDAY + 40 * A_DAY)])

    assert went[:3] == [MONDAY, MONDAY + 10 * A_DAY, MONDAY + 21 * A_DAY]


def test_an_account_has_its_first_digest_on_its_first_digest_day() -> None:
    made_on = MONDAY + A_DAY

    found = [digest_day(Mailing(), made_on + days * A_DAY, made_on, Past()) for days in range(7)]

    assert found == [None] * 6 + [MONDAY + 7 * A_DAY]


def test_a_day_that_was_seen_to_has_no_second_digest() -> None:
    assert digest_day(Mailing(), MONDAY, MONDAY, Past(seen_to=MONDAY)) is None
    assert digest_day(Mailing(), MONDAY, MONDAY, Past()) == MONDAY


@pytest.mark.parametrize(("hour", "awake"), [(8, False), (9, True), (17, True), (18, False)])
def test_hours_are_those_of_the_reader(hour: int, awake: bool) -> None:  # noqa: FBT001 - a case of the table
    bishkek = here(datetime(2027, 1, 4, hour - 6, tzinfo=UTC), "Asia/Bishkek")

    assert is_awake(Mailing(), bishkek) is awake


@pytest.mark.parametrize("change", [datetime(2027, 3, 28, tzinfo=UTC), datetime(2027, 10, 31, tzinfo=UTC)])
def test_a_clock_change_gives_no_day_two_digests_and_takes_none_away(change: datetime) -> None:
    mailing = replace(Mailing(), digest_day=7, from_hour=0, to_hour=24)
    hours = [here(change - timedelta(days=9) + timedelta(hours=n), "Europe/Berlin") for n in range(24 * 18)]

    went = sent(mailing, [at.date() for at in hours])

    assert went == [change.date() - 7 * A_DAY, change.date(), change.date() + 7 * A_DAY]


def test_an_unknown_zone_is_read_as_utc() -> None:
    now = datetime(2027, 1, 4, 9, tzinfo=UTC)

    assert here(now, "Nowhere/At-all") == here(now, "../../etc/passwd") == now
