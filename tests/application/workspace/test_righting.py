"""What was wrong is put right in the open; what is a danger to somebody is gone at once, everywhere and backwards."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    BOTH,
    CHINARA,
    EDITOR,
    PERSON,
    STATE,
    TODAY,
    WHY,
    Office,
    a_development,
    a_letter,
    an_assessment,
    by,
    on_measures,
)
from tests.application.workspace.test_planning import a_step
from tracker.application.permissions import NotAllowed
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    AnotherKind,
    NamesInWording,
    NoChange,
    NotByItsRecorder,
    NothingWritten,
    NotLater,
    NotToBeCorrected,
    Outdated,
    TooEarly,
    WordingMissing,
)
from tracker.domain import demand_events, entry_events
from tracker.domain.days import When
from tracker.domain.entry_events import Retraction
from tracker.domain.record import Kind
from tracker.domain.refusals import EntryGone, EntryUnknown, Refused
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Looked

OPENS, YESTERDAY = date(2026, 11, 5), date(2026, 10, 31)


def correct(office: Office, entry_id: UUID, entry: inputs.Entry | None = None, who: Who = AIGUL) -> UUID:
    new = entry or a_development(wording={"en": "The court heard the appeal on Monday."})
    return UUID(office.workspace.correct(who, by(who), entry_id, new, reason=WHY, seen=office.seen).key)


def retract(office: Office, entry_id: UUID, cause: Retraction = Retraction.ERROR, who: Who = AIGUL) -> None:
    office.workspace.retract(who, by(who), entry_id, cause, reason=WHY, seen=office.seen)


def show_to(office: Office, entry_id: UUID, audience: Audience, who: Who = AIGUL, **given: Any) -> None:
    office.workspace.set_audience(
        who,
        by(who),
        entry_id,
        audience,
        reason=WHY,
        seen=office.seen,
        **given,
    )


def public_ids(office: Office) -> set[UUID]:
    return {UUID(entry.entry_id) for entry in office.public()}


def as_known_by(office: Office, release: int) -> set[UUID]:
    """What anybody sees of the record as it was known at an earlier release."""
    seen = office.ask(lambda look: look.record(look.sight(None, release), "KZ").entries)
    return {UUID(entry.entry_id) for entry in seen if not entry.hidden}


# Corrections ------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_entry_that_names_the_old_one_and_a_reason(office: Office) -> None:
    old = office.develop(where=on_measures("kz-2021-1", "kz-2021-2"))

    with office.recorded() as events:
        new = correct(office, old, a_development(where=on_measures("kz-2021-1")))

    corrected = [event for event in events if isinstance(event, entry_events.EntryCorrected)]
    assert [(event.entry_id, event.by) for event in corrected] == [(old, new)] * 2
    assert office.text(corrected[0].reason) == "The day was another."
    assert {entry.entry_id for entry in office.live(AIGUL)} == {str(new)}


def test_the_public_reads_of_a_correction_with_the_next_release(office: Office) -> None:
    old = office.develop()
    office.release()

    new = correct(office, old)
    before = public_ids(office)
    office.release()

    assert (before, public_ids(office)) == ({old}, {new})
    assert as_known_by(office, 1) == {old}


def test_a_dangerous_wording_is_gone_from_every_edition_while_its_correction_stands(office: Office) -> None:
    old = office.develop()
    office.release()
    before = office.card()

    done = office.workspace.correct(
        AIGUL, by(AIGUL), old, a_development(), reason=WHY, seen=office.seen, hides_old=True
    )
    at_once = (public_ids(office), office.card().covered)
    office.release()

    assert at_once == (set(), before.covered)
    assert (as_known_by(office, 1), public_ids(office)) == (set(), {UUID(done.key)})
    assert office.ask(lambda look: look.corrections(look.sight(None, None))) == []


def test_a_letter_of_which_nobody_said_why_is_not_shown_to_everybody(small_office: Office) -> None:
    entry = an_assessment(audience=Audience.MEMBERS, wording=None)
    entry_id = UUID(small_office.workspace.propose(AIGUL, by(AIGUL), entry).key)

    with small_office.recorded() as events, pytest.raises(WordingMissing):
        show_to(small_office, entry_id, Audience.PUBLIC)

    assert events == []


def test_a_dangerous_wording_of_an_assessment_is_gone_at_once_while_its_letter_counts(office: Office) -> None:
    old = office.confirmed(an_assessment())
    office.release()

    new = an_assessment(corrects=old, reason=WHY, hides_old=True, wording={"en": "The ban stands."})
    tick = inputs.Tick("kz-2021-1", UUID(office.workspace.propose(AIGUL, by(AIGUL), new).key))
    at_once = (public_ids(office), office.card().judged[0].tally()["not_met"])
    office.workspace.confirm(BOLOT, by(BOLOT), tick, seen=office.seen)
    office.release()

    assert at_once == (set(), 1)
    assert (as_known_by(office, 1), public_ids(office)) == (set(), {tick.entry_id})


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (inputs.Check(where=on_measures(), on=TODAY, looked=Looked.COURT), AnotherKind),
        (an_assessment(), AnotherKind),
        (inputs.NextStepDone(step=uuid4(), on=TODAY), NotToBeCorrected),
        (a_development(on=When.parse("2027")), Refused),
    ],
)
def test_a_correction_is_of_the_same_kind_and_keeps_to_the_same_rules(
    small_office: Office, entry: inputs.Entry, refusal: type[Refused]
) -> None:
    old = small_office.develop()

    with small_office.recorded() as events, pytest.raises(refusal):
        correct(small_office, old, entry)

    assert events == []


def test_an_entry_is_corrected_once(small_office: Office) -> None:
    old = small_office.develop()
    correct(small_office, old)

    with pytest.raises(EntryGone):
        correct(small_office, old)


def test_two_people_who_correct_one_entry_do_not_overwrite_each_other(office: Office) -> None:
    old, seen = office.develop(), office.seen
    correct(office, old)

    with office.recorded() as events, pytest.raises(Outdated) as refusal:
        office.workspace.correct(BOTH, by(BOTH), old, a_development(), reason=WHY, seen=seen)

    assert events == []
    assert refusal.value.values == {"events": 1}


def test_a_corrected_letter_keeps_its_reminder_and_its_answer(office: Office) -> None:
    work, both = office.workspace, on_measures("kz-2021-1", "kz-2021-2")
    letter = UUID(work.record_letter(AIGUL, by(AIGUL), a_letter(where=both)).key)
    work.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=letter, on=When.parse("2026-05-10")))
    work.record_answer(AIGUL, by(AIGUL), inputs.Answer(letter=letter, on=When.parse("2026-06-01"), organ=STATE))

    new = correct(office, letter, a_letter(means="email"))

    standing = office.demand().that_stand().values()
    assert {event.letter for event in standing if isinstance(event, demand_events.ReminderSent)} == {new}
    assert {event.letter for event in standing if isinstance(event, demand_events.LetterAnswered)} == {new}
    assert office.demand("kz-2021-2").that_stand() == {}


def test_a_corrected_step_that_was_done_stays_done(small_office: Office) -> None:
    step = a_step(small_office)
    small_office.workspace.finish_next_step(AIGUL, by(AIGUL), inputs.NextStepDone(step=step, on=TODAY))
    entry = inputs.NextStep(where=on_measures(), due_on=date(2026, 11, 25), what={"en": "Write again."})

    new = correct(small_office, step, entry)

    standing = small_office.demand().that_stand().values()
    assert [event.step for event in standing if isinstance(event, demand_events.NextStepDone)] == [new]


def test_a_finding_is_corrected_by_one_with_a_stream_of_its_own(office: Office) -> None:
    finding = inputs.Finding(
        body="CAS",
        country="KZ",
        document={"en": "Conclusions"},
        on=When.parse("2026-06-12"),
        wording={"en": "The Committee noted."},
        audience=Audience.PUBLIC,
    )
    old = UUID(office.workspace.record_finding(AIGUL, by(AIGUL), finding).key)

    new = correct(office, old, finding)
    office.release()

    assert public_ids(office) == {new}


def test_a_correction_for_fewer_people_hides_the_old_entry_from_the_others_at_once(office: Office) -> None:
    old = office.develop()
    office.release()

    correct(office, old, a_development(audience=Audience.COUNTRY_TEAM))

    assert public_ids(office) == as_known_by(office, 1) == set()


def test_a_correction_of_an_assessment_is_proposed_and_changes_nothing_by_itself(office: Office) -> None:
    old = office.confirmed(an_assessment())
    office.release()

    new = correct(office, old, an_assessment(audience=Audience.COUNTRY_TEAM))
    waiting = public_ids(office)
    office.workspace.confirm(BOLOT, by(BOLOT), inputs.Tick("kz-2021-1", new), seen=office.seen)

    assert waiting == {old}
    with pytest.raises(EntryGone):
        office.demand().require(old)


def test_an_assessment_is_not_corrected_by_one_of_another_demand(small_office: Office) -> None:
    old = small_office.confirmed(an_assessment())

    with small_office.recorded() as events, pytest.raises(EntryUnknown):
        correct(small_office, old, an_assessment(demand="kz-2021-2"))

    assert events == []


# Retractions ------------------------------------------------------------------------------------------


def test_an_entry_is_taken_back_from_all_its_demands(office: Office) -> None:
    entry_id = office.develop(where=on_measures("kz-2021-1", "kz-2021-2"))

    with office.recorded() as events:
        retract(office, entry_id)

    assert [type(event) for event in events] == [demand_events.EntryRetracted] * 2
    assert [entry.kind for entry in office.live(AIGUL)] == []


def test_a_retraction_for_an_error_waits_for_the_release_and_is_listed(office: Office) -> None:
    entry_id = office.develop()
    office.release()

    retract(office, entry_id)
    before = public_ids(office)
    office.release()

    listed = office.ask(lambda look: look.corrections(look.sight(None, None)))
    assert (before, public_ids(office)) == ({entry_id}, set())
    assert [(one.retracted, one.kind) for one in listed] == [(True, Kind.DEVELOPMENT)]


def test_a_retraction_for_safety_is_gone_at_once_from_every_page_and_every_day(office: Office) -> None:
    bystander, entry_id = office.develop(), office.develop()
    office.release()

    retract(office, entry_id, Retraction.SAFETY)

    assert public_ids(office) == as_known_by(office, 1) == {bystander}
    assert office.ask(lambda look: look.corrections(look.sight(None, None))) == []


def test_what_the_entry_replaced_is_gone_with_it(office: Office) -> None:
    first = office.develop()
    office.release()
    second = correct(office, first)
    office.release()
    third = correct(office, second)
    office.release()

    retract(office, third, Retraction.SAFETY)

    assert as_known_by(office, 1) == as_known_by(office, 2) == as_known_by(office, 3) == set()


@pytest.mark.parametrize("who", [EDITOR, BOLOT])
def test_who_confirms_or_edits_takes_a_danger_out_of_sight_though_not_an_error(office: Office, who: Who) -> None:
    entry_id = office.develop()

    with pytest.raises(NotAllowed):
        retract(office, entry_id, Retraction.ERROR, who)
    retract(office, entry_id, Retraction.SAFETY, who)

    assert office.live(AIGUL) == []


def test_one_of_two_countries_takes_a_danger_out_of_sight_though_not_an_error(office: Office) -> None:
    entry_id = office.develop(BOTH, where=on_measures("kz-2021-1", "kg-2021-1"))

    with pytest.raises(NotAllowed):
        retract(office, entry_id, Retraction.ERROR)
    retract(office, entry_id, Retraction.SAFETY)

    assert office.live(BOTH) == []


def test_nothing_that_others_recorded_since_delays_a_retraction_for_safety(office: Office) -> None:
    entry_id, seen = office.develop(), office.seen
    show_to(office, entry_id, Audience.MEMBERS)

    office.workspace.retract(AIGUL, by(AIGUL), entry_id, Retraction.SAFETY, reason=WHY, seen=seen)

    assert office.live(AIGUL) == []


def test_what_was_taken_back_for_safety_is_not_there_any_more(small_office: Office) -> None:
    entry_id = small_office.develop()
    retract(small_office, entry_id, Retraction.SAFETY)

    with small_office.recorded() as events:
        for again in (lambda: correct(small_office, entry_id), lambda: retract(small_office, entry_id)):
            with pytest.raises(EntryUnknown):
                again()

    assert events == []


# Audiences --------------------------------------------------------------------------------------------


def test_an_entry_shown_to_fewer_is_gone_from_public_pages_at_once_and_backwards(office: Office) -> None:
    old = office.develop()
    office.release()
    new = correct(office, old)
    office.release()

    show_to(office, new, Audience.MEMBERS)

    assert public_ids(office) == as_known_by(office, 1) == as_known_by(office, 2) == set()
    assert [UUID(entry.entry_id) for entry in office.live(CHINARA)] == [new]


def test_an_entry_is_shown_to_fewer_though_one_that_it_replaced_is_hidden_already(small_office: Office) -> None:
    old = small_office.develop()
    new = correct(small_office, old)
    retract(small_office, old, Retraction.SAFETY)

    show_to(small_office, new, Audience.MEMBERS)

    assert [UUID(entry.entry_id) for entry in small_office.live(CHINARA)] == [new]


def test_an_entry_shown_to_more_waits_for_the_release(office: Office) -> None:
    entry_id = office.develop(audience=Audience.COUNTRY_TEAM)
    office.release()

    show_to(office, entry_id, Audience.PUBLIC)
    before = public_ids(office)
    office.release()

    assert (before, public_ids(office)) == (set(), {entry_id})


def test_a_day_to_open_on_that_is_lifted_shows_an_entry_to_more(small_office: Office) -> None:
    entry_id, seen = small_office.develop(not_before=OPENS), small_office.seen
    show_to(small_office, entry_id, Audience.PUBLIC, not_before=OPENS + timedelta(days=1))

    with pytest.raises(Outdated):
        small_office.workspace.set_audience(AIGUL, by(AIGUL), entry_id, Audience.PUBLIC, reason=WHY, seen=seen)
    show_to(small_office, entry_id, Audience.PUBLIC)
    small_office.release()

    assert public_ids(small_office) == {entry_id}


@pytest.mark.parametrize(
    "named",
    [
        {"organ": inputs.Organ(STATE.kind, {"en": "Office of Dinara Example"})},
        {"citation": inputs.Citation(address="https://example.org/dinara-example-freed")},
    ],
)
def test_names_are_looked_for_before_an_entry_is_shown_to_more(small_office: Office, named: dict[str, Any]) -> None:
    entry_id = small_office.develop(audience=Audience.COUNTRY_TEAM, **named)

    with pytest.raises(NamesInWording):
        show_to(small_office, entry_id, Audience.MEMBERS)
    show_to(small_office, entry_id, Audience.MEMBERS, namesakes=frozenset({PERSON}))

    assert len(small_office.live(CHINARA)) == 1


def test_another_countrys_coordinator_takes_no_entry_out_of_sight(small_office: Office) -> None:
    entry_id = small_office.develop()

    with pytest.raises(NotAllowed):
        retract(small_office, entry_id, Retraction.SAFETY, CHINARA)
    with pytest.raises(NotAllowed):
        show_to(small_office, entry_id, Audience.MEMBERS, CHINARA)


def test_only_its_recorder_makes_an_entry_confidential(small_office: Office) -> None:
    entry_id = small_office.develop()

    with pytest.raises(NotByItsRecorder):
        show_to(small_office, entry_id, Audience.CONFIDENTIAL, EDITOR)
    show_to(small_office, entry_id, Audience.CONFIDENTIAL)

    assert len(small_office.live(AIGUL)) == 1


@pytest.mark.parametrize("who", [EDITOR, BOLOT])
def test_who_confirms_or_edits_shows_an_entry_to_fewer_and_its_team_alone_to_more(
    small_office: Office, who: Who
) -> None:
    entry_id = small_office.develop()

    show_to(small_office, entry_id, Audience.MEMBERS, who)
    with pytest.raises(NotAllowed):
        show_to(small_office, entry_id, Audience.PUBLIC, who)

    assert small_office.workspace.history(AIGUL, entry_id)[-1].account == who.account


@pytest.mark.parametrize(
    ("audience", "not_before", "refusal"),
    [(Audience.PUBLIC, None, NoChange), (Audience.MEMBERS, YESTERDAY, NotLater)],
)
def test_an_audience_is_set_to_another_one_with_a_day_to_come(
    small_office: Office, audience: Audience, not_before: date | None, refusal: type[Refused]
) -> None:
    entry_id = small_office.develop()

    with pytest.raises(refusal):
        show_to(small_office, entry_id, audience, not_before=not_before)

    assert len(small_office.workspace.history(AIGUL, entry_id)) == 1


def test_an_entry_opens_on_its_day_only_if_somebody_confirms_that_shortly_before(office: Office) -> None:
    opened, forgotten = office.develop(not_before=OPENS), office.develop(not_before=OPENS)
    office.workspace.confirm_opening(AIGUL, by(AIGUL), opened, reason=WHY, seen=office.seen)
    office.release()
    before = public_ids(office)

    office.record.clock.at += timedelta(days=5)
    office.develop(where=on_measures("kg-2021-1"), who=BOTH)
    office.release()

    assert before == set()
    assert public_ids(office) == {opened}
    assert forgotten not in public_ids(office)


@pytest.mark.parametrize(("not_before", "refusal"), [(None, NoChange), (date(2026, 11, 9), TooEarly)])
def test_an_opening_is_confirmed_within_a_week_before_it(
    small_office: Office, not_before: date | None, refusal: type[Refused]
) -> None:
    entry_id = small_office.develop(not_before=not_before)

    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.workspace.confirm_opening(AIGUL, by(AIGUL), entry_id, reason=WHY, seen=small_office.seen)

    assert events == []


# What all have in common ------------------------------------------------------------------------------

COMMANDS: dict[str, Callable[[Office, UUID, int, inputs.Texts], object]] = {
    "correct": lambda office, entry_id, seen, reason: office.workspace.correct(
        AIGUL, by(AIGUL), entry_id, a_development(), reason=reason, seen=seen
    ),
    "retract": lambda office, entry_id, seen, reason: office.workspace.retract(
        AIGUL, by(AIGUL), entry_id, Retraction.ERROR, reason=reason, seen=seen
    ),
    "set audience": lambda office, entry_id, seen, reason: office.workspace.set_audience(
        AIGUL, by(AIGUL), entry_id, Audience.PUBLIC, reason=reason, seen=seen
    ),
}
commands = pytest.mark.parametrize("say", COMMANDS.values(), ids=COMMANDS.keys())


@commands
def test_a_change_needs_a_reason(small_office: Office, say: Callable[..., object]) -> None:
    entry_id = small_office.develop(audience=Audience.MEMBERS)

    with small_office.recorded() as events, pytest.raises(NothingWritten):
        say(small_office, entry_id, small_office.seen, {"en": " \u200b "})

    assert events == []


@commands
def test_a_change_is_not_made_on_a_page_that_is_older_than_another_change(
    small_office: Office, say: Callable[..., object]
) -> None:
    entry_id, seen = small_office.develop(audience=Audience.COUNTRY_TEAM), small_office.seen
    show_to(small_office, entry_id, Audience.MEMBERS)

    with small_office.recorded() as events, pytest.raises(Outdated):
        say(small_office, entry_id, seen, WHY)

    assert events == []


@commands
def test_an_entry_of_another_team_is_not_there(small_office: Office, say: Callable[..., object]) -> None:
    entry_id = small_office.develop(BOTH, where=on_measures("kg-2021-1"), audience=Audience.COUNTRY_TEAM)

    with small_office.recorded() as events, pytest.raises(EntryUnknown):
        say(small_office, entry_id, small_office.seen, WHY)

    assert events == []


def test_a_confidential_entry_is_there_for_whoever_recorded_it_alone(small_office: Office) -> None:
    entry_id = small_office.develop(audience=Audience.CONFIDENTIAL)

    with pytest.raises(EntryUnknown):
        retract(small_office, entry_id, Retraction.SAFETY, BOTH)
    retract(small_office, entry_id)

    assert small_office.live(AIGUL) == []


# History ----------------------------------------------------------------------------------------------


def test_the_history_of_an_entry_tells_its_team_what_was_done_by_whom_and_why(office: Office) -> None:
    old = office.develop(where=on_measures("kz-2021-1", "kz-2021-2"), audience=Audience.MEMBERS)
    show_to(office, old, Audience.PUBLIC)
    new = correct(office, old, who=BOTH)

    rows = office.workspace.history(AIGUL, old)

    assert [row.topic for row in rows] == [
        "demand.development_recorded",
        "demand.audience_set",
        "demand.entry_corrected",
    ]
    assert [row.account for row in rows] == ["a-aigul", "a-aigul", "a-both"]
    assert [office.text(row.reason) for row in rows if row.reason] == ["The day was another."] * 2
    assert rows[-1].other == new
    assert [row.other for row in office.workspace.history(AIGUL, new) if row.other] == [old]


@pytest.mark.parametrize("who", [CHINARA, BOLOT, EDITOR])
def test_the_history_of_an_entry_is_for_its_team_alone(small_office: Office, who: Who) -> None:
    entry_id = small_office.develop()

    with pytest.raises(EntryUnknown):
        small_office.workspace.history(who, entry_id)
