"""An entry that is taken back shakes what rests on it; for safety the team alone learns of it."""

from typing import Any
from uuid import UUID

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    CHINARA,
    IN_THE_DOCUMENT,
    WHY,
    Office,
    a_development,
    a_letter,
    an_assessment,
    by,
)
from tracker.application.workspace import inputs
from tracker.domain.days import When
from tracker.domain.entry_events import Retraction
from tracker.domain.judgement import Judged
from tracker.domain.letters import Letter, NotCounted
from tracker.domain.rights import Who
from tracker.domain.values import Direction

BACKGROUND: dict[str, Any] = {"direction": Direction.CONTEXT}
"""What makes no letter need re-assessment by itself."""
SECOND = Who("a-second", countries=AIGUL.countries)


def retract(office: Office, entry_id: UUID, cause: Retraction) -> None:
    office.workspace.retract(AIGUL, by(AIGUL), entry_id, cause, reason=WHY, seen=office.seen)


def correct(office: Office, entry_id: UUID, *, hides_old: bool = False) -> UUID:
    done = office.workspace.correct(
        AIGUL, by(AIGUL), entry_id, a_development(**BACKGROUND), reason=WHY, seen=office.seen, hides_old=hides_old
    )
    return UUID(done.key)


def resting(office: Office, letter: Letter | None = Letter.NOT_MET, **given: object) -> UUID:
    """An entry, and an assessment that counts and rests on it and on a document."""
    basis = office.develop(**BACKGROUND)
    office.confirmed(an_assessment(letter, basis=(inputs.Basis(basis), *IN_THE_DOCUMENT), **given))
    return basis


def judged(office: Office, who: Who | None = None) -> Judged:
    """How the first demand is judged, as the public sees it or somebody signed in."""
    card = office.card() if who is None else office.ask(lambda look: look.card(look.live(who), "KZ"))
    return card.judged[0]


@pytest.mark.parametrize("cause", Retraction)
def test_the_team_learns_that_a_letter_needs_re_assessment_while_its_count_stays(
    office: Office, cause: Retraction
) -> None:
    basis = resting(office)
    before = judged(office, AIGUL)

    retract(office, basis, cause)

    [(_, standing), _] = judged(office, AIGUL).measures
    assert not before.needs_reassessment
    assert (standing.letter, standing.basis_gone, standing.is_unknown) == (Letter.NOT_MET, True, True)
    assert judged(office, SECOND).tally() == before.tally()


@pytest.mark.parametrize("who", [BOLOT, CHINARA])
def test_that_something_was_hidden_for_safety_is_told_to_nobody_but_the_team(office: Office, who: Who) -> None:
    basis = resting(office)
    office.release()
    public, theirs = judged(office), judged(office, who)

    retract(office, basis, Retraction.SAFETY)
    at_once = judged(office)
    office.develop(**BACKGROUND)
    office.release()

    assert at_once.low is judged(office).low is public.low
    assert at_once.high is judged(office).high is public.high
    assert not judged(office).needs_reassessment
    assert (judged(office, who).high, judged(office, who).needs_reassessment) == (theirs.high, False)


def test_the_public_reads_with_the_next_release_that_an_error_shook_a_letter(office: Office) -> None:
    basis = resting(office)
    office.release()

    retract(office, basis, Retraction.ERROR)
    before = judged(office).needs_reassessment
    office.release()

    assert (before, judged(office).needs_reassessment) == (False, True)
    assert judged(office).measures[0][1].basis_gone


def test_another_assessment_on_what_stands_clears_it(office: Office) -> None:
    basis = resting(office)
    retract(office, basis, Retraction.SAFETY)

    office.confirmed(an_assessment(basis=IN_THE_DOCUMENT, on=When.parse("2026-10-20")))

    assert not judged(office, AIGUL).needs_reassessment


def test_what_was_corrected_stands_in_what_replaced_it(office: Office) -> None:
    basis = resting(office)
    new = correct(office, basis)
    corrected = judged(office, AIGUL).needs_reassessment

    retract(office, new, Retraction.ERROR)

    assert (corrected, judged(office, AIGUL).needs_reassessment) == (False, True)


def test_a_wording_that_is_hidden_behind_its_correction_shakes_nothing(office: Office) -> None:
    basis = resting(office)

    correct(office, basis, hides_old=True)

    assert not judged(office, AIGUL).needs_reassessment


def test_what_is_not_counted_is_marked_and_stays_as_it_is(office: Office) -> None:
    basis = resting(office, None, not_counted=NotCounted.RAN_OUT)
    before = judged(office, AIGUL)

    retract(office, basis, Retraction.ERROR)

    after = judged(office, AIGUL)
    assert after.needs_reassessment
    assert (after.state, after.low, after.high) == (before.state, before.low, before.high)


def test_no_answer_rests_on_its_letter_and_its_reminder_though_nobody_ticked_them(office: Office) -> None:
    work = office.workspace
    letter = UUID(work.record_letter(AIGUL, by(AIGUL), a_letter()).key)
    sent = inputs.Reminder(letter=letter, on=When.parse("2026-05-10"))
    reminder = UUID(work.record_reminder(AIGUL, by(AIGUL), sent).key)

    silent = office.confirmed(an_assessment(Letter.NO_ANSWER))
    basis = {item.entry_id for item in office.demand().entries[silent].basis}  # type: ignore[attr-defined]
    retract(office, reminder, Retraction.ERROR)

    assert basis == {letter, reminder, None}
    assert judged(office, AIGUL).measures[0][1].basis_gone


def test_before_an_entry_is_taken_back_it_is_listed_what_rests_on_it(office: Office) -> None:
    basis = resting(office)
    waits = an_assessment(measure=2, basis=(inputs.Basis(basis),))
    office.workspace.propose(AIGUL, by(AIGUL), waits)
    office.confirmed(an_assessment(demand="kz-2021-2"))
    new = correct(office, basis)

    found = office.ask(lambda look: look.desk(look.live(AIGUL)).resting_on(str(new)))

    assert [(one.entry.measures, one.entry.letter, one.waits) for one in found] == [
        (("kz-2021-1.1",), Letter.NOT_MET, False),
        (("kz-2021-1.2",), Letter.NOT_MET, True),
    ]
