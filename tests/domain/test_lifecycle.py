"""A demand decides what may become of it as a whole: each change has its day, and two people answer for it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from tests.given import (
    AIGUL,
    BOLOT,
    MADE_ON,
    a_confirmed,
    a_demand,
    a_development,
    a_judgement,
    a_measure,
    an_urgency,
    kept,
    names,
    words,
)
from tracker.domain import lifecycle_events as events
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Counting, MeasureAdded, SameMeasure
from tracker.domain.letters import Letter
from tracker.domain.life import Life
from tracker.domain.lifecycle_events import Change, ChangeKind, Translator
from tracker.domain.refusals import MeasureNumberTaken, NotByTheProposer, Refused
from tracker.domain.refusals_of_changes import (
    ChangeNotProposed,
    ChangeTooEarly,
    ChangeUnknown,
    DemandNotOver,
    DemandOver,
    MeasureInUse,
    NotApart,
    SomebodyInDanger,
    StaysInN,
    TextUnknown,
)
from tracker.domain.values import Code, Key

JUNE, JULY = date(2022, 6, 1), date(2022, 7, 1)
WHY = words("why")
END: dict[str, Callable[[Demand, date], None]] = {
    "closed": lambda demand, on: demand.close(on, reason=WHY),
    "withdrawn": lambda demand, on: demand.withdraw(on, reason=WHY),
    "superseded": lambda demand, on: demand.supersede(Key("kz-2022-1"), on, reason=WHY),
}
ends = pytest.mark.parametrize("how", END)


def told(demand: Demand) -> list[Any]:
    return list(demand.collect_events())


@ends
def test_a_demand_ends_on_a_day_for_a_reason_and_is_reopened_later(how: str) -> None:
    demand = kept(a_demand())

    END[how](demand, JUNE)
    was = demand.life
    demand.reopen(JULY, reason=WHY)

    ended, reopened = told(demand)
    assert (ended.TOPIC, ended.on, ended.reason) == (f"demand.{how}", JUNE, WHY)
    assert (reopened.TOPIC, reopened.on) == ("demand.reopened", JULY)
    assert (was, demand.life) == (Life(how), Life.OPEN)


@ends
def test_what_is_over_is_not_ended_again_and_confirms_no_letter(how: str) -> None:
    demand = a_demand()
    proposed = a_judgement()
    demand.propose(**proposed)
    END[how](demand, JUNE)

    with pytest.raises(DemandOver):
        demand.withdraw(JULY, reason=WHY)
    with pytest.raises(DemandOver):
        demand.confirm(proposed["entry_id"], proposer=AIGUL, by=BOLOT)


@ends
def test_a_demand_does_not_end_before_it_was_made_nor_on_the_day_of_its_last_turn(how: str) -> None:
    demand = a_demand()
    with pytest.raises(ChangeTooEarly) as early:
        END[how](demand, date(2021, 12, 6))
    demand.close(JUNE, reason=WHY)
    with pytest.raises(ChangeTooEarly) as same_day:
        demand.reopen(JUNE, reason=WHY)

    assert (early.value.values, same_day.value.values) == ({"day": "2021-12-07"}, {"day": "2022-06-02"})
    assert demand.life is Life.CLOSED


def test_only_what_is_over_is_reopened() -> None:
    with pytest.raises(DemandNotOver):
        a_demand().reopen(JUNE, reason=WHY)


@pytest.mark.parametrize("how", ["withdrawn", "superseded"])
def test_what_the_state_made_impossible_does_not_leave_n(how: str) -> None:
    demand = a_demand()
    act = a_development(demand)
    a_confirmed(demand, Letter.OPPOSITE, "2022-06-02", irreversible=True, basis=names(act))

    with pytest.raises(StaysInN) as refusal:
        END[how](demand, JULY)
    demand.close(JULY, reason=WHY)

    assert refusal.value.values == {"number": 1}
    assert demand.life is Life.CLOSED


@ends
def test_nobody_looks_away_from_somebody_in_danger(how: str) -> None:
    demand = a_demand()
    an_urgency(demand)

    with pytest.raises(SomebodyInDanger):
        END[how](demand, JULY)


def test_what_stood_apart_counts_from_the_day_of_the_document_that_adopts_it() -> None:
    demand = kept(a_demand(counting=Counting.REPORTED))
    before = demand.is_in_n

    demand.adopt(Key("res-2022"), JUNE, reason=WHY)

    [event] = told(demand)
    assert (event.TOPIC, event.document, event.on) == ("demand.adopted", "res-2022", JUNE)
    assert (before, demand.is_in_n, demand.in_n_since) == (False, True, JUNE)


@pytest.mark.parametrize("counting", [Counting.IN_N, Counting.REPEAT, Counting.OWN_COMMITMENT, Counting.NON_GOVERNMENT])
def test_what_does_not_stand_apart_is_not_adopted(counting: Counting) -> None:
    with pytest.raises(NotApart):
        a_demand(counting=counting).adopt(Key("res-2022"), JUNE, reason=WHY)


def test_a_repeat_that_is_taken_back_leaves_the_demand_as_it_was() -> None:
    demand = kept(a_demand("kz-2022-1"))
    before = (demand.same_as(1), demand.is_in_n, dict(demand.measures))
    demand.same_measure(1, (Key("kz-2021-1"), 1), MADE_ON)
    [said] = told(demand)

    demand.take_back(said.originator_version, reason=WHY)

    [back] = told(demand)
    assert (back.TOPIC, back.version, back.reason) == ("demand.change_taken_back", said.originator_version, WHY)
    assert isinstance(said, SameMeasure)
    assert (demand.same_as(1), demand.is_in_n, dict(demand.measures)) == before


def test_a_change_is_taken_back_once() -> None:
    demand = a_demand()
    demand.close(JUNE, reason=WHY)
    version = demand.version
    demand.take_back(version, reason=WHY)

    for unknown in (version, 1, 99):
        with pytest.raises(ChangeUnknown):
            demand.take_back(unknown, reason=WHY)
    assert demand.life is Life.OPEN


def test_a_measure_that_was_taken_off_the_list_leaves_its_number_to_nobody() -> None:
    demand = a_demand()
    demand.add_measure(a_measure(2), JUNE, reason=WHY)
    demand.take_back(demand.version, reason=WHY)

    with pytest.raises(MeasureNumberTaken):
        demand.add_measure(a_measure(2), JUNE, reason=WHY)
    assert (list(demand.measures), demand.next_number()) == ([1], 3)


def test_a_measure_that_entries_list_stays_on_the_list() -> None:
    demand = a_demand()
    demand.add_measure(a_measure(2), JUNE, reason=WHY)
    version = demand.version
    a_development(demand, measures=(2,))

    with pytest.raises(MeasureInUse):
        demand.take_back(version, reason=WHY)


def test_a_proposed_change_acts_once_another_person_confirms_it() -> None:
    demand, change_id = a_demand(), uuid4()
    demand.propose_change(change_id, Change(ChangeKind.WITHDRAWN, on=JUNE), reason=WHY)
    kept(demand)
    before = demand.life

    with pytest.raises(NotByTheProposer):
        demand.confirm_change(change_id, proposer=AIGUL, by=AIGUL)
    demand.confirm_change(change_id, proposer=AIGUL, by=BOLOT)

    withdrawn, confirmed = told(demand)
    assert (withdrawn.TOPIC, withdrawn.on, withdrawn.reason) == ("demand.withdrawn", JUNE, WHY)
    assert isinstance(confirmed, events.ChangeConfirmed)
    assert (before, demand.life, demand.proposed) == (Life.OPEN, Life.WITHDRAWN, {})


def test_a_change_that_was_returned_is_confirmed_by_nobody() -> None:
    demand, change_id = a_demand(), uuid4()
    demand.propose_change(change_id, Change(ChangeKind.CLOSED, on=JUNE), reason=WHY)

    demand.return_change(change_id, notes=WHY)

    with pytest.raises(ChangeNotProposed):
        demand.confirm_change(change_id, proposer=AIGUL, by=BOLOT)
    with pytest.raises(ChangeNotProposed):
        demand.return_change(change_id, notes=WHY)


def test_an_added_measure_gets_its_number_when_it_is_confirmed() -> None:
    demand, change_id = a_demand(), uuid4()
    change = Change(ChangeKind.MEASURE_ADDED, on=JUNE, measure=a_measure(2))
    demand.propose_change(change_id, change, reason=WHY)
    demand.add_measure(a_measure(2), JUNE, reason=None)
    kept(demand)

    demand.confirm_change(change_id, proposer=AIGUL, by=BOLOT)

    added = told(demand)[0]
    assert isinstance(added, MeasureAdded)
    assert added.measure.number == 3


def test_a_translation_is_one_more_language_and_says_who_made_it() -> None:
    demand, russian = kept(a_demand()), {Code("ru"): words("по-русски")[Code("en")]}

    demand.translate(Code("title"), russian, by=Translator.MACHINE, reviewed=False)

    [event] = told(demand)
    assert (event.TOPIC, event.of, event.lang, event.by) == ("demand.translated", "title", "ru", Translator.MACHINE)
    assert set(demand.words["title"]) == {"en", "ru"}


@pytest.mark.parametrize("of", ["item", "7", "notes"])
def test_what_is_no_text_of_ours_is_not_translated(of: str) -> None:
    with pytest.raises(TextUnknown):
        a_demand().translate(Code(of), words(), by=Translator.PERSON, reviewed=True)


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_every_kind_of_change_is_carried_out_or_refused(kind: ChangeKind) -> None:
    demand = kept(a_demand(counting=Counting.CONCERN if kind is ChangeKind.ADOPTED else Counting.IN_N))
    other = {"by": Key("kz-2022-1"), "of_demand": Key("kz-2020-1"), "of_number": 1, "number": 1, "version": 9}
    change = Change(kind, on=JUNE, document=Key("res-2022"), measure=a_measure(5), **other)  # type: ignore[arg-type]

    if kind in {ChangeKind.REOPENED, ChangeKind.TAKEN_BACK}:
        with pytest.raises(Refused):
            demand.carry_out(change, WHY)
    else:
        demand.carry_out(change, WHY)
        assert [one.TOPIC for one in told(demand)] == [f"demand.{kind.value}"]
