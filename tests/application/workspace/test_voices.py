"""What governments and supervisory bodies say, and letters to them, are recorded apart from our own voice."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.application.workspace.office import (
    AIGUL,
    BOTH,
    CHINARA,
    PERSON,
    STATE,
    TODAY,
    Office,
    a_letter,
    by,
    on_measures,
)
from tracker.application.workspace import inputs
from tracker.application.workspace.refusals import (
    CountryUnknown,
    DemandUnknown,
    NamesInWording,
    NothingToPutItTo,
    NothingWritten,
    SeveralCountries,
)
from tracker.domain import demand_events, finding_events
from tracker.domain.days import When
from tracker.domain.demand_events import Position
from tracker.domain.refusals import (
    EntryGone,
    EntryUnknown,
    LetterUnknown,
    MeasureUnknown,
    PointUnknown,
    Refused,
    UrgencyAnsweredAlready,
)
from tracker.domain.values import Audience, Direction


def a_position(**given: Any) -> inputs.Position:
    ordinary: dict[str, Any] = {
        "where": on_measures(),
        "on": When.parse("2026-06-10"),
        "position": Position.PROMISE,
        "organ": inputs.Organ(STATE.kind, {"en": "Ministry of Labour"}),
        "due_on": When.parse("2026-12-31"),
        "wording": {"en": "It will be done this year."},
    }
    return inputs.Position(**ordinary | given)


def a_finding(**given: Any) -> inputs.Finding:
    ordinary: dict[str, Any] = {
        "body": "CAS",
        "country": "KZ",
        "document": {"en": "Conclusions of 2026"},
        "on": When.parse("2026-06-12"),
        "wording": {"en": "The Committee called upon the Government."},
        "demands": {"kz-2021-1": (1,), "kz-2021-2": ()},
        "points": (inputs.Point("1", {"en": "to register the union"}, {"kz-2021-1": (2,)}),),
        "audience": Audience.PUBLIC,
    }
    return inputs.Finding(**ordinary | given)


def an_urgency(**given: Any) -> inputs.Urgency:
    ordinary: dict[str, Any] = {"where": on_measures(), "on": TODAY, "what": {"en": f"{{{PERSON}}} was taken away."}}
    return inputs.Urgency(**ordinary | given)


def test_a_promise_is_recorded_with_the_day_it_is_due(office: Office) -> None:
    with office.recorded() as events:
        office.workspace.record_position(AIGUL, by(AIGUL), a_position())

    [event] = events
    assert isinstance(event, demand_events.PositionRecorded)
    assert (event.country, event.measures, event.due_on) == ("KZ", (1,), When.parse("2026-12-31"))
    assert event.organ.name is not None
    assert office.text(event.organ.name) == "Ministry of Labour"


@pytest.mark.parametrize(
    ("where", "refusal"),
    [
        (on_measures("kz-2021-1", "kg-2021-1"), SeveralCountries),
        (on_measures("ca-2016-1", measures=(1, 2)), SeveralCountries),
        (inputs.Where(country="KZ"), NothingToPutItTo),
    ],
)
def test_a_position_is_one_governments(small_office: Office, where: inputs.Where, refusal: type[Refused]) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.workspace.record_position(BOTH, by(BOTH), a_position(where=where))

    assert events == []


def test_a_finding_is_recorded_point_by_point(office: Office) -> None:
    with office.recorded() as events:
        office.workspace.record_finding(AIGUL, by(AIGUL), a_finding())

    [event] = events
    assert isinstance(event, finding_events.Recorded)
    assert (event.demands, event.measures) == (("kz-2021-1", "kz-2021-2"), ("kz-2021-1.1",))
    assert [(point.number, point.measures) for point in event.points] == [("1", ("kz-2021-1.2",))]


def test_a_finding_that_may_not_be_public_before_a_day_is_not(office: Office) -> None:
    with office.recorded() as events:
        office.workspace.record_finding(AIGUL, by(AIGUL), a_finding(not_before=date(2026, 12, 1)))
    office.release()

    assert [type(event) for event in events] == [finding_events.Recorded, finding_events.AudienceSet]
    assert office.public() == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"country": "UZ"}, CountryUnknown),
        ({"demands": {"kz-1999-1": ()}}, DemandUnknown),
        ({"demands": {"kz-2021-1": (9,)}}, MeasureUnknown),
        ({"document": {"en": " "}}, NothingWritten),
        ({"wording": {"en": "The case of Dinara Example."}}, NamesInWording),
        ({"points": (inputs.Point("1", {"en": "free Dinara Example"}),)}, NamesInWording),
    ],
)
def test_a_finding_that_cannot_be_kept_is_refused(
    small_office: Office, given: dict[str, Any], refusal: type[Refused]
) -> None:
    with small_office.recorded() as events, pytest.raises(refusal):
        small_office.workspace.record_finding(AIGUL, by(AIGUL), a_finding(**given))

    assert events == []


def test_what_happened_about_a_point_of_a_finding_is_put_to_the_finding(office: Office) -> None:
    finding = UUID(office.workspace.record_finding(AIGUL, by(AIGUL), a_finding()).key)

    with office.recorded() as events:
        office.develop(where=inputs.Where(finding=finding, points=("1",)), direction=Direction.CONTEXT)
    with pytest.raises(PointUnknown):
        office.develop(where=inputs.Where(finding=finding, points=("7",)))

    [event] = events
    assert isinstance(event, finding_events.DevelopmentRecorded)
    with pytest.raises(EntryUnknown):
        office.develop(where=inputs.Where(finding=event.entry_id))
    assert (event.points, event.country) == (("1",), "KZ")


def test_a_letter_its_reminder_and_its_answer_stand_on_every_demand_that_it_put(office: Office) -> None:
    work, where = office.workspace, on_measures("kz-2021-1", "kz-2021-2")
    letter = UUID(work.record_letter(AIGUL, by(AIGUL), a_letter(where=where)).key)

    with office.recorded() as events:
        work.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=letter, on=When.parse("2026-05-10")))
        work.record_answer(AIGUL, by(AIGUL), inputs.Answer(letter=letter, on=When.parse("2026-06-01"), organ=STATE))

    kinds = [type(event) for event in events]
    assert kinds == [demand_events.ReminderSent] * 2 + [demand_events.LetterAnswered] * 2
    assert {getattr(event, "letter", None) for event in events} == {letter}


def test_a_reminder_needs_its_letter(small_office: Office) -> None:
    entry, of_country = small_office.develop(), small_office.develop(where=inputs.Where(country="KZ"))
    unknown = inputs.Reminder(letter=UUID(int=4), on=When.parse("2026-05-10"))

    with small_office.recorded() as events:
        with pytest.raises(EntryUnknown):
            small_office.workspace.record_reminder(AIGUL, by(AIGUL), unknown)
        with pytest.raises(EntryUnknown):
            small_office.workspace.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=of_country, on=unknown.on))
        with pytest.raises(LetterUnknown):
            small_office.workspace.record_reminder(AIGUL, by(AIGUL), inputs.Reminder(letter=entry, on=unknown.on))

    assert events == []


def test_a_case_of_urgency_is_for_the_team_alone_and_ends_with_its_answer(office: Office) -> None:
    case = UUID(office.workspace.raise_urgency(AIGUL, by(AIGUL), an_urgency(told={"en": "The ITUC"})).key)
    answer = inputs.UrgencyAnswer(urgency=case, on=TODAY, what={"en": "Freed."})

    with office.recorded() as events:
        office.workspace.answer_urgency(AIGUL, by(AIGUL), answer)
        with pytest.raises(UrgencyAnsweredAlready):
            office.workspace.answer_urgency(AIGUL, by(AIGUL), answer)

    [event] = events
    assert isinstance(event, demand_events.UrgencyAnswered)
    assert event.urgency == case
    assert str(case) not in {entry.entry_id for entry in office.live(CHINARA)}


def test_what_was_taken_back_has_no_reminder_any_more(small_office: Office) -> None:
    letter = UUID(small_office.workspace.record_letter(AIGUL, by(AIGUL), a_letter()).key)
    small_office.workspace.correct(
        AIGUL, by(AIGUL), letter, a_letter(means="email"), reason={"en": "Means."}, seen=small_office.seen
    )

    with pytest.raises(EntryGone):
        small_office.workspace.record_reminder(
            AIGUL, by(AIGUL), inputs.Reminder(letter=letter, on=When.parse("2026-05-10"))
        )
