"""A measure is one act on one object in one country, asked first by one demand: it is never counted twice."""

from datetime import date
from typing import Any

import pytest

from tests.given import a_demand, a_measure, kept, words
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Act, Counting, Measure
from tracker.domain.lifecycle_events import Change, ChangeKind
from tracker.domain.lifecycle_rules import Around, check, rehearse
from tracker.domain.refusals import MeasureUnknown, NotOfAState, Refused, SameMeasureAsItself
from tracker.domain.refusals_of_changes import (
    AnotherAct,
    AnotherCountry,
    DemandOver,
    MeasureInUse,
    MeasureThereAlready,
    NotCountedThere,
    NotEarlier,
    NotLaterDemand,
    RaisedByOthers,
    RaisedInTurn,
    SaidAlready,
)
from tracker.domain.values import Key

LATER = date(2022, 6, 7)
WHY = words("why")


def earlier(**facts: Any) -> Demand:
    return a_demand("kz-2021-1", **facts)


def later(**facts: Any) -> Demand:
    return a_demand("kz-2022-1", **{"made_on": LATER} | facts)


def other_act(number: int = 1) -> Measure:
    return Measure(**vars(a_measure(number)) | {"act": Act.REGISTERED})


def same(of: Demand, *, number: int | None = 1, of_number: int = 1) -> Change:
    return Change(ChangeKind.SAME_MEASURE, on=LATER, number=number, of_demand=Key(of.reference), of_number=of_number)


def refused(demand: Demand, change: Change, **around: Any) -> type[Refused]:
    with pytest.raises(Refused) as refusal:
        rehearse(demand, change, Around(**around))
    return refusal.type


def ended(demand: Demand, how: str) -> Demand:
    getattr(demand, how)(LATER, reason=WHY)
    return demand


def test_a_later_demand_raises_an_earlier_ones_measure_again() -> None:
    demand, other = kept(later()), earlier()

    check(demand, same(other), Around(other))
    rehearse(demand, same(other), Around(other))

    assert demand.collect_events() == []


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (a_demand("kg-2021-1", country="KG"), AnotherCountry),
        (a_demand("ca-2021-1", country=None), AnotherCountry),
        (earlier(measures=0), MeasureUnknown),
        (None, NotCountedThere),
        (earlier(counting=Counting.REPORTED), NotCountedThere),
        (a_demand("kz-2023-1", made_on=date(2023, 1, 1)), NotEarlier),
        (a_demand("kz-2022-2", made_on=LATER), NotEarlier),
        (ended(earlier(), "withdraw"), DemandOver),
        (ended(earlier(), "close"), DemandOver),
    ],
)
def test_what_is_no_measure_asked_earlier_in_n_of_the_country_is_not_raised_again(
    other: Demand | None, why: type[Refused]
) -> None:
    assert refused(later(), same(other or earlier()), other=other) is why


def test_another_act_is_another_measure() -> None:
    demand = a_demand("kz-2022-1", made_on=LATER, measures=0)
    demand.add_measure(other_act(), LATER, reason=None)

    assert refused(demand, same(earlier()), other=earlier()) is AnotherAct


def test_a_measure_is_not_the_same_as_one_of_its_own_demand() -> None:
    demand = later(measures=2)

    assert refused(demand, same(demand, of_number=2), other=demand) is SameMeasureAsItself


def test_a_measure_is_never_the_same_in_a_circle_or_a_chain() -> None:
    first, second, third = earlier(), a_demand("kz-2021-2"), later()
    second.same_measure(1, (Key("kz-2021-1"), 1), LATER)

    assert refused(first, same(second), other=second) is NotEarlier
    assert refused(third, same(second), other=second) is RaisedInTurn
    assert refused(second, same(first), other=first) is SaidAlready
    assert refused(third, same(first), other=first, raised_by={1: "kz-2023-1"}) is RaisedByOthers


def test_a_measure_is_the_same_as_one_alone() -> None:
    demand, other = later(), a_demand("kz-2021-2")
    demand.same_measure(1, (Key("kz-2021-1"), 1), LATER)

    assert refused(demand, same(other), other=other) is SaidAlready


def test_a_demand_that_has_measures_says_which_of_them_is_the_same() -> None:
    assert refused(later(), same(earlier(), number=None), other=earlier()) is MeasureUnknown
    check(later(measures=0), same(earlier(), number=None), Around(earlier()))


@pytest.mark.parametrize("how", ["close", "withdraw"])
def test_what_is_over_raises_nothing_again(how: str) -> None:
    demand = later()
    getattr(demand, how)(date(2022, 7, 1), reason=WHY)

    assert refused(demand, same(earlier()), other=earlier()) is DemandOver


@pytest.mark.parametrize("kind", [ChangeKind.MADE_SPECIFIC, ChangeKind.SUPERSEDED])
def test_a_demand_gives_way_to_a_later_one_in_n_of_its_country_alone(kind: ChangeKind) -> None:
    def by(other: Demand | None) -> type[Refused]:
        return refused(earlier(), Change(kind, on=LATER, by=Key("kz-2022-1")), other=other)

    rehearse(earlier(), Change(kind, on=LATER, by=Key("kz-2022-1")), Around(later()))

    assert by(None) is NotCountedThere
    assert by(later(country="KG")) is AnotherCountry
    assert by(later(counting=Counting.CONCERN)) is NotCountedThere
    assert by(a_demand("kz-2020-1", made_on=date(2020, 1, 1))) is NotLaterDemand


def test_two_demands_do_not_give_way_to_each_other() -> None:
    first, second = earlier(), later()
    first.make_specific(Key("kz-2022-1"), LATER, reason=WHY)

    change = Change(ChangeKind.MADE_SPECIFIC, on=LATER, by=Key("kz-2021-1"))

    assert refused(second, change, other=first) is NotCountedThere
    assert refused(first, Change(ChangeKind.MADE_SPECIFIC, on=LATER, by=Key("kz-2022-1")), other=second) is SaidAlready


def test_the_same_act_on_the_same_object_is_not_added_twice() -> None:
    again = Change(ChangeKind.MEASURE_ADDED, on=LATER, measure=a_measure(2))
    new = Change(ChangeKind.MEASURE_ADDED, on=LATER, measure=other_act(2))

    rehearse(earlier(), new, Around())

    assert refused(earlier(), again) is MeasureThereAlready


def test_what_is_put_to_no_one_state_is_not_adopted() -> None:
    demand = a_demand("ca-2016-1", country=None, counting=Counting.IMPLIED)

    assert refused(demand, Change(ChangeKind.ADOPTED, on=LATER, document=Key("res-2022"))) is NotOfAState


def test_an_added_measure_that_others_rest_on_is_not_taken_back() -> None:
    demand = earlier()
    demand.add_measure(other_act(2), LATER, reason=WHY)
    back = Change(ChangeKind.TAKEN_BACK, version=demand.version)

    assert refused(demand, back, listed=frozenset({2})) is MeasureInUse
    assert refused(demand, back, raised_by={2: "kz-2023-1"}) is MeasureInUse
    rehearse(demand, back, Around())
