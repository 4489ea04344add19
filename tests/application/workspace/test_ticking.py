"""A list with ticks: two answers to one question are not confirmed together, and silence is shown by its letters."""

from uuid import UUID

import pytest

from tests.application.workspace.office import AIGUL, BOLOT, Office, a_letter, an_assessment, by
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import TwoAnswers
from tracker.domain.days import When
from tracker.domain.demand_events import AssessmentConfirmed
from tracker.domain.letters import Letter


def propose(office: Office, letter: Letter = Letter.NOT_MET, **given: object) -> inputs.Tick:
    entry = an_assessment(letter, **given)
    return inputs.Tick(entry.demand, UUID(office.workspace.propose(AIGUL, by(AIGUL), entry).key))


def test_two_different_answers_on_one_measure_for_one_day_are_not_confirmed_in_one_go(office: Office) -> None:
    ticks = [propose(office), propose(office, Letter.PARTLY)]

    with office.recorded() as events, pytest.raises(TwoAnswers) as refusal:
        office.workspace.confirm_many(BOLOT, by(BOLOT), ticks, seen=office.seen)

    assert events == []
    assert refusal.value.values == {"number": "kz-2021-1.1"}


@pytest.mark.parametrize(
    "other", [{"measure": 2}, {"on": When.parse("2026-10-01")}, {"demand": "kz-2021-2"}, {"letter": Letter.NOT_MET}]
)
def test_answers_to_other_questions_and_the_same_answer_twice_are_confirmed_together(
    office: Office, other: dict[str, object]
) -> None:
    ticks = [propose(office), propose(office, **{"letter": Letter.PARTLY} | other)]  # type: ignore[arg-type]

    with office.recorded() as events:
        office.workspace.confirm_many(BOLOT, by(BOLOT), ticks, seen=office.seen)

    assert [type(event) for event in events] == [AssessmentConfirmed] * 2


def test_the_second_person_is_shown_the_letter_and_the_reminder_that_nobody_answered(small_office: Office) -> None:
    work = small_office.workspace
    letter = UUID(work.record_letter(AIGUL, by(AIGUL), a_letter()).key)
    work.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=letter, on=When.parse("2026-05-10")))
    silent, other = propose(small_office, Letter.NO_ANSWER), propose(small_office, measure=2)

    found = work.silences(BOLOT, [silent, other])

    assert set(found) == {silent.entry_id}
    assert (found[silent.entry_id].letter, found[silent.entry_id].reminder) == (
        When.parse("2026-03-01"),
        When.parse("2026-05-10"),
    )
