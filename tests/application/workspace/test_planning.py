"""What is to be done, and by when, is the team's own; days move with a reason."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from tests.application.workspace.office import AIGUL, TODAY, WHY, Office, by, on_measures
from tests.application.workspace.test_voices import a_position
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import InTheFuture, NothingWritten, Outdated
from tracker.domain import demand_events
from tracker.domain.days import When
from tracker.domain.demand_events import Supervision
from tracker.domain.refusals import DueDayUnknown, DueDayUnmoved, OutOfReach, StepDoneAlready, SupervisionUnchanged


def a_step(office: Office) -> UUID:
    entry = inputs.NextStep(
        where=on_measures("kz-2021-1", "kz-2021-2"),
        due_on=date(2026, 11, 20),
        what={"en": "Write to the ministry."},
        who={"en": "Aigul"},
    )
    return UUID(office.workspace.set_next_step(AIGUL, by(AIGUL), entry).key)


def a_due_day(office: Office) -> UUID:
    entry = inputs.DueDay(
        where=on_measures(),
        kind="government_promise",
        made_on=When.parse("2026-06"),
        due_on=When.parse("2026-12-01"),
        wording={"en": "The law was promised."},
    )
    return UUID(office.workspace.set_due_day(AIGUL, by(AIGUL), entry).key)


def test_a_next_step_is_set_and_done_on_each_of_its_demands(office: Office) -> None:
    step = a_step(office)
    done = inputs.NextStepDone(step=step, on=TODAY, what={"en": "Sent."})

    with office.recorded() as events:
        office.workspace.finish_next_step(AIGUL, by(AIGUL), done)
        with pytest.raises(StepDoneAlready):
            office.workspace.finish_next_step(AIGUL, by(AIGUL), done)

    assert [type(event) for event in events] == [demand_events.NextStepDone] * 2
    assert {getattr(event, "step", None) for event in events} == {step}


def test_nothing_was_done_in_the_future(small_office: Office) -> None:
    done = inputs.NextStepDone(step=a_step(small_office), on=date(2026, 11, 2))

    with pytest.raises(InTheFuture):
        small_office.workspace.finish_next_step(AIGUL, by(AIGUL), done)


@pytest.mark.parametrize("kind", ["due day", "promise"])
def test_a_due_day_moves_with_a_reason(office: Office, kind: str) -> None:
    due_day = (
        a_due_day(office)
        if kind == "due day"
        else UUID(office.workspace.record_position(AIGUL, by(AIGUL), a_position()).key)
    )

    with office.recorded() as events:
        office.workspace.move_due_day(
            AIGUL, by(AIGUL), due_day, When.parse("2027-03"), reason={"en": "Put off."}, seen=office.seen
        )

    [event] = events
    assert isinstance(event, demand_events.DueDayMoved)
    assert (event.due_day, event.to) == (due_day, When.parse("2027-03"))
    assert office.text(event.reason) == "Put off."


def test_a_due_day_that_somebody_else_moved_meanwhile_is_looked_at_again(office: Office) -> None:
    due_day, seen = a_due_day(office), office.seen
    office.workspace.move_due_day(AIGUL, by(AIGUL), due_day, When.parse("2027-01"), reason=WHY, seen=seen)

    with pytest.raises(Outdated):
        office.workspace.move_due_day(AIGUL, by(AIGUL), due_day, When.parse("2027-02"), reason=WHY, seen=seen)

    assert office.demand().moved[due_day] == When.parse("2027-01")


def test_only_a_due_day_moves_and_only_to_another_day(small_office: Office) -> None:
    work, due_day, entry = small_office.workspace, a_due_day(small_office), small_office.develop()

    with small_office.recorded() as events:
        with pytest.raises(DueDayUnmoved):
            work.move_due_day(AIGUL, by(AIGUL), due_day, When.parse("2026-12-01"), reason=WHY, seen=small_office.seen)
        with pytest.raises(DueDayUnknown):
            work.move_due_day(AIGUL, by(AIGUL), entry, When.parse("2027"), reason=WHY, seen=small_office.seen)
        with pytest.raises(NothingWritten):
            work.move_due_day(AIGUL, by(AIGUL), due_day, When.parse("2027"), reason={}, seen=small_office.seen)

    assert events == []


FAR = When.parse("2046-11-02")
TOO_FAR: dict[str, Callable[[Office], object]] = {
    "due day moved": lambda it: it.workspace.move_due_day(
        AIGUL, by(AIGUL), a_due_day(it), FAR, reason=WHY, seen=it.seen
    ),
    "next step": lambda it: it.workspace.set_next_step(
        AIGUL, by(AIGUL), inputs.NextStep(where=on_measures(), due_on=FAR.first, what={"en": "Write."})
    ),
    "promise": lambda it: it.workspace.record_position(AIGUL, by(AIGUL), a_position(due_on=FAR)),
}


@pytest.mark.parametrize("what", TOO_FAR)
def test_nothing_falls_due_in_years_that_nobody_plans_for(small_office: Office, what: str) -> None:
    with pytest.raises(OutOfReach) as refused:
        TOO_FAR[what](small_office)

    assert refused.value.values == {"earliest": "1900-01-01", "latest": "2046-11-01"}


def test_a_demand_is_looked_after_more_closely_with_a_reason(office: Office) -> None:
    with office.recorded() as events:
        done = office.workspace.set_supervision(
            AIGUL, by(AIGUL), "kz-2021-1", Supervision.ENHANCED, reason={"en": "A trial is near."}
        )
        with pytest.raises(SupervisionUnchanged):
            office.workspace.set_supervision(AIGUL, by(AIGUL), "kz-2021-1", Supervision.ENHANCED, reason=WHY)

    [event] = events
    assert isinstance(event, demand_events.SupervisionSet)
    assert (event.supervision, done.key) == (Supervision.ENHANCED, "kz-2021-1")
