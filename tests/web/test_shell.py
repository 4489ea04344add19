from collections.abc import Sequence
from datetime import date, timedelta

from tracker.web.address import Address
from tracker.web.views.shell import NEWEST, Timing

FIRST = date(2024, 12, 30)


def test_a_form_offers_all_releases_while_they_are_few() -> None:
    assert offered(days=3) == [3, 2, 1]


def test_a_form_offers_the_newest_releases_and_the_last_of_each_year_before() -> None:
    last_of_2024, last_of_2025 = 2, 2 + 365

    assert offered(days=600) == [*range(600, 600 - NEWEST, -1), last_of_2025, last_of_2024]


def test_a_form_offers_the_release_that_was_chosen_whatever_its_age() -> None:
    assert 100 in offered(days=600, chosen=100)


def offered(days: int, chosen: int | None = None) -> Sequence[int]:
    """Say which of the releases, one a day, a form offers."""
    releases = [(number, FIRST + timedelta(days=number - 1)) for number in range(days, 0, -1)]
    today = releases[0][1]
    timing = Timing(today, today, days, True, chosen, releases, Address("en"), None)  # noqa: FBT003 - a page of today
    return [number for number, _ in timing.offered]
