"""Which occasions the calendar lacks, and which computed ones stand elsewhere now."""

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.occasions import an_occasion, of_the_register, placed
from tests.given import on
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.calendar_rules import expected
from tracker.domain.day_rules import years_after
from tracker.domain.expecting import Placed
from tracker.domain.projecting import Shift, lacking, shifts

TODAY = date(2026, 11, 22)
KNOWN = list(of_the_register())


def but(key: str, *versions: OccasionFacts) -> list[Placed]:
    """The register's calendar with one occasion as it became."""
    [it] = [one for one in KNOWN if one.occasion.key == key]
    return [placed(it.occasion, *versions) if one is it else one for one in KNOWN]


def of(key: str) -> OccasionFacts:
    return next(one.occasion for one in KNOWN if one.occasion.key == key)


def recorded(known: list[Placed], today: date = TODAY) -> list[Placed]:
    """The calendar once what it lacks was recorded."""
    plans = [
        placed(
            an_occasion(
                one.key,
                "/".join(dict.fromkeys((one.on.first.isoformat(), one.on.last.isoformat()))),
                kind=one.kind,
                body=one.body,
                rule=one.rule,
                session=one.session,
                cycle=one.cycle,
                countries=one.countries,
                is_provisional=True,
            )
        )
        for one in lacking(known, today)
    ]
    return [*known, *plans]


def test_what_the_register_has_is_not_expected_again() -> None:
    found = {one.key for one in lacking(KNOWN, TODAY)}

    assert {"ilc-117", "gb-march-2029", "art23-2028", "upr-kz-cycle-5", "ceacr-2028"} <= found
    assert not found & {"ilc-115", "ilc-116", "gb-march-2027", "gb-june-2027", "gb-november-2027", "ceacr-2027"}


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 12, 31), date(2027, 6, 10)])
def test_the_calendar_reaches_three_years_ahead_and_lacks_nothing_then(today: date) -> None:
    found = lacking(KNOWN, today)

    assert all(one.on.last >= today and one.on.first <= years_after(today, 3) for one in found)
    assert len({one.key for one in found}) == len(found)
    assert lacking(recorded(KNOWN, today), today) == []
    assert shifts(recorded(KNOWN, today), today) == []


def test_an_occasion_that_was_moved_out_of_its_time_leaves_no_gap() -> None:
    moved = but("gb-361", replace(of("gb-361"), on=on("2028-01-10/2028-01-20"), rule=None))

    assert "gb-november-2027" not in {one.key for one in lacking(moved, TODAY)}


def test_what_rests_on_the_conference_moves_with_it() -> None:
    known = recorded(KNOWN)
    [ilc] = [one for one in known if one.occasion.key == "ilc-115"]
    moved = replace(ilc.occasion, on=on("2027-05-31/2027-06-11"), state=OccasionState.CONFIRMED, is_provisional=False)

    found = shifts([placed(ilc.occasion, moved) if one is ilc else one for one in known], TODAY)

    assert set(found) == {
        Shift("cas-long-list-2027", on("2027-05-01")),
        Shift("cas-short-list-2027", on("2027-06-01/2027-06-02")),
        Shift("cas-conclusions-2027", on("2027-06-10")),
        Shift("cfa-june-2027", on("2027-05-27/2027-05-28")),
        Shift("gb-360", on("2027-06-12")),
    }


def test_what_rests_on_a_cancelled_conference_is_expected_no_more() -> None:
    known = recorded(KNOWN)
    [ilc] = [one for one in known if one.occasion.key == "ilc-115"]
    cancelled = replace(ilc.occasion, state=OccasionState.CANCELLED)

    found = shifts([placed(ilc.occasion, cancelled) if one is ilc else one for one in known], TODAY)

    keys = {"cas-long-list-2027", "cas-short-list-2027", "cas-conclusions-2027", "cfa-june-2027", "gb-360"}
    assert set(found) == {Shift(key, None) for key in keys}


def test_what_was_announced_or_is_over_does_not_move() -> None:
    known = recorded(KNOWN)
    confirmed = [
        placed(replace(one.occasion, state=OccasionState.CONFIRMED, is_provisional=False)) if one.occasion.rule else one
        for one in known
    ]
    [ilc] = [one for one in known if one.occasion.key == "ilc-115"]
    moved = replace(ilc.occasion, on=on("2027-05-31/2027-06-11"))

    assert shifts([placed(ilc.occasion, moved) if one is ilc else one for one in confirmed], TODAY) == []
    assert shifts([placed(ilc.occasion, moved) if one is ilc else one for one in known], date(2028, 1, 1)) == []


def test_a_session_under_another_key_takes_the_place_of_the_computed_one() -> None:
    own = placed(an_occasion("gb-362", "2028-03-06/2028-03-16", kind="gb_session", body="GB", session="362"))

    found = shifts([*recorded(KNOWN), own], TODAY)

    assert Shift("gb-march-2028", None) in found
    assert {one.key for one in found} <= {"gb-march-2028", "cfa-march-2028"}


def test_a_review_that_was_announced_by_hand_takes_the_place_of_the_computed_one() -> None:
    known = recorded(KNOWN)
    own = placed(an_occasion("upr-kz-2029-11", "2029-11-06", kind="upr", countries=("KZ",), cycle=5))

    assert shifts([*known, own], TODAY) == [Shift("upr-kz-cycle-5", None)]
    assert not {one.key for one in lacking([*known, own], TODAY)} & {"upr-kz-cycle-6"}


def test_a_day_of_another_body_takes_nobodys_place() -> None:
    ours = placed(an_occasion("ours", "2028-05-05", kind="milestone", body="MISSION"))

    assert "cas-long-list-2028" in {one.key for one in lacking([*KNOWN, ours], TODAY)}


def test_a_calendar_that_knows_nothing_gets_the_ilos_sessions() -> None:
    found = {one.key for one in lacking([], TODAY)}

    assert {"ilc-115", "ilc-116", "ilc-117", "gb-june-2027", "cas-long-list-2027"} <= found
    assert not any(key.startswith(("upr", "eu-gsp")) for key in found)


def test_a_session_held_in_several_parts_rests_on_the_main_one() -> None:
    found = {one.rule: one.rests_on for one in expected(KNOWN, 2021) if one.rests_on}

    assert found["cas.long_list"] == "ilc-109-a"
