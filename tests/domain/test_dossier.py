"""A stream of entries: what is said of an entry later is refused where there is no such entry, or not any more."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

import pytest

from tests.given import a_demand, a_development, kept, words
from tracker.domain import demand_events
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.refusals import EntryGone, EntryUnknown
from tracker.domain.values import Audience

LATER: dict[str, Callable[[Demand, UUID], None]] = {
    "correct": lambda demand, entry: demand.correct(entry, uuid4(), reason=None),
    "retract": lambda demand, entry: demand.retract(entry, Retraction.ERROR, reason=None),
    "set audience": lambda demand, entry: demand.set_audience(entry, Audience.MEMBERS),
    "confirm opening": lambda demand, entry: demand.confirm_opening(entry),
}
later = pytest.mark.parametrize("say", LATER.values(), ids=LATER.keys())


def say_it_is_gone(demand: Demand, entry: UUID, cause: Retraction | None) -> None:
    """Take it back for a cause, or correct it."""
    if cause:
        demand.retract(entry, cause, reason=None)
    else:
        demand.correct(entry, a_development(demand), reason=None)


@later
def test_nothing_is_said_of_an_entry_that_the_stream_does_not_hold(say: Callable[[Demand, UUID], None]) -> None:
    demand = kept(a_demand())

    with pytest.raises(EntryUnknown):
        say(demand, uuid4())

    assert demand.collect_events() == []


@later
@pytest.mark.parametrize("cause", [*Retraction, None])
def test_nothing_is_said_of_an_entry_that_is_gone(
    say: Callable[[Demand, UUID], None], cause: Retraction | None
) -> None:
    demand = a_demand()
    entry = a_development(demand)
    say_it_is_gone(demand, entry, cause)
    kept(demand)

    with pytest.raises(EntryGone):
        say(demand, entry)

    assert demand.collect_events() == []


def test_an_entry_is_replaced_by_another_with_a_reason() -> None:
    demand = a_demand()
    wrong, right = a_development(demand), a_development(demand)
    kept(demand)

    demand.correct(wrong, right, reason=words("the day was another"))

    [event] = demand.collect_events()
    assert isinstance(event, demand_events.EntryCorrected)
    assert (event.entry_id, event.by, event.reason) == (wrong, right, words("the day was another"))


@pytest.mark.parametrize("cause", Retraction)
def test_an_entry_is_taken_back_for_a_cause(cause: Retraction) -> None:
    demand = a_demand()
    entry, other = a_development(demand), a_development(demand)
    kept(demand)

    demand.retract(entry, cause, reason=words("why"))

    [event] = demand.collect_events()
    assert isinstance(event, demand_events.EntryRetracted)
    assert (event.entry_id, event.cause) == (entry, cause)
    assert set(demand.that_stand()) == {other}


@pytest.mark.parametrize("cause", [Retraction.ERROR, None])
def test_what_is_gone_can_still_be_withheld_for_safety_once(cause: Retraction | None) -> None:
    demand = a_demand()
    entry = a_development(demand)
    say_it_is_gone(demand, entry, cause)
    kept(demand)

    demand.retract(entry, Retraction.SAFETY, reason=None)
    with pytest.raises(EntryGone):
        demand.retract(entry, Retraction.SAFETY, reason=None)

    [event] = demand.collect_events()
    assert isinstance(event, demand_events.EntryRetracted)
    assert event.cause is Retraction.SAFETY


def test_what_was_never_there_cannot_be_withheld() -> None:
    demand = kept(a_demand())

    with pytest.raises(EntryUnknown):
        demand.retract(uuid4(), Retraction.SAFETY, reason=None)

    assert demand.collect_events() == []


def test_an_audience_is_set_with_the_day_before_which_nobody_else_may_look() -> None:
    demand = a_demand()
    entry = a_development(demand)
    kept(demand)

    demand.set_audience(entry, Audience.COUNTRY_TEAM, not_before=date(2022, 7, 1))

    [event] = demand.collect_events()
    assert isinstance(event, demand_events.AudienceSet)
    assert (event.audience, event.not_before) == (Audience.COUNTRY_TEAM, date(2022, 7, 1))


def test_an_opening_can_be_confirmed_twice() -> None:
    demand = a_demand()
    entry = a_development(demand)
    kept(demand)

    demand.confirm_opening(entry)
    demand.confirm_opening(entry, reason=words("still safe"))

    assert [type(event) for event in demand.collect_events()] == [demand_events.OpeningConfirmed] * 2


@pytest.mark.parametrize("cause", [Retraction.ERROR, None])
def test_what_is_gone_can_still_be_shown_to_fewer(cause: Retraction | None) -> None:
    demand = a_demand()
    entry = a_development(demand)
    say_it_is_gone(demand, entry, cause)
    kept(demand)

    demand.narrow(entry, Audience.MEMBERS, reason=words("why"))

    [event] = demand.collect_events()
    assert isinstance(event, demand_events.AudienceSet)
    assert (event.entry_id, event.audience) == (entry, Audience.MEMBERS)


def test_what_is_withheld_or_was_never_there_is_shown_to_nobody_already() -> None:
    demand = a_demand()
    entry = a_development(demand)
    demand.retract(entry, Retraction.SAFETY, reason=None)
    kept(demand)

    with pytest.raises(EntryGone):
        demand.narrow(entry, Audience.MEMBERS)
    with pytest.raises(EntryUnknown):
        demand.narrow(uuid4(), Audience.MEMBERS)

    assert (demand.collect_events(), demand.is_withheld(entry)) == ([], True)
