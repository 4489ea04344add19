"""The way to a session: its steps, the session before it, promises that fell due, letters without an answer."""

from datetime import date
from typing import Any

import pytest

from tests.domain.by_hand import an_entry, said
from tests.domain.occasions import an_occasion
from tracker.domain.calendar import OccasionState
from tracker.domain.preparing import (
    begins,
    case_of,
    fallen_due,
    last_time,
    not_known_answered,
    on_the_way,
    silences,
    steps,
)
from tracker.domain.record import Entry, Kind

ON = date(2027, 3, 1)
ILC_115 = an_occasion(session="115")
DUE = {"first": "2022-12-01", "last": "2022-12-31", "precision": "month"}


def a_promise(day: str = "2022-04-01", measure: str = "kz-1.1", **about: Any) -> Entry:
    return an_entry(Kind.POSITION, day, measure, about={"position": "promise", "due_on": DUE, **about})


def test_the_steps_of_the_conference_committee_come_in_their_order_known_or_not() -> None:
    its_list = an_occasion("cas-long-list-2027", "2027-05-08", kind="milestone")
    of_last_year = an_occasion("cas-conclusions-2026", "2026-06-11", kind="milestone")

    found = steps(ILC_115, [ILC_115, its_list, of_last_year], "KZ")

    assert [one.code for one in found if one.occasion] == ["preliminary_list"]
    assert [(one.code, one.on.first.month) for one in found if one.on] == [
        ("regional_lists", 3),
        ("april_meeting", 4),
        ("preliminary_list", 5),
    ]
    assert len(found) == 8


def test_a_cancelled_day_is_no_step_and_other_bodies_have_none() -> None:
    gone = an_occasion("cas-long-list-2027", "2027-05-08", kind="milestone", state=OccasionState.CANCELLED)

    assert not any(one.occasion for one in steps(ILC_115, [gone], "KZ"))
    assert steps(an_occasion(kind="gb_session"), [], "KZ") == []


def test_what_people_plan_around_a_session_is_found_beside_its_steps() -> None:
    meeting = an_occasion("milestone-2027-04-10", "2027-04-10", kind="milestone")
    step = an_occasion("cas-long-list-2027", "2027-05-08", kind="milestone")
    left_out = [
        an_occasion("over", "2027-02-28", kind="milestone"),
        an_occasion("late", "2027-09-20", kind="deadline"),
        an_occasion("of-others", "2027-04-11", kind="milestone", countries=("KG",)),
        an_occasion("gone", "2027-04-12", kind="milestone", state=OccasionState.CANCELLED),
        an_occasion("a-day", "2027-04-13", kind="anniversary"),
    ]

    assert on_the_way(ILC_115, [step, *left_out, meeting], "KZ", ON) == [meeting]


def test_a_country_is_listed_where_its_case_is_discussed_at_that_session() -> None:
    its = an_occasion("cas-1", "2027-06-10", kind="cas_case", session="115", countries=("KZ",))
    before = an_occasion("cas-2", "2026-06-10", kind="cas_case", session="114", countries=("KG",))

    assert case_of(ILC_115, [before, its], "KZ") == its
    assert case_of(ILC_115, [before, its], "KG") is None


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, date(2026, 6, 12)),
        ({"state": OccasionState.CANCELLED}, None),
        ({"is_provisional": True}, None),
        ({"kind": "gb_session"}, None),
        ({"session": "115"}, None),
        ({"countries": ("KG",)}, None),
        ({"days": "2027-02-20/2027-03-01"}, None),
    ],
    ids=["held", "cancelled", "nobody announced it", "another body", "a part of it", "of others", "not over"],
)
def test_the_last_time_is_the_session_before_that_was_over(facts: dict[str, Any], found: date | None) -> None:
    before = an_occasion("ilc-114", **{"days": "2026-06-01/2026-06-12", "session": "114", **facts})

    assert last_time(ILC_115, [ILC_115, before], "KZ", ON) == found


def test_a_period_begins_on_the_day_after() -> None:
    assert begins(date(2026, 6, 12)) == date(2026, 6, 13)
    assert begins(None) is None


def test_a_promise_has_fallen_due_from_its_last_day_on() -> None:
    promise = a_promise()

    assert fallen_due([promise], date(2022, 12, 30)) == []
    assert fallen_due([promise], date(2022, 12, 31)) == [promise]


@pytest.mark.parametrize(
    ("later", "is_settled"),
    [
        (said("C", "2022-12-31"), True),
        (said("C", "2022-12-30"), False),
        (said("C", "2023-01-05", measure="kz-1.2"), False),
        (an_entry(Kind.POSITION, "2022-05-01", claims=True, about={"position": "rejects"}), True),
        (an_entry(Kind.POSITION, "2022-03-01", claims=True, about={"position": "rejects"}), False),
        (an_entry(Kind.DEVELOPMENT, "2023-01-05"), False),
    ],
    ids=["assessed", "assessed before", "another measure", "rejected", "rejected before", "what happened"],
)
def test_a_promise_is_settled_by_what_is_said_of_it_later(later: Entry, *, is_settled: bool) -> None:
    promise = a_promise()

    assert fallen_due([promise, later], ON) == ([] if is_settled else [promise])


def test_a_letter_is_silent_since_it_was_last_recalled_and_until_it_is_answered() -> None:
    letter, other = an_entry(Kind.LETTER, "2022-01-01"), an_entry(Kind.LETTER, "2022-02-01", answer_known=False)
    recalled = an_entry(Kind.REMINDER, "2022-03-01", of_entry=letter.entry_id)
    answer = an_entry(Kind.ANSWER, "2022-04-01", of_entry=letter.entry_id)

    [found] = silences([letter, other, recalled])

    assert (found.letter, found.last_on) == (letter, date(2022, 3, 1))
    assert silences([letter, other, recalled, answer]) == []


def test_a_letter_of_which_nobody_can_say_is_told_apart_until_an_answer_is_found() -> None:
    silent, unclear = an_entry(Kind.LETTER, "2022-01-01"), an_entry(Kind.LETTER, "2022-02-01", answer_known=False)
    answer = an_entry(Kind.ANSWER, "2022-04-01", of_entry=unclear.entry_id)

    assert not_known_answered([silent, unclear]) == [unclear]
    assert not_known_answered([silent, unclear, answer]) == []
