"""One person proposes a letter, another confirms it: nothing else makes it count."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    BOTH,
    IN_THE_DOCUMENT,
    TODAY,
    WHY,
    Office,
    a_development,
    a_letter,
    an_assessment,
    by,
    on_measures,
)
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    AnotherKind,
    AnotherMeasure,
    BasisTakenBack,
    BasisUnknown,
    DemandUnknown,
    DocumentUnknown,
    NotByWhoDoubted,
    NothingTicked,
    NothingWritten,
    Outdated,
    WordingMissing,
)
from tracker.domain import demand_events
from tracker.domain.days import When
from tracker.domain.entry_events import Retraction
from tracker.domain.judgement import State
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.refusals import (
    BetterThanPractice,
    EntryGone,
    EntryUnknown,
    NotByTheProposer,
    NotCountedOnNothing,
    NothingInTheBasis,
    NothingSaid,
    NotProposed,
    OppositeNotSure,
    Refused,
    SilenceNotShown,
)
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Confidence, Direction

KZ_1 = "kz-2021-1"
SECOND = Who("a-second", countries=frozenset({Code("KZ")}), may_confirm=True)
"""Coordinates Kazakhstan, too, and may confirm."""


def propose(office: Office, who: Who = AIGUL, letter: Letter | None = Letter.NOT_MET, **given: Any) -> inputs.Tick:
    entry = an_assessment(letter, **given)
    return inputs.Tick(entry.demand, UUID(office.workspace.propose(who, by(who), entry).key))


def confirm(office: Office, tick: inputs.Tick, who: Who = BOLOT) -> UUID:
    return UUID(office.workspace.confirm(who, by(who), tick, seen=office.seen).key)


def test_a_proposal_counts_once_a_second_person_has_confirmed_it(office: Office) -> None:
    tick = propose(office)
    office.release()
    before = [entry.kind for entry in office.public()]

    with office.recorded() as events:
        confirm(office, tick)
    office.release()

    assert before == []
    assert [type(event) for event in events[:1]] == [demand_events.AssessmentConfirmed]
    assert [entry.letter for entry in office.public()] == [Letter.NOT_MET]


def test_a_proposer_can_never_be_the_second_person(office: Office) -> None:
    tick = propose(office, SECOND)

    with office.recorded() as events:
        with pytest.raises(NotByTheProposer):
            confirm(office, tick, SECOND)
        with pytest.raises(NotByTheProposer):
            office.workspace.return_(SECOND, by(SECOND), tick, notes=WHY, seen=office.seen)

    assert events == []


def test_a_proposal_is_sent_back_with_why(office: Office) -> None:
    tick = propose(office)

    with office.recorded() as events:
        office.workspace.return_(BOLOT, by(BOLOT), tick, notes={"en": "The day is wrong."}, seen=office.seen)
    with pytest.raises(NotProposed):
        confirm(office, tick)

    [event] = events
    assert isinstance(event, demand_events.AssessmentReturned)
    assert office.text(event.notes) == "The day is wrong."


def test_an_assessment_that_counts_is_put_in_doubt_at_once(office: Office) -> None:
    entry_id = office.confirmed(an_assessment())

    with office.recorded() as events:
        office.workspace.suspend(AIGUL, by(AIGUL), inputs.Tick(KZ_1, entry_id), notes=WHY)
    confirm(office, inputs.Tick(KZ_1, entry_id))

    [event] = events
    assert isinstance(event, demand_events.AssessmentSuspended)
    assert entry_id in office.demand().counted


def test_whoever_put_a_letter_in_doubt_does_not_take_it_away_alone(office: Office) -> None:
    tick = inputs.Tick(KZ_1, office.confirmed(an_assessment()))
    office.workspace.suspend(BOLOT, by(BOLOT), tick, notes=WHY)

    with office.recorded() as events:
        with pytest.raises(NotByWhoDoubted):
            office.workspace.return_(BOLOT, by(BOLOT), tick, notes=WHY, seen=office.seen)
        office.workspace.return_(SECOND, by(SECOND), tick, notes=WHY, seen=office.seen)

    assert [type(event) for event in events] == [demand_events.AssessmentReturned]


def test_ticks_are_confirmed_in_one_go_and_the_rest_is_told_why_not(office: Office) -> None:
    good, other = propose(office), propose(office, demand="kz-2021-2")
    own = propose(office, SECOND, measure=2)
    gone = inputs.Tick("kz-2021-2", uuid4())

    with office.recorded() as events:
        done = office.workspace.confirm_many(SECOND, by(SECOND), [good, own, other, gone], seen=office.seen)

    assert done.confirmed == [str(good.entry_id), str(other.entry_id)]
    assert done.refused == {
        str(own.entry_id): "refused.not_by_the_proposer",
        str(gone.entry_id): "refused.not_proposed",
    }
    assert [type(event) for event in events] == [demand_events.AssessmentConfirmed] * 2


def test_a_list_with_ticks_sent_twice_is_answered_the_same(office: Office) -> None:
    tick, seen, sent = propose(office), office.seen, by(BOLOT, 5)

    first = office.workspace.confirm_many(BOLOT, sent, [tick], seen=seen)
    with office.recorded() as events:
        again = office.workspace.confirm_many(BOLOT, sent, [tick], seen=seen)

    assert events == []
    assert (first.repeated, again.repeated) == (False, True)
    assert again.confirmed == first.confirmed == [str(tick.entry_id)]


@pytest.mark.parametrize("ticks", [0, 101])
def test_a_list_with_no_tick_or_too_many_is_refused(small_office: Office, ticks: int) -> None:
    with pytest.raises(NothingTicked):
        small_office.workspace.confirm_many(BOLOT, by(BOLOT), [inputs.Tick(KZ_1, uuid4())] * ticks, seen=0)


def test_a_second_person_does_not_confirm_what_changed_since_the_page_was_made(office: Office) -> None:
    basis = office.develop()
    tick = propose(office, basis=(inputs.Basis(basis), *IN_THE_DOCUMENT))
    seen = office.seen
    office.workspace.record_development(AIGUL, by(AIGUL), a_development())
    office.workspace.correct(AIGUL, by(AIGUL), basis, a_development(), reason=WHY, seen=office.seen)

    with office.recorded() as events, pytest.raises(Outdated) as refusal:
        office.workspace.confirm(BOLOT, by(BOLOT), tick, seen=seen)

    assert events == []
    assert refusal.value.values == {"events": 1}


def test_a_second_person_who_saw_the_page_before_another_letter_was_confirmed_looks_again(office: Office) -> None:
    first, second = propose(office), propose(office, letter=Letter.PARTLY)
    seen = office.seen
    confirm(office, first)

    with pytest.raises(Outdated):
        office.workspace.confirm(BOLOT, by(BOLOT), second, seen=seen)

    assert second.entry_id in office.demand().undecided


def test_an_unrelated_entry_since_does_not_stand_in_the_way(office: Office) -> None:
    tick, seen = propose(office), office.seen
    office.develop()
    propose(office, measure=2)

    office.workspace.confirm(BOLOT, by(BOLOT), tick, seen=seen)

    assert tick.entry_id in office.demand().counted


def test_new_information_makes_a_measure_unknown_while_its_letter_stands(office: Office) -> None:
    office.confirmed(an_assessment(demand="kz-2021-2"))
    office.release()
    before = office.card()

    office.develop(where=on_measures("kz-2021-2"), direction=Direction.PROGRESS)
    office.release()
    after = office.card()

    assert before.count(State.NOT_MET) == after.count(State.NOT_MET) == 1
    assert (before.met(), after.met()) == ((0, 1), (0, 2))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"letter": None}, NothingSaid),
        ({"not_known": NotKnown.NOT_LOOKED}, NothingSaid),
        ({"letter": Letter.MET, "basis": ()}, NothingInTheBasis),
        ({"letter": None, "not_counted": NotCounted.RAN_OUT, "basis": ()}, NotCountedOnNothing),
        ({"letter": None, "not_counted": NotCounted.ALREADY_MET, "basis": ()}, NotCountedOnNothing),
        ({"letter": Letter.MET, "practice": Letter.PARTLY}, BetterThanPractice),
        ({"wording": None}, WordingMissing),
        ({"letter": Letter.OPPOSITE, "wording": {"en": " "}}, WordingMissing),
        ({"letter": Letter.NO_ANSWER}, SilenceNotShown),
        ({"basis": (inputs.Basis(uuid4()),)}, BasisUnknown),
        ({"basis": (inputs.Basis(document="res-1999"),)}, DocumentUnknown),
        ({"basis": (inputs.Basis(),)}, DocumentUnknown),
        ({"demand": "kz-1999-1"}, DemandUnknown),
        ({"corrects": uuid4(), "reason": WHY}, EntryUnknown),
    ],
)
def test_an_assessment_against_the_rules_is_refused(
    small_office: Office, given: dict[str, Any], refusal: type[Refused]
) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.workspace.propose(AIGUL, by(AIGUL), an_assessment(**given))

    assert events == []


def test_a_basis_is_no_way_to_learn_of_another_teams_entries(small_office: Office) -> None:
    secret = small_office.develop(BOTH, where=on_measures("kg-2021-1"), audience=Audience.COUNTRY_TEAM)

    with pytest.raises(BasisUnknown):
        propose(small_office, basis=(inputs.Basis(secret),))


def test_a_basis_that_was_taken_back_carries_nothing(small_office: Office) -> None:
    gone = small_office.develop()
    small_office.workspace.correct(AIGUL, by(AIGUL), gone, a_development(), reason=WHY, seen=small_office.seen)

    with pytest.raises(BasisUnknown):
        propose(small_office, basis=(inputs.Basis(gone),))


@pytest.mark.parametrize(
    ("second", "is_enough"),
    [
        (inputs.Citation(publication="Another  PAPER"), True),
        (inputs.Citation(publication="the   paper"), False),
        (inputs.Citation(document="res-2021"), True),
        (None, False),
    ],
)
def test_two_entries_are_two_sources_only_if_other_people_stand_behind_them(
    small_office: Office, second: inputs.Citation | None, *, is_enough: bool
) -> None:
    cited = ((on_measures(), inputs.Citation(publication="The Paper")), (inputs.Where(country="KZ"), second))
    acts = [
        small_office.develop(
            where=where, citation=citation, confidence=Confidence.MEDIUM, direction=Direction.REGRESSION
        )
        for where, citation in cited
    ]
    entry = an_assessment(Letter.OPPOSITE, on=When.on(TODAY), basis=tuple(inputs.Basis(act) for act in acts))

    if is_enough:
        small_office.workspace.propose(AIGUL, by(AIGUL), entry)
    else:
        with pytest.raises(OppositeNotSure):
            small_office.workspace.propose(AIGUL, by(AIGUL), entry)


def test_silence_that_an_answer_broke_is_not_confirmed_any_more(small_office: Office) -> None:
    work = small_office.workspace
    letter = UUID(work.record_letter(AIGUL, by(AIGUL), a_letter()).key)
    work.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=letter, on=When.parse("2026-05-10")))
    tick = propose(small_office, letter=Letter.NO_ANSWER)
    organ = an_assessment().organ
    assert organ is not None
    work.record_answer(AIGUL, by(AIGUL), inputs.Answer(letter=letter, on=When.parse("2026-08-01"), organ=organ))

    with pytest.raises(SilenceNotShown):
        confirm(small_office, tick)

    assert small_office.demand().counted == set()


@pytest.mark.parametrize("cause", Retraction)
def test_a_letter_that_rests_on_what_was_taken_back_is_not_confirmed_any_more(
    small_office: Office, cause: Retraction
) -> None:
    basis = small_office.develop()
    tick = propose(small_office, basis=(inputs.Basis(basis), *IN_THE_DOCUMENT))
    small_office.workspace.retract(AIGUL, by(AIGUL), basis, cause, reason=WHY, seen=small_office.seen)

    with pytest.raises(BasisTakenBack):
        confirm(small_office, tick)

    assert small_office.demand().counted == set()


def test_a_corrected_letter_replaces_the_old_one_when_it_is_confirmed_and_not_before(office: Office) -> None:
    old = office.confirmed(an_assessment())
    new = propose(office, letter=Letter.PARTLY, corrects=old, reason=WHY)
    office.release()
    before = [entry.letter for entry in office.public()]

    confirm(office, new)
    office.release()

    assert before == [Letter.NOT_MET]
    assert [entry.letter for entry in office.public()] == [Letter.PARTLY]
    with pytest.raises(EntryGone):
        office.demand().require(old)


def test_a_letter_whose_correction_waits_can_still_be_put_in_doubt(office: Office) -> None:
    old = office.confirmed(an_assessment())
    propose(office, letter=Letter.PARTLY, corrects=old, reason=WHY)

    office.workspace.suspend(AIGUL, by(AIGUL), inputs.Tick(KZ_1, old), notes=WHY)

    assert old in office.demand().undecided


def test_a_proposal_that_its_author_mends_waits_no_more(office: Office) -> None:
    old = propose(office)

    new = propose(office, letter=Letter.PARTLY, corrects=old.entry_id, reason=WHY)

    with pytest.raises(EntryGone):
        confirm(office, old)
    assert confirm(office, new) == new.entry_id


@pytest.mark.parametrize(
    ("old", "given", "refusal"),
    [
        (lambda office: office.develop(), {}, AnotherKind),
        (lambda office: office.confirmed(an_assessment()), {"measure": 2}, AnotherMeasure),
        (lambda office: office.confirmed(an_assessment()), {"reason": None}, NothingWritten),
    ],
)
def test_a_letter_corrects_a_letter_on_the_same_measure_with_a_reason(
    small_office: Office, old: Callable[[Office], UUID], given: dict[str, Any], refusal: type[Refused]
) -> None:
    entry = an_assessment(corrects=old(small_office), **{"reason": WHY, **given})

    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.workspace.propose(AIGUL, by(AIGUL), entry)

    assert events == []


def test_what_is_not_counted_or_not_known_is_proposed_with_why(small_office: Office) -> None:
    with small_office.recorded() as events:
        propose(small_office, letter=None, not_counted=NotCounted.LOST_OBJECT, cause={"en": "It dissolved itself."})
        propose(small_office, letter=None, not_known=NotKnown.CANNOT_BE_SEEN, measure=2)

    first, second = events
    assert isinstance(first, demand_events.AssessmentProposed)
    assert isinstance(second, demand_events.AssessmentProposed)
    assert first.not_counted is not None
    assert small_office.text(first.not_counted.cause) == "It dissolved itself."
    assert second.not_known == demand_events.Unknown(NotKnown.CANNOT_BE_SEEN)


def test_a_registers_proposal_needs_two_people(office: Office) -> None:
    entry_id = propose(office).entry_id
    proposed = office.demand().entries[entry_id]
    assert isinstance(proposed, demand_events.AssessmentProposed)
    register = inputs.Tick(KZ_1, _loaded(office, proposed))

    own = confirm(office, register)
    with pytest.raises(NotByTheProposer):
        confirm(office, inputs.Tick(KZ_1, own))
    waiting = own in office.demand().undecided
    confirm(office, inputs.Tick(KZ_1, own), SECOND)

    assert waiting
    assert own in office.demand().counted
    with pytest.raises(EntryGone):
        office.demand().require(register.entry_id)


def test_a_registers_proposal_that_was_taken_back_is_nobodys_to_propose(small_office: Office) -> None:
    entry_id = propose(small_office).entry_id
    proposed = small_office.demand().entries[entry_id]
    assert isinstance(proposed, demand_events.AssessmentProposed)
    register = inputs.Tick(KZ_1, _loaded(small_office, proposed))
    small_office.workspace.retract(
        AIGUL, by(AIGUL), register.entry_id, Retraction.ERROR, reason=WHY, seen=small_office.seen
    )

    with small_office.recorded() as events:
        done = small_office.workspace.confirm_many(BOLOT, by(BOLOT), [register], seen=small_office.seen)

    assert (events, done.refused) == ([], {str(register.entry_id): "refused.entry_gone"})


def _loaded(office: Office, like: demand_events.AssessmentProposed) -> UUID:
    """Record the same as a register would have proposed it."""
    demand, entry_id = office.demand(), uuid4()
    names = [name for name in vars(like) if not name.startswith(("originator", "timestamp"))]
    facts = {name: getattr(like, name) for name in names} | {"entry_id": entry_id}
    demand.propose(**facts)
    office.record.save(demand, via="load", account="register")
    return entry_id
