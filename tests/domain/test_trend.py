"""The trend speaks of the same demands at every session; what was demanded later stands apart."""

from datetime import date

from tests.domain.by_hand import a_demand, a_record, said
from tracker.domain.record import DemandFacts, Entry, Session
from tracker.domain.scorecard import Card, score
from tracker.domain.trend import Step, ended, trend

FIRST, SECOND, THE_DAY = date(2022, 6, 11), date(2023, 6, 16), date(2023, 12, 1)
LATER = date(2022, 7, 1)


def a_card(on: date, *demands: DemandFacts, entries: tuple[Entry, ...] = ()) -> Card:
    made = [one for one in demands if one.made_on <= on]
    return score(a_record(made, *(one for one in entries if one.effective <= on), on=on), "KZ")


def references(step: Step) -> tuple[list[str], list[str]]:
    same, later = ([one.demand.reference for one in judged] for judged in (step.same, step.later))
    return same, later


def test_the_parts_of_a_session_are_one_and_end_with_the_last() -> None:
    parts = [
        Session("109", date(2021, 6, 3), date(2021, 6, 19)),
        Session("109", date(2021, 11, 25), date(2021, 12, 11)),
        Session("110", date(2022, 5, 27), FIRST),
        Session("111", date(2023, 6, 5), SECOND),
    ]

    assert ended(parts, SECOND) == {"109": date(2021, 12, 11), "110": FIRST}


def test_only_the_same_demands_are_compared_and_later_ones_stand_apart() -> None:
    both = (a_demand(), a_demand("kz-2", made_on=LATER))

    steps = trend({"110": a_card(FIRST, *both), "111": a_card(SECOND, *both)}, a_card(THE_DAY, *both))

    assert [(one.session, one.on) for one in steps] == [("110", FIRST), ("111", SECOND), (None, THE_DAY)]
    assert [references(one) for one in steps] == [(["kz-1"], []), (["kz-1"], ["kz-2"]), (["kz-1"], ["kz-2"])]


def test_what_changed_between_sessions_shows_and_adds_up_each_time() -> None:
    entries = (said("C", "2022-01-01"), said("A", "2022-09-01"))

    cards = {"110": a_card(FIRST, a_demand(), entries=entries), "111": a_card(SECOND, a_demand(), entries=entries)}
    steps = trend(cards, a_card(THE_DAY, a_demand(), entries=entries))

    assert [one.same[0].state.value for one in steps] == ["not_met", "met", "met"]
    assert [len(one.same) + len(one.later) for one in steps] == [1, 1, 1]


def test_a_demand_that_left_n_meanwhile_is_in_no_line() -> None:
    gone, stays = a_demand(), a_demand("kz-2")

    steps = trend({"110": a_card(FIRST, gone, stays)}, a_card(THE_DAY, stays))

    assert [references(one) for one in steps] == [(["kz-2"], [])] * 2


def test_sessions_before_the_first_demand_are_left_out() -> None:
    steps = trend({"108": a_card(date(2019, 6, 21), a_demand())}, a_card(THE_DAY, a_demand()))

    assert [(one.session, references(one)) for one in steps] == [(None, (["kz-1"], []))]
