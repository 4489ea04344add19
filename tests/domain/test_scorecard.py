"""A country's card: what is in n, and every figure that it prints."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.by_hand import MADE_ON, TODAY, a_demand, a_record, an_entry, card_of, happened, said
from tracker.domain.demand_events import Counting
from tracker.domain.judgement import State
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.life import APART
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Repeated, Session
from tracker.domain.scorecard import Card, score

TELLING = [State.MET, State.PARTLY_MET, State.NOT_MET, State.NOT_KNOWN]


def card(*demands: DemandFacts, entries: list[Entry] | None = None, **given: Any) -> Card:
    return score(a_record(demands, *(entries or []), **given), "KZ")


def references(card: Card) -> list[str]:
    return [judged.demand.reference for judged in card.judged]


def again(own: int | None, of: str = "kz-1", reference: str = "kz-2") -> Repeated:
    return Repeated(f"{reference}.{own}" if own else None, f"{of}.1", of)


def test_every_demand_in_n_is_counted_once() -> None:
    demands = [a_demand(f"kz-{number}") for number in (1, 2, 3, 4, 5)]
    told = ["A", "B", "C", "E"]
    entries = [said(letter, measure=f"kz-{number}.1") for number, letter in enumerate(told, 1)]

    found = card(*demands, entries=entries)

    assert [found.count(state) for state in TELLING] == [1, 1, 2, 1]
    assert found.n == 5
    assert (found.met(), found.at_least_partly(), found.opposite) == ((1, 2), (2, 3), (1, 1))


@pytest.mark.parametrize("counting", APART)
def test_what_is_apart_is_listed_and_never_counted(counting: Counting) -> None:
    found = card(a_demand(counting=counting, country=None), a_demand("kz-2"))

    assert references(found) == ["kz-2"]
    assert {key: list(listed) for key, listed in found.apart.items() if listed} == {counting: ["kz-1"]}


@pytest.mark.parametrize("counting", [Counting.NON_GOVERNMENT, Counting.OWN_COMMITMENT])
def test_what_is_not_asked_of_a_government_is_on_no_card(counting: Counting) -> None:
    found = card(a_demand(counting=counting, country=None))

    assert (found.n, any(found.apart.values()), found.repeats) == (0, False, [])


def test_a_demand_on_another_country_is_not_counted_here() -> None:
    assert references(card(a_demand("kg-1", country="KG", countries=("KG",)), a_demand())) == ["kz-1"]


def test_a_demand_counts_from_its_own_day() -> None:
    assert card(a_demand(), on=MADE_ON - timedelta(days=1)).n == 0
    assert card(a_demand(), on=MADE_ON).n == 1


def test_a_demand_whose_every_measure_was_asked_before_is_a_repeat() -> None:
    second = a_demand("kz-2", made_on=date(2022, 6, 7), repeated=(again(1),))

    found = card(a_demand(), second)

    assert (references(found), found.repeats) == (["kz-1"], ["kz-2"])


def test_a_demand_with_a_new_measure_is_judged_by_that_alone() -> None:
    second = a_demand("kz-2", measures=2, made_on=date(2022, 6, 7), repeated=(again(1),))

    found = card(a_demand(), second, entries=[said("E", measure="kz-2.1"), said("A", measure="kz-2.2")])

    assert [measure.number for measure, _ in found.judged[1].measures] == ["kz-2.2"]
    assert (found.judged[1].state, found.opposite) == (State.MET, (0, 0))


@pytest.mark.parametrize(
    "first",
    [
        a_demand(counting=Counting.REPORTED),
        a_demand(specific_by=("kz-3",)),
        a_demand(made_on=date(2022, 7, 1)),
        a_demand(country="KG"),
    ],
    ids=["apart", "made specific", "later", "another country"],
)
def test_a_measure_belongs_to_the_demand_that_first_asked_for_it_in_n(first: DemandFacts) -> None:
    second = a_demand("kz-2", made_on=date(2022, 6, 7), repeated=(again(1),))

    found = card(first, second)

    assert "kz-2" in references(found)
    assert found.repeats == []


def test_of_two_demands_of_one_day_the_first_by_its_reference_has_the_measure() -> None:
    found = card(a_demand(), a_demand("kz-2", repeated=(again(1),)))

    assert (references(found), found.repeats) == (["kz-1"], ["kz-2"])


def test_raising_again_without_a_measure_of_its_own_takes_nothing_away() -> None:
    second = a_demand("kz-2", made_on=date(2022, 6, 7), repeated=(again(None),))

    assert references(card(a_demand(), second)) == ["kz-1", "kz-2"]


def test_a_general_demand_leaves_n_when_it_is_made_specific() -> None:
    found = card(a_demand(specific_by=("kz-2",)), a_demand("kz-2"))

    assert (references(found), found.repeats) == (["kz-2"], [])


def test_a_measure_with_a_country_counts_on_that_countrys_card_only() -> None:
    measures = tuple(MeasureFacts(f"kz-1.{n}", country, MADE_ON) for n, country in ((1, "KZ"), (2, "KG"), (3, None)))

    [judged] = card(replace(a_demand(), measures=measures)).judged

    assert [measure.number for measure, _ in judged.measures] == ["kz-1.1", "kz-1.3"]


@pytest.mark.parametrize("why", [NotCounted.ALREADY_MET, NotCounted.LOST_OBJECT])
def test_a_demand_with_nothing_left_is_outside_n_and_listed(why: NotCounted) -> None:
    found = card_of(said(why))

    assert found.n == 0
    assert list(found.not_counted[why]) == ["kz-1.1"]


@pytest.mark.parametrize("why", [NotCounted.RAN_OUT, NotCounted.NO_LONGER_POSSIBLE])
def test_what_ran_out_or_can_no_longer_be_done_stays_in_n(why: NotCounted) -> None:
    found = card_of(said(why))

    assert (found.n, found.count(State.NOT_MET), found.met(), found.at_least_partly()) == (1, 1, (0, 0), (0, 0))
    assert list(found.not_counted[why]) == ["kz-1.1"]


def test_an_opposite_that_ran_out_stays_in_the_headline_for_good() -> None:
    found = card_of(said("E"), said(NotCounted.RAN_OUT, "2022-05-01"))

    assert (found.opposite, list(found.not_counted[NotCounted.RAN_OUT])) == ((1, 1), ["kz-1.1"])


def test_unknown_is_an_interval_and_no_zero() -> None:
    found = card_of(said("A", measure="kz-1.1"), said(NotKnown.CANNOT_BE_SEEN, measure="kz-1.2"), measures=2)

    assert [found.count(state) for state in TELLING] == [0, 1, 0, 0]
    assert (found.met(), found.at_least_partly()) == ((0, 1), (1, 1))


def test_the_strict_view_takes_stale_measures_as_unknown() -> None:
    old, new = said("A"), replace(said("A", measure="kz-2.1"), looked_on=TODAY)

    found = card(a_demand(), a_demand("kz-2"), entries=[old, new])

    assert (found.met(), found.met(strict=True)) == ((2, 2), (1, 2))
    assert (found.at_least_partly(), found.at_least_partly(strict=True)) == ((2, 2), (1, 2))


def test_news_about_one_measure_leaves_the_others() -> None:
    story = [said("C", measure=f"kz-1.{number}") for number in (1, 2)]

    [judged] = card_of(*story, happened("progress", measure="kz-1.2"), measures=2).judged

    assert [standing.needs_reassessment for _, standing in judged.measures] == [False, True]


def test_background_bears_on_no_measure() -> None:
    [judged] = card_of(said("C"), happened("progress", measure="")).judged

    assert not judged.needs_reassessment


def test_each_letter_to_the_government_is_counted_once() -> None:
    sent = [an_entry(Kind.LETTER, f"2022-0{month}-01", "", entry_id=f"l{month}") for month in (1, 2, 3)]
    unknown = replace(sent[1], answer_known=False)
    twice = replace(sent[0], demand="kz-2")
    answer = an_entry(Kind.ANSWER, "2022-04-01", "", of_entry="l3")
    answered = replace(sent[2], answer_known=False)

    answers = card(a_demand(), a_demand("kz-2"), entries=[sent[0], twice, unknown, answered, answer]).answers

    assert (answers.letters, answers.answered, answers.not_answered, answers.not_known) == (3, 1, 1, 1)
    assert answers.last_letter_on == date(2022, 3, 1)


def test_no_letter_on_record_is_no_letter() -> None:
    answers = card_of().answers

    assert (answers.letters, answers.last_letter_on) == (0, None)


def test_one_act_on_two_measures_is_one_act() -> None:
    act = happened("regression", "2022-06-20")
    worse = [said("E", "2022-07-01", f"kz-1.{n}", basis=(act.entry_id,)) for n in (1, 2)]
    story = [*(said("C", measure=f"kz-1.{n}") for n in (1, 2)), act, *worse]
    session = Session("ilc-110", date(2022, 5, 27), date(2022, 6, 11))

    since = card(a_demand(measures=2), entries=story, sessions=[session]).since

    assert (since.start, since.acts(worse=True), since.measures(worse=True)) == (date(2022, 6, 12), 1, 2)
    assert (since.acts(worse=False), since.measures(worse=False)) == (0, 0)


def test_without_a_session_nothing_is_said_about_the_time_since() -> None:
    since = card_of(said("C"), said("E", "2022-07-01")).since

    assert (since.start, since.acts(worse=True), since.measures(worse=False)) == (None, None, None)


def test_the_period_can_be_chosen() -> None:
    record = a_record([a_demand()], said("C"), said("B", "2022-07-01"))

    assert score(record, "KZ", start=date(2022, 7, 1)).since.acts(worse=False) == 1
    assert score(record, "KZ", start=date(2022, 7, 2)).since.acts(worse=False) == 0
