"""Submissions before a session: which are for it, and which of the usual ones nobody recorded."""

from datetime import date
from typing import Any

import pytest

from tests.domain.by_hand import an_entry
from tests.domain.occasions import an_occasion
from tracker.domain.preparing import steps
from tracker.domain.record import Entry, Kind
from tracker.domain.submission_events import Procedure
from tracker.domain.submissions import of_session, usual, withdrawn

ILC = an_occasion(session="115")
DEADLINE = an_occasion("art23-2027", "2027-09-01", kind="deadline")
STEPS = steps(ILC, [ILC, DEADLINE], "KZ")
SINCE = date(2026, 6, 13)


def filed(day: str, procedure: str = "article_23_comments", **about: Any) -> Entry:
    told = {"procedure": procedure, "occasion": None, "body": "CEACR", **about}
    return an_entry(Kind.SUBMISSION, day, "", about=told)


def test_what_names_the_session_or_a_step_to_it_is_for_it_whenever_it_was_submitted() -> None:
    named = [filed("2020-01-01", occasion="ilc-115"), filed("2027-08-30", occasion="art23-2027")]

    assert of_session(ILC, STEPS, [*named, filed("2020-01-01", occasion="ilc-109")], SINCE) == named


@pytest.mark.parametrize(("day", "body", "is_for_it"), [
    ("2026-09-01", "CEACR", True),
    ("2026-06-12", "CEACR", False),
    ("2027-07-01", "CEACR", False),
    ("2026-09-01", "CFA", False),
])  # fmt: skip
def test_what_names_none_is_for_it_if_one_of_its_bodies_got_it_since_the_last_one(
    day: str,
    body: str,
    is_for_it: bool,  # noqa: FBT001 - one of two
) -> None:
    entry = filed(day, body=body)

    assert (entry in of_session(ILC, STEPS, [entry], SINCE)) is is_for_it


def test_of_what_is_usually_submitted_it_is_said_by_when_and_whether_anything_is_on_record() -> None:
    last_year, this_year = filed("2026-09-01"), filed("2027-09-01")

    before, after = (usual(ILC, STEPS, [last_year, *more]) for more in ((), (this_year,)))

    assert [(one.procedure, one.by.first.month if one.by else None, one.is_filed) for one in before] == [
        (Procedure.CAS_LIST, 3, False),
        (Procedure.ARTICLE_23, 9, False),
    ]
    assert [one.is_filed for one in after] == [False, True]
    assert usual(an_occasion(kind="gb_session"), [], []) == []


def test_what_became_of_a_submission_tells_of_those_alone_that_were_withdrawn() -> None:
    fates = [
        an_entry(Kind.SUBMISSION_FATE, of_entry=key, about={"fate": fate})
        for key, fate in (("one", "acknowledged"), ("other", "withdrawn"))
    ]

    assert withdrawn(fates) == {"other"}
