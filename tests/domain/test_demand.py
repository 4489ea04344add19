"""A demand decides what may be recorded about it."""

from datetime import date
from typing import TypeVar
from uuid import uuid4

import pytest

from tests.given import (
    AIGUL,
    BOLOT,
    a_confirmed,
    a_demand,
    a_development,
    a_judgement,
    a_letter,
    a_measure,
    an_assessment,
    an_entry,
    kept,
    on,
    words,
)
from tracker.domain import demand_events as events
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Counting
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event
from tracker.domain.refusals import (
    EntryGone,
    EntryUnknown,
    LetterUnknown,
    MeasureNumberTaken,
    MeasureUnknown,
    NotByTheProposer,
    NotCounting,
    NotProposed,
    SameMeasureAsItself,
)
from tracker.domain.values import Key, Row

E = TypeVar("E", bound=Event)
LATER = date(2022, 6, 7)


def new(demand: Demand, kind: type[E]) -> E:
    """The one event that the demand has to tell, of this kind."""
    [event] = demand.collect_events()
    assert isinstance(event, kind)
    return event


def test_a_demand_stands_as_its_document_made_it() -> None:
    demand = a_demand("kz-2021-3", measures=2)

    made = new(demand, events.Made)
    assert (made.reference, made.made_on, made.counting) == ("kz-2021-3", date(2021, 12, 7), Counting.IN_N)
    assert list(demand.measures) == [1, 2]
    assert made.notes is None


def test_a_measure_that_the_list_lacked_is_added_with_its_day() -> None:
    demand = kept(a_demand())

    demand.add_measure(a_measure(2), LATER, reason=words("overlooked"))

    assert (new(demand, events.MeasureAdded).on, list(demand.measures)) == (LATER, [1, 2])


def test_a_number_is_given_to_one_measure_only() -> None:
    demand = kept(a_demand(measures=2))

    with pytest.raises(MeasureNumberTaken):
        demand.add_measure(a_measure(2), LATER, reason=None)

    assert demand.collect_events() == []


@pytest.mark.parametrize("number", [1, None])
def test_a_demand_raises_an_earlier_measure_again(number: int | None) -> None:
    demand = kept(a_demand("kz-2022-1"))

    demand.same_measure(number, (Key("kz-2021-1"), 4), LATER)

    event = new(demand, events.SameMeasure)
    assert (event.number, event.of_demand, event.of_number) == (number, "kz-2021-1", 4)
    assert demand.raised == {("kz-2021-1", 4)}


def test_a_demand_does_not_raise_its_own_measure_again() -> None:
    demand = kept(a_demand("kz-2021-1", measures=2))

    with pytest.raises(SameMeasureAsItself):
        demand.same_measure(2, (Key("kz-2021-1"), 1), LATER)

    assert demand.collect_events() == []


def test_a_demand_raises_again_only_with_a_measure_that_it_has() -> None:
    demand = kept(a_demand("kz-2022-1"))

    with pytest.raises(MeasureUnknown):
        demand.same_measure(2, (Key("kz-2021-1"), 1), LATER)

    assert demand.collect_events() == []


def test_a_general_demand_is_made_specific_by_another() -> None:
    demand = kept(a_demand("kz-2021-1"))

    demand.make_specific(Key("kz-2022-1"), LATER)

    assert new(demand, events.MadeSpecific).by == "kz-2022-1"


def test_a_demand_does_not_make_itself_specific() -> None:
    demand = kept(a_demand("kz-2021-1"))

    with pytest.raises(SameMeasureAsItself):
        demand.make_specific(Key("kz-2021-1"), LATER)

    assert demand.collect_events() == []


def test_a_rewording_keeps_the_parts_that_were_not_reworded() -> None:
    demand = kept(a_demand(measures=2))

    demand.reword({"title": words("a better title"), "2": words("a better label")}, reason=words("clearer"))

    event = new(demand, events.Reworded)
    assert (event.title, event.summary) == (words("a better title"), words("summary"))
    assert event.labels == {"1": words("measure 1"), "2": words("a better label")}


def test_a_second_rewording_builds_on_the_first() -> None:
    demand = a_demand()
    demand.reword({"title": words("first")}, reason=None)
    kept(demand)

    demand.reword({"summary": words("second")}, reason=None)

    event = new(demand, events.Reworded)
    assert (event.title, event.summary) == (words("first"), words("second"))


@pytest.mark.parametrize(("row", "by_people"), [(None, True), (Row(Key("r"), Key("k"), Key("c")), False)])
def test_it_is_known_whether_people_reworded_last(row: Row | None, *, by_people: bool) -> None:
    demand = a_demand()

    demand.reword({"title": words("new")}, reason=None, row=row)

    assert demand.reworded_by_people is by_people


def test_a_second_person_confirms() -> None:
    demand = a_demand()
    entry = an_assessment(demand)
    kept(demand)

    demand.confirm(entry, proposer=AIGUL, by=BOLOT)

    assert new(demand, events.AssessmentConfirmed).entry_id == entry


def test_nobody_confirms_an_own_proposal() -> None:
    demand = a_demand()
    entry = an_assessment(demand)
    kept(demand)

    with pytest.raises(NotByTheProposer):
        demand.confirm(entry, proposer=AIGUL, by=AIGUL)

    assert demand.collect_events() == []


def test_what_was_never_proposed_is_not_decided() -> None:
    demand = a_demand()
    entries = [uuid4(), a_development(demand), a_confirmed(demand)]
    kept(demand)

    for entry in entries:
        with pytest.raises(NotProposed):
            demand.confirm(entry, proposer=AIGUL, by=BOLOT)
        with pytest.raises(NotProposed):
            demand.return_(entry, notes=None)

    assert demand.collect_events() == []


def test_a_returned_assessment_waits_no_more() -> None:
    demand = a_demand()
    entry = an_assessment(demand)
    demand.return_(entry, notes=words("which court?"))
    kept(demand)

    with pytest.raises(NotProposed):
        demand.confirm(entry, proposer=AIGUL, by=BOLOT)

    assert demand.collect_events() == []


@pytest.mark.parametrize("cause", Retraction)
def test_a_proposal_that_was_taken_back_cannot_be_confirmed(cause: Retraction) -> None:
    demand = a_demand()
    entry = an_assessment(demand)
    demand.retract(entry, cause, reason=None)
    kept(demand)

    with pytest.raises(EntryGone):
        demand.confirm(entry, proposer=AIGUL, by=BOLOT)

    assert demand.collect_events() == []


def test_what_counts_can_be_suspended_and_confirmed_again() -> None:
    demand = a_demand()
    entry = a_confirmed(demand)
    kept(demand)

    demand.suspend(entry, notes=words("in doubt"))
    demand.confirm(entry, proposer=AIGUL, by=BOLOT)

    expected = [events.AssessmentSuspended, events.AssessmentConfirmed]
    assert [type(event) for event in demand.collect_events()] == expected


def test_a_sample_can_be_suspended() -> None:
    demand, told = a_demand(), a_judgement()
    demand.load_sample(**told, register=Key("sample"), version=1)
    kept(demand)

    demand.suspend(told["entry_id"], notes=None)

    assert new(demand, events.AssessmentSuspended).entry_id == told["entry_id"]


def test_what_does_not_count_cannot_be_suspended() -> None:
    demand = a_demand()
    suspended = a_confirmed(demand)
    demand.suspend(suspended, notes=None)
    entries = [suspended, an_assessment(demand), a_development(demand)]
    kept(demand)

    for entry in entries:
        with pytest.raises(NotCounting):
            demand.suspend(entry, notes=None)

    assert demand.collect_events() == []


def test_what_is_not_there_cannot_be_suspended() -> None:
    demand = a_demand()
    gone = a_confirmed(demand)
    demand.retract(gone, Retraction.ERROR, reason=None)
    kept(demand)

    with pytest.raises(EntryUnknown):
        demand.suspend(uuid4(), notes=None)
    with pytest.raises(EntryGone):
        demand.suspend(gone, notes=None)

    assert demand.collect_events() == []


@pytest.mark.parametrize("command", ["remind", "answer_letter"])
def test_only_a_letter_is_answered_or_recalled(command: str) -> None:
    demand = a_demand()
    entries = [uuid4(), a_development(demand)]
    kept(demand)

    for entry in entries:
        with pytest.raises(LetterUnknown):
            getattr(demand, command)(entry, **an_entry(), on=on("2022-03-01"))

    assert demand.collect_events() == []


def test_a_letter_is_recalled_and_answered() -> None:
    demand = a_demand()
    letter = a_letter(demand)
    kept(demand)

    demand.remind(letter, **an_entry(), on=on("2022-03-02"))
    demand.answer_letter(letter, **an_entry(), on=on("2022-04-01"), organ=None)

    told = demand.collect_events()
    assert [type(event) for event in told] == [events.ReminderSent, events.LetterAnswered]
    assert {event.letter for event in told} == {letter}  # type: ignore[attr-defined]


def test_a_correction_of_what_counts_takes_its_place_once_it_is_confirmed() -> None:
    demand = a_demand()
    old, new = a_confirmed(demand), an_assessment(demand)
    demand.correct(old, new, reason=None)
    waiting = set(demand.that_stand())

    demand.confirm(new, proposer=AIGUL, by=BOLOT)

    assert waiting == {old, new}
    assert set(demand.that_stand()) == {new}


def test_a_correction_that_is_sent_back_takes_nobodys_place() -> None:
    demand = a_demand()
    old, new = a_confirmed(demand), an_assessment(demand)
    demand.correct(old, new, reason=None)

    demand.return_(new, notes=None)

    assert old in demand.that_stand()
    demand.suspend(old, notes=None)


def test_a_proposal_that_never_counted_gives_way_to_its_correction_at_once() -> None:
    demand = a_demand()
    old, new = an_assessment(demand), an_assessment(demand)

    demand.correct(old, new, reason=None)

    assert set(demand.that_stand()) == {new}
    with pytest.raises(EntryGone):
        demand.confirm(old, proposer=AIGUL, by=BOLOT)
