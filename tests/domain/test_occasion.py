"""An occasion of the calendar, with the history of its days."""

from datetime import date

import pytest

from tests.given import a_session, kept, on
from tracker.domain import occasion_events
from tracker.domain.events import Event
from tracker.domain.occasion import Occasion
from tracker.domain.refusals import ComesEveryYear
from tracker.domain.values import Key


def test_an_occasion_is_planned_on_its_days() -> None:
    occasion = a_session("2022-05-27/2022-06-11")

    [planned] = occasion.collect_events()
    assert isinstance(planned, occasion_events.Planned)
    assert (planned.on, occasion.state) == (on("2022-05-27/2022-06-11"), "planned")


@pytest.mark.parametrize(
    ("command", "event", "state"),
    [
        ("confirm", occasion_events.Confirmed, "confirmed"),
        ("cancel", occasion_events.Cancelled, "cancelled"),
        ("hold", occasion_events.Held, "held"),
    ],
)
def test_what_became_of_an_occasion_is_recorded(command: str, event: type[Event], state: str) -> None:
    occasion = kept(a_session())

    getattr(occasion, command)(None)

    assert [type(one) for one in occasion.collect_events()] == [event]
    assert occasion.state == state


def test_an_occasion_keeps_its_state_when_it_is_moved() -> None:
    occasion = a_session()
    occasion.confirm(None)
    kept(occasion)

    occasion.move(on("2022-06-03/2022-06-18"), provisional=True, citation=None)

    [event] = occasion.collect_events()
    assert isinstance(event, occasion_events.Moved)
    assert (event.on, event.provisional) == (on("2022-06-03/2022-06-18"), True)
    assert (occasion.on, occasion.state) == (event.on, "confirmed")


def test_an_occasion_of_no_session_stands_alone() -> None:
    occasion = a_session("2022-06-12", None)

    [planned] = occasion.collect_events()
    assert isinstance(occasion, Occasion)
    assert isinstance(planned, occasion_events.Planned)
    assert planned.session is None


@pytest.mark.parametrize("command", ["move", "cancel", "hold"])
def test_what_comes_every_year_is_neither_moved_nor_cancelled_nor_over(command: str) -> None:
    day = kept(a_session("2011-12-16", None, recurs_annually=True))
    given = {"on": on("2026-12-17"), "provisional": False} if command == "move" else {}

    with pytest.raises(ComesEveryYear):
        getattr(day, command)(citation=None, **given)

    assert day.collect_events() == []


def test_a_stale_demand_is_flagged_once_for_each_day_of_an_occasion() -> None:
    occasion = kept(a_session())

    news = [occasion.flag_stale(Key("kz-2021-1"), date(2027, 6, 7), quiet_days=200, period=180) for _ in range(2)]
    occasion.flag_stale(Key("kz-2021-1"), date(2028, 6, 5), quiet_days=564, period=180)

    assert news == [True, False]
    first, second = occasion.collect_events()
    assert isinstance(first, occasion_events.StaleFlagged)
    assert isinstance(second, occasion_events.StaleFlagged)
    assert (first.demand, first.on, first.quiet_days) == ("kz-2021-1", date(2027, 6, 7), 200)
    assert (second.on, second.quiet_days) == (date(2028, 6, 5), 564)
