"""D and E are never typed: their conditions are checked from recorded entries."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.given import (
    IN_THE_DOCUMENT,
    STATE,
    a_demand,
    a_development,
    a_letter,
    a_reminder,
    an_answer,
    an_assessment,
    an_entry,
    kept,
    names,
    on,
    what_happened,
)
from tracker.domain.assessment_rules import Known
from tracker.domain.demand import Demand
from tracker.domain.demand_events import AssessmentProposed, Basis, Position, PositionRecorded
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.refusals import OppositeNotSure, OppositeWithoutAct, OppositeWithoutOrgan, Refused, SilenceNotShown
from tracker.domain.values import Code, Confidence, Key, Organ, OrganClass

SENT, REMINDED, ASSESSED = "2022-01-01", "2022-03-02", "2022-05-01"
MEDIUM = Confidence.MEDIUM


def silence(reminded: str = REMINDED, **letter: Any) -> tuple[Demand, UUID]:
    """A demand with a letter and a reminder, sixty days after one another."""
    demand = a_demand()
    sent = a_letter(demand, **{"day": SENT} | letter)
    a_reminder(demand, sent, reminded)
    return demand, sent


def refuse(refusal: type[Refused], demand: Demand, letter: Letter, **facts: Any) -> None:
    kept(demand)

    with pytest.raises(refusal):
        an_assessment(demand, letter, **facts)

    assert demand.collect_events() == []


def accept(demand: Demand, letter: Letter, **facts: Any) -> None:
    kept(demand)

    an_assessment(demand, letter, **facts)

    [event] = demand.collect_events()
    assert isinstance(event, AssessmentProposed)
    assert event.letter is letter


def no_answer(demand: Demand, lacking: str, day: str = ASSESSED) -> None:
    kept(demand)

    with pytest.raises(SilenceNotShown) as refused:
        an_assessment(demand, Letter.NO_ANSWER, day=day)

    assert refused.value.values == {"lacking": lacking}
    assert demand.collect_events() == []


def test_twice_sixty_days_without_an_answer_are_no_answer() -> None:
    accept(silence()[0], Letter.NO_ANSWER, day=ASSESSED)


def test_without_a_letter_there_is_no_silence() -> None:
    no_answer(a_demand(), "letter")


def test_without_a_reminder_there_is_no_silence() -> None:
    demand = a_demand()
    a_letter(demand, SENT)

    no_answer(demand, "reminder")


@pytest.mark.parametrize("missing", [{"means": None}, {"copy_kept": False}, {"answer_known": False}])
def test_a_letter_that_cannot_be_shown_is_no_ground(missing: dict[str, Any]) -> None:
    no_answer(silence(**missing)[0], "proof")


def test_a_reminder_after_59_days_came_too_soon() -> None:
    no_answer(silence(reminded="2022-03-01")[0], "reminder", day="2022-12-01")


def test_a_day_59_days_after_the_reminder_is_too_soon() -> None:
    no_answer(silence()[0], "time", day="2022-04-30")


def test_a_period_is_taken_as_short_as_it_may_have_been() -> None:
    no_answer(silence(day="2022-01")[0], "reminder", day="2022-12-01")
    no_answer(silence(reminded="2022-02-20/2022-03-20")[0], "reminder", day="2022-12-01")
    no_answer(silence(reminded="2022-03-02/2022-11-01")[0], "time", day="2022-12-01")


@pytest.mark.parametrize("answered", ["2022-01-02", "2022-05-01", "2022-05-01/2022-08-01"])
def test_an_answer_by_the_day_ends_the_silence(answered: str) -> None:
    demand, letter = silence()
    an_answer(demand, letter, answered)

    no_answer(demand, "silence")


def test_an_answer_after_the_day_does_not_undo_it() -> None:
    demand, letter = silence()
    an_answer(demand, letter, "2022-05-02")

    accept(demand, Letter.NO_ANSWER, day=ASSESSED)


def test_an_answer_to_another_letter_of_the_same_sender_ends_the_silence() -> None:
    demand, _ = silence()
    an_answer(demand, a_letter(demand, "2021-12-20"), "2022-03-01")

    no_answer(demand, "silence")


def test_an_answer_that_the_sender_had_before_the_letter_leaves_the_silence() -> None:
    demand, _ = silence()
    an_answer(demand, a_letter(demand, "2021-12-10"), "2021-12-31")

    accept(demand, Letter.NO_ANSWER, day=ASSESSED)


def test_an_answer_to_somebody_elses_letter_leaves_the_silence() -> None:
    demand, _ = silence()
    an_answer(demand, a_letter(demand, "2022-02-01", sender=Key("ally")), "2022-03-01")

    accept(demand, Letter.NO_ANSWER, day=ASSESSED)


def test_a_letter_about_another_demand_is_no_ground() -> None:
    demand, (other, _) = kept(a_demand("kz-2021-2")), silence()

    with pytest.raises(SilenceNotShown):
        an_assessment(demand, Letter.NO_ANSWER, ASSESSED, Known(other.that_stand(), {}))

    assert demand.collect_events() == []


@pytest.mark.parametrize("cause", Retraction)
def test_a_letter_that_was_taken_back_is_no_ground(cause: Retraction) -> None:
    demand, letter = silence()
    demand.retract(letter, cause, reason=None)

    no_answer(demand, "letter")


def test_an_answer_that_was_taken_back_is_none() -> None:
    demand, letter = silence()
    an_answer(demand, letter, "2022-02-01")
    demand.retract(list(demand.entries)[-1], Retraction.ERROR, reason=None)

    accept(demand, Letter.NO_ANSWER, day=ASSESSED)


def opposite(refusal: type[Refused], demand: Demand, **facts: Any) -> None:
    refuse(refusal, demand, Letter.OPPOSITE, day="2022-09-01", **facts)


def test_an_act_of_the_state_after_the_demand_is_the_opposite() -> None:
    demand = a_demand()
    act = a_development(demand)

    accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=names(act), irreversible=True)


@pytest.mark.parametrize("kind", [None, OrganClass.EMPLOYER, OrganClass.UNION, OrganClass.UNKNOWN])
def test_an_opposite_needs_an_organ_of_the_state(kind: OrganClass | None) -> None:
    demand = a_demand()
    act = a_development(demand)

    opposite(OppositeWithoutOrgan, demand, basis=names(act), organ=kind and Organ(kind, None))


@pytest.mark.parametrize("day", ["2021-12-07", "2021-12-06", "2020"])
def test_an_act_by_the_demands_day_is_not_its_opposite(day: str) -> None:
    demand = a_demand()
    act = a_development(demand, day)

    opposite(OppositeWithoutAct, demand, basis=names(act))


@pytest.mark.parametrize("basis", [(), IN_THE_DOCUMENT, (Basis(uuid4(), None),)])
def test_an_opposite_without_an_entry_in_its_basis_is_refused(basis: tuple[Basis, ...]) -> None:
    demand = a_demand()
    a_development(demand)

    opposite(OppositeWithoutAct, demand, basis=basis)


def test_a_letter_is_no_act_against_what_was_asked() -> None:
    demand = a_demand()

    opposite(OppositeWithoutAct, demand, basis=names(a_letter(demand)))


@pytest.mark.parametrize("confidence", [MEDIUM, Confidence.LOW])
def test_one_source_that_is_not_sure_is_no_opposite(confidence: Confidence) -> None:
    demand = a_demand()
    act = a_development(demand, confidence=confidence)

    opposite(OppositeNotSure, demand, basis=names(act))
    opposite(OppositeNotSure, demand, basis=names(act), known=Known({}, {act: "a newspaper"}))


def test_two_entries_of_one_source_are_one_source() -> None:
    demand = a_demand()
    one, other = a_development(demand, confidence=MEDIUM), a_development(demand, confidence=MEDIUM)

    for sources in ({}, {one: "a newspaper", other: "a newspaper"}):
        opposite(OppositeNotSure, demand, basis=names(one) + names(other), known=Known({}, sources))


def test_two_sources_are_enough() -> None:
    demand = a_demand()
    one, other = a_development(demand, confidence=MEDIUM), a_development(demand, confidence=MEDIUM)
    known = Known({}, {one: "a newspaper", other: "a court"})

    accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=names(one) + names(other), known=known)


def test_a_statement_of_the_government_can_be_the_opposite() -> None:
    demand, told = a_demand(), an_entry()
    facts = {"position": Position.COUNTER_MEASURE, "organ": STATE, "on": on("2022-06-01"), "measures": (1,)}
    demand.enter(PositionRecorded, **told, **facts, country=Code("KZ"), confidence=Confidence.HIGH)

    accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=names(told["entry_id"]))


def test_an_entry_of_another_stream_may_stand_in_the_basis() -> None:
    other, demand = a_demand("kz-2021-2"), a_demand()
    act = a_development(other)

    accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=names(act), known=Known(other.that_stand(), {}))


def test_an_act_that_was_taken_back_is_none() -> None:
    demand = a_demand()
    act = a_development(demand)
    demand.retract(act, Retraction.ERROR, reason=None)

    opposite(OppositeWithoutAct, demand, basis=names(act))


@pytest.mark.parametrize("days", [0, 1])
def test_the_act_is_later_than_the_demand_by_a_day_at_least(days: int) -> None:
    made_on = date(2022, 6, 1) - timedelta(days=days)
    demand = a_demand(made_on=made_on)
    act = a_development(demand, **what_happened("2022-06-01", entry_id=uuid4()))

    if days:
        accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=names(act))
    else:
        opposite(OppositeWithoutAct, demand, basis=names(act))


def test_a_document_beside_the_act_changes_nothing() -> None:
    demand = a_demand()
    basis = (Basis(None, Key("res-2021")), *names(a_development(demand)))

    accept(demand, Letter.OPPOSITE, day="2022-09-01", basis=basis)
