"""What the team means to do about a demand, what falls due, and how closely it is looked after."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.given import (
    a_demand,
    a_development,
    a_due_day,
    a_letter,
    a_position,
    a_reminder,
    a_step,
    an_answer,
    an_entry,
    an_urgency,
    kept,
    on,
    words,
)
from tracker.domain import demand_events as events
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Position, Supervision
from tracker.domain.entry_events import Retraction
from tracker.domain.refusals import (
    BeforeWhatItFollows,
    DueBeforeItWasSet,
    DueDayOver,
    DueDayUnknown,
    DueDayUnmoved,
    EntryGone,
    Refused,
    StepDoneAlready,
    StepUnknown,
    SupervisionUnchanged,
    UrgencyAnsweredAlready,
    UrgencyUnknown,
)

LATER = date(2022, 7, 1)
Begin = Callable[..., UUID]
End = Callable[..., None]


def do(demand: Demand, step: UUID, **facts: Any) -> None:
    demand.do_next_step(step, **an_entry() | {"on": LATER} | facts)


def answer(demand: Demand, urgency: UUID, **facts: Any) -> None:
    demand.answer_urgency(urgency, **an_entry() | {"on": LATER} | facts)


def test_what_is_planned_and_who_was_told_lie_in_the_staff_part() -> None:
    demand = kept(a_demand())

    a_step(demand, who=words("Bolot"))
    an_urgency(demand, told=words("the ILO office"))

    step, urgency = demand.collect_events()
    assert isinstance(step, events.NextStepSet)
    assert isinstance(urgency, events.UrgencyRaised)
    assert {"what", "who"} <= set(step.STAFF)
    assert {"what", "who", "told"} <= set(urgency.STAFF)


def test_a_next_step_is_done_once() -> None:
    demand = a_demand()
    step = a_step(demand)
    kept(demand)

    do(demand, step, what=words("the letter went out"))
    with pytest.raises(StepDoneAlready):
        do(demand, step)

    [done] = demand.collect_events()
    assert isinstance(done, events.NextStepDone)
    assert (done.step, done.on) == (step, LATER)


def test_a_case_of_urgency_is_answered_once() -> None:
    demand = a_demand()
    urgency = an_urgency(demand)
    kept(demand)

    answer(demand, urgency, what=words("she is free"))
    with pytest.raises(UrgencyAnsweredAlready):
        answer(demand, urgency)

    [answered] = demand.collect_events()
    assert isinstance(answered, events.UrgencyAnswered)
    assert answered.urgency == urgency


@pytest.mark.parametrize(("end", "refusal"), [(do, StepUnknown), (answer, UrgencyUnknown)])
def test_only_what_was_begun_is_ended(end: End, refusal: type[Refused]) -> None:
    demand = a_demand()
    others = [uuid4(), a_development(demand), an_urgency(demand) if end is do else a_step(demand)]
    kept(demand)

    for other in others:
        with pytest.raises(refusal):
            end(demand, other)

    assert demand.collect_events() == []


@pytest.mark.parametrize(("begin", "end"), [(a_step, do), (an_urgency, answer)])
def test_what_was_taken_back_is_not_ended(begin: Begin, end: End) -> None:
    demand = a_demand()
    entry = begin(demand)
    demand.retract(entry, Retraction.ERROR, reason=None)
    kept(demand)

    with pytest.raises(EntryGone):
        end(demand, entry)

    assert demand.collect_events() == []


@pytest.mark.parametrize(("begin", "end"), [(a_step, do), (an_urgency, answer)])
def test_what_was_ended_by_mistake_can_be_ended_again(begin: Begin, end: End) -> None:
    demand, first = a_demand(), uuid4()
    entry = begin(demand)
    end(demand, entry, entry_id=first)
    demand.retract(first, Retraction.ERROR, reason=None)
    kept(demand)

    end(demand, entry)

    assert len(demand.collect_events()) == 1


@pytest.mark.parametrize("of_a_promise", [True, False])
def test_a_due_day_is_moved_for_a_reason(*, of_a_promise: bool) -> None:
    demand, due_on = a_demand(), on("2022-12-31")
    due = a_position(demand, Position.PROMISE, due_on=due_on) if of_a_promise else a_due_day(demand)
    kept(demand)

    demand.move_due_day(due, on("2023-03"), reason=words("the court asked for more time"))

    [moved] = demand.collect_events()
    assert isinstance(moved, events.DueDayMoved)
    assert (moved.due_day, moved.to, "reason" in moved.STAFF) == (due, on("2023-03"), True)


def test_a_due_day_is_not_moved_to_the_day_that_it_has() -> None:
    demand = a_demand()
    due = a_due_day(demand, "2022-12-31")
    demand.move_due_day(due, on("2023-03-31"), reason=None)
    kept(demand)

    with pytest.raises(DueDayUnmoved):
        demand.move_due_day(due, on("2023-03-31"), reason=None)
    demand.move_due_day(due, on("2022-12-31"), reason=None)

    assert len(demand.collect_events()) == 1


@pytest.mark.parametrize(("to", "is_refused"), [("2020-12", True), ("2021-12-31", True), ("2022", False)])
def test_a_due_day_is_not_moved_to_before_it_was_set(to: str, *, is_refused: bool) -> None:
    demand = a_demand()
    dues = [a_due_day(demand, made_on=on("2022-01")), a_position(demand, Position.PROMISE, due_on=on("2023"))]
    kept(demand)

    for due in dues:
        with pytest.raises(DueBeforeItWasSet) if is_refused else nullcontext():
            demand.move_due_day(due, on(to), reason=None)

    assert len(demand.collect_events()) == (0 if is_refused else 2)


@pytest.mark.parametrize("day", ["2021", "2021-12-31"])
def test_nothing_is_recalled_or_answered_before_it_was_sent(day: str) -> None:
    demand = a_demand()
    letter = a_letter(demand, "2022-01")
    kept(demand)

    with pytest.raises(BeforeWhatItFollows):
        a_reminder(demand, letter, day)
    with pytest.raises(BeforeWhatItFollows):
        an_answer(demand, letter, day)

    assert demand.collect_events() == []


def test_a_day_that_may_lie_after_the_letter_is_taken() -> None:
    demand = a_demand()
    letter = a_letter(demand, "2022-01-15")

    a_reminder(demand, letter, "2022-01")
    an_answer(demand, letter, "2022-01-15")

    assert len(demand.collect_events()) == 4


def test_a_case_of_urgency_is_not_answered_before_it_was_raised() -> None:
    demand = a_demand()
    urgency = an_urgency(demand, "2022-06-01")
    kept(demand)

    with pytest.raises(BeforeWhatItFollows):
        answer(demand, urgency, on=date(2022, 5, 31))

    assert demand.collect_events() == []


def test_what_has_no_due_day_is_not_moved() -> None:
    demand = a_demand()
    others = [uuid4(), a_development(demand), a_position(demand, Position.PROMISE), a_step(demand)]
    kept(demand)

    for other in others:
        with pytest.raises(DueDayUnknown):
            demand.move_due_day(other, on("2023-03"), reason=None)

    assert demand.collect_events() == []


def test_a_due_day_that_is_over_or_gone_is_not_moved() -> None:
    demand = a_demand()
    over, gone = a_due_day(demand, outcome=words("the ban ran out")), a_due_day(demand)
    demand.retract(gone, Retraction.ERROR, reason=None)
    kept(demand)

    with pytest.raises(DueDayOver):
        demand.move_due_day(over, on("2023-03"), reason=None)
    with pytest.raises(EntryGone):
        demand.move_due_day(gone, on("2023-03"), reason=None)

    assert demand.collect_events() == []


def test_supervision_is_enhanced_and_made_standard_again() -> None:
    demand = kept(a_demand())

    demand.set_supervision(Supervision.ENHANCED, reason=words("the trial is near"))
    demand.set_supervision(Supervision.STANDARD, reason=None)

    enhanced, standard = demand.collect_events()
    assert isinstance(enhanced, events.SupervisionSet)
    assert isinstance(standard, events.SupervisionSet)
    assert [one.supervision.period for one in (enhanced, standard)] == [60, 180]
    assert "reason" in enhanced.STAFF


@pytest.mark.parametrize("supervision", Supervision)
def test_supervision_is_not_set_to_what_it_is(supervision: Supervision) -> None:
    demand = a_demand()
    if supervision is Supervision.ENHANCED:
        demand.set_supervision(supervision, reason=None)
    kept(demand)

    with pytest.raises(SupervisionUnchanged):
        demand.set_supervision(supervision, reason=None)

    assert demand.collect_events() == []
