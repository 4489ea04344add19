"""Which demands stand before a session of a body, and why."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.by_hand import MADE_ON, a_demand, an_entry
from tests.domain.occasions import an_occasion
from tracker.domain.demand_events import Counting
from tracker.domain.forum import Ground, forum_of, grounds
from tracker.domain.life import Life
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts

CONVENTIONS = ["C029", "C087", "C097", "C098", "R205", "fundamental"]


def naming(*codes: str, reference: str = "kz-1", **facts: Any) -> DemandFacts:
    return replace(a_demand(reference, about={"instruments": codes}), **{"measures": (), **facts})


def a_finding(body: str, *, demands: tuple[str, ...] = (), measures: tuple[str, ...] = ()) -> Entry:
    about = {"body": body, "demands": demands, "measures": (), "points": [{"measures": measures}]}
    return an_entry(Kind.FINDING, measure="", about=about)


def ground(demand: DemandFacts, *findings: Entry, kind: str = "ilc_session", **facts: Any) -> Ground | None:
    ratified = facts.pop("ratified", {})
    found = grounds(an_occasion(kind=kind, **facts), [demand], findings, ratified)
    return found[0] if found else None


def test_a_demand_is_before_the_conference_by_a_convention_that_the_country_ratified() -> None:
    found = ground(naming("C087", "R205", "C097"), ratified={"C087": True, "C097": False})

    assert found is not None
    assert (found.is_before, found.conventions, found.not_ratified) == (True, ["C087"], ["C097"])


def test_a_convention_of_which_nothing_is_known_keeps_no_demand_out() -> None:
    found = ground(naming("C087"))

    assert found is not None
    assert found.conventions == ["C087"]


def test_a_demand_to_ratify_is_not_before_the_conference_by_what_it_asks_to_ratify() -> None:
    asked = {"act": "convention_ratified", "object": {"key": "C143"}}
    demand = naming("C143", measures=(MeasureFacts("kz-1.1", None, MADE_ON, asked),))

    found = ground(demand)

    assert found is not None
    assert (found.is_before, found.not_ratified) == (False, ["C143"])


def test_a_finding_of_its_bodies_brings_a_demand_before_a_session() -> None:
    by_name, by_point = a_finding("CEACR", demands=("kz-1",)), a_finding("CAS", measures=("kz-1.2",))
    others = a_finding("CFA", demands=("kz-1",)), a_finding("CAS", measures=("kz-10.1",))

    found = ground(naming(), by_name, by_point, *others)

    assert found is not None
    assert found.findings == [by_name.entry_id, by_point.entry_id]


@pytest.mark.parametrize(("kind", "is_before"), [("gb_session", True), ("cfa_meeting", True), ("upr", False)])
def test_a_country_is_bound_by_freedom_of_association_whatever_it_ratified(kind: str, *, is_before: bool) -> None:
    found = ground(naming("C087"), kind=kind, ratified={"C087": False})

    assert (found is not None and found.is_before) is is_before


def test_a_discussion_of_one_convention_is_about_that_one() -> None:
    both = naming("C087", "C098")

    found = ground(both, kind="cas_case", instruments=("C098",))

    assert found is not None
    assert found.conventions == ["C098"]


@pytest.mark.parametrize(
    "facts",
    [{"counting": Counting.NON_GOVERNMENT}, {"counting": Counting.OWN_COMMITMENT}, {"life": Life.WITHDRAWN}],
    ids=["on nobody's government", "our own", "withdrawn"],
)
def test_what_no_government_is_asked_for_any_more_is_before_no_session(facts: dict[str, Any]) -> None:
    assert ground(naming("C087", **facts)) is None


def test_a_demand_that_the_occasion_names_is_before_it() -> None:
    found = ground(naming(), demands=("kz-1",))

    assert found is not None
    assert found.is_before


def test_an_anniversary_is_no_forum() -> None:
    assert forum_of(an_occasion(kind="anniversary")) is None


@given(
    st.lists(st.lists(st.sampled_from(CONVENTIONS), unique=True), max_size=5),
    st.dictionaries(st.sampled_from(CONVENTIONS), st.booleans()),
)
def test_a_convention_is_a_ground_or_a_lack_and_never_both(named: list[list[str]], ratified: dict[str, bool]) -> None:
    demands = [naming(*codes, reference=f"kz-{at}") for at, codes in enumerate(named)]

    found = grounds(an_occasion(), demands, [], ratified)

    for one in found:
        told = [*one.conventions, *one.not_ratified]
        assert sorted(told) == sorted(code for code in one.demand.about["instruments"] if code[0] == "C")
    assert len({one.demand.reference for one in found}) == len(found)
