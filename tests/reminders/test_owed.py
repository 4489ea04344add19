"""A list of what is owed is counted by its demands: whoever reads "3 items" finds three."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.days import When
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed, first_day, items

DAY = date(2027, 5, 20)
DEMANDS = st.lists(st.sampled_from(["kz-1", "kz-2", "kz-3", "kz-4"]), max_size=2, unique=True).map(tuple)


def an_owed(thing: str, *demands: str, due_on: date | None = None, occasion: str = "") -> Owed:
    facts = {"due_on": due_on, "is_urgent": False, "demands": demands, "occasion": occasion}
    return Owed(thing, ReminderKind.DUE, "rung", DAY, **facts)  # type: ignore[arg-type]


@given(st.lists(DEMANDS, max_size=8))
def test_each_demand_is_in_one_item_and_each_thing_too(demands: list[tuple[str, ...]]) -> None:
    owed = [an_owed(f"entry:{place}", *its) for place, its in enumerate(demands)]

    found = items(owed)

    of = [{demand for one in group for demand in one.demands} for group in found]
    assert sum(map(len, of)) == len(set().union(*of))
    assert sorted(one.thing for group in found for one in group) == sorted(one.thing for one in owed)
    assert [group[0].thing for group in found] == sorted((group[0].thing for group in found), key=_place)


def _place(thing: str) -> int:
    return int(thing.partition(":")[2])


def test_what_joins_two_demands_makes_one_item_of_them() -> None:
    apart = [an_owed("entry:0", "kz-1"), an_owed("entry:1", "kz-2")]

    assert [len(items(owed)) for owed in (apart, [*apart, an_owed("entry:2", "kz-1", "kz-2")])] == [2, 1]


def test_an_occasion_is_an_item_of_its_own_whatever_demands_it_names() -> None:
    owed = [
        an_owed("occasion:ilc", "kz-1", occasion="ilc"),
        an_owed("stale:kz-1", "kz-1"),
        an_owed("occasion:ilc", occasion="ilc"),
    ]

    assert [[one.thing for one in group] for group in items(owed)] == [["occasion:ilc", "occasion:ilc"], ["stale:kz-1"]]


def test_the_first_day_is_that_of_whatever_has_one() -> None:
    late, early = an_owed("a", due_on=DAY), an_owed("b", due_on=date(2027, 5, 1))

    assert (first_day([late, an_owed("c"), early]), first_day([an_owed("c")])) == (When.on(date(2027, 5, 1)), None)


@pytest.mark.parametrize(
    ("text", "due_on", "first"), [("2027-05", "2027-05-31", "2027-05"), ("2027", "2027-12-31", "2027-12")]
)
def test_a_first_day_that_nobody_knows_is_its_month(text: str, due_on: str, first: str) -> None:
    vague = replace(an_owed("a", due_on=date.fromisoformat(due_on)), days=When.parse(text))

    assert first_day([vague, an_owed("b", due_on=date(2028, 1, 1))]) == When.parse(first)
