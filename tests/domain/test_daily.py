"""Daily mode: a listed country is looked at every day, from the final list to the conclusions and not longer."""

from datetime import date
from typing import Any

from tests.domain.by_hand import an_entry
from tests.domain.occasions import an_occasion
from tracker.domain.daily import Daily, daily, listed
from tracker.domain.preparing import Step, steps
from tracker.domain.record import Entry, Kind

ILC = an_occasion(session="115")
CALENDAR = [
    ILC,
    an_occasion("cas-short-list-2027", "2027-06-08/2027-06-09", kind="milestone"),
    an_occasion("cas-conclusions-2027", "2027-06-17", kind="milestone"),
]
CASE = an_occasion("cas-kz", "2027-06-12", kind="cas_case", session="115", countries=("KZ",))
STEPS: list[Step] = [*steps(ILC, CALENDAR, "KZ")]


def a_list(day: str = "2027-06-09", *, of: str = "final", is_on: bool = True, **about: Any) -> Entry:
    told = {"case_list": of, "is_on": is_on, "occasion": "ilc-115", "instruments": [], **about}
    return an_entry(Kind.LISTING, day, "", about=told)


def concluded(day: str, body: str = "CAS") -> Entry:
    return an_entry(Kind.FINDING, day, "", about={"body": body})


def test_it_begins_with_the_final_list_and_ends_with_the_day_of_the_conclusions() -> None:
    known = listed(ILC, None, [a_list()])

    assert daily(ILC, STEPS, known, []) == Daily(date(2027, 6, 9), date(2027, 6, 17))


def test_it_ends_with_the_conclusions_that_the_committee_reached_and_with_nobody_elses() -> None:
    known = listed(ILC, None, [a_list()])

    found = daily(
        ILC, STEPS, known, [concluded("2027-06-11", "CEACR"), concluded("2027-06-15"), concluded("2026-06-10")]
    )

    assert found == Daily(date(2027, 6, 9), date(2027, 6, 15))


def test_the_preliminary_list_or_a_list_of_another_session_begins_nothing() -> None:
    early = listed(ILC, None, [a_list("2027-05-08", of="preliminary"), a_list(occasion="ilc-114")])

    assert daily(ILC, STEPS, early, []) is None


def test_a_country_that_the_final_list_leaves_out_is_not_listed_whatever_the_calendar_says() -> None:
    left_out = listed(ILC, CASE, [a_list("2027-05-08", of="preliminary"), a_list(is_on=False)])

    assert not left_out.is_listed
    assert daily(ILC, STEPS, left_out, []) is None


def test_a_discussion_in_the_calendar_lists_a_country_from_the_day_of_the_final_list_on() -> None:
    known = listed(ILC, CASE, [])

    assert daily(ILC, STEPS, known, []) == Daily(date(2027, 6, 8), date(2027, 6, 17))


def test_it_never_leaves_the_session_whatever_day_somebody_wrote() -> None:
    early, late = (listed(ILC, None, [a_list(day)]) for day in ("2026-11-22", "2027-12-01"))

    assert daily(ILC, STEPS, early, []) == Daily(date(2027, 6, 7), date(2027, 6, 17))
    assert daily(ILC, STEPS, late, []) == Daily(date(2027, 6, 18), date(2027, 6, 18))


def test_a_session_without_steps_or_of_a_hundred_days_has_a_programme_that_ends() -> None:
    long = an_occasion(days="2027-06-01/2027-12-31")

    found = daily(long, steps(long, [], "KZ"), listed(long, CASE, []), [])

    assert found is not None
    assert len(list(found.days())) == 31
    assert daily(an_occasion(kind="gb_session"), [], listed(ILC, CASE, []), []) is None
