"""What the record says reaches the situations of those whom it concerns, and of nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.accounts.people import Person
from tests.given import (
    a_confirmed,
    a_demand,
    a_development,
    a_due_day,
    a_letter,
    a_position,
    a_reminder,
    a_session,
    a_step,
    an_answer,
    an_assessment,
    an_entry,
    an_urgency,
    on,
    words,
)
from tests.reminders.bureau import BEGUN, Bureau
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Position
from tracker.domain.entry_events import Retraction
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Key
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed

A_DAY = timedelta(days=1)
SOON = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def demand() -> Demand:
    """A demand of Kazakhstan that somebody looked at when it was recorded."""
    return a_demand(measures=2)


@pytest.fixture
def aigul(bureau: Bureau) -> Person:
    return bureau.person("Aigul", "country:KZ")


def owed(bureau: Bureau, person: Person, now: datetime = SOON) -> list[Owed]:
    bystander = bureau.reminders.owed_to(person.account_id, now)
    return [one for one in bystander if one.kind is not ReminderKind.STALE]


def kinds(bureau: Bureau, person: Person, now: datetime = SOON) -> list[ReminderKind]:
    return [one.kind for one in owed(bureau, person, now)]


def test_what_falls_due_is_told_to_the_team_until_it_is_settled(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    step, term = a_step(demand, "2026-03-10"), a_due_day(demand, "2026-03-05")
    promise = a_position(demand, Position.PROMISE, "2026-01-01", due_on=on("2026-03-08"))
    bureau.save(demand)
    before = owed(bureau, aigul)

    demand.do_next_step(step, **an_entry(), on=SOON.date())
    demand.retract(term, Retraction.ERROR, reason=None)
    bureau.save(demand)

    assert [one.entry_id for one in before] == [str(term), str(promise), str(step)]
    assert [one.due_on for one in before] == [date(2026, 3, 5), date(2026, 3, 8), date(2026, 3, 10)]
    assert [one.entry_id for one in owed(bureau, aigul)] == [str(promise)]


def test_a_day_that_was_moved_has_rungs_of_its_own_and_is_not_news_to_who_moved_it(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    due = a_due_day(demand, "2026-02-25")
    bureau.save(demand)
    bureau.clock.at = SOON
    demand.move_due_day(due, on("2026-03-12"), reason=words("asked for"))
    bureau.save(demand, by=aigul.account_id)

    bolot = bureau.person("Bolot", "country:KZ")

    assert [one.rung for one in owed(bureau, bolot)] == ["2026-03-12-14"]
    assert kinds(bureau, aigul) == []
    assert [one.rung for one in owed(bureau, aigul, SOON + 2 * A_DAY)] == ["2026-03-12-14"]


def test_a_danger_is_told_to_the_team_until_it_is_answered(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    danger = an_urgency(demand, "2026-03-01", audience=Audience.COUNTRY_TEAM)
    bureau.clock.at = SOON
    bureau.save(demand)
    bolot = bureau.person("Bolot", "country:KG")
    before = kinds(bureau, aigul), kinds(bureau, bolot)

    demand.answer_urgency(danger, **an_entry(), on=SOON.date())
    bureau.save(demand)

    assert before == ([ReminderKind.DANGER], [])
    assert ReminderKind.DANGER not in kinds(bureau, aigul)


def test_a_proposal_is_told_to_a_second_person_and_once_returned_to_its_proposer(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    proposal = an_assessment(demand)
    bureau.save(demand, by=aigul.account_id)
    bolot = bureau.person("Bolot", "country:KZ", "may_confirm")
    before = kinds(bureau, aigul), kinds(bureau, bolot)

    demand.return_(proposal, notes=None)
    bureau.clock.at = SOON
    bureau.save(demand, by=bolot.account_id)

    assert before == ([], [ReminderKind.CONFIRM])
    assert [(one.kind, one.rung) for one in owed(bureau, aigul)] == [(ReminderKind.RETURNED, "2026-03-01+0")]
    assert kinds(bureau, bolot) == []


def test_news_after_a_letter_asks_for_another_look_since_it_was_recorded(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    a_confirmed(demand, Letter.NOT_MET, "2025-01-01")
    a_development(demand, "2025-02-01", measures=(2,))
    bureau.save(demand)
    before = kinds(bureau, aigul)
    bureau.clock.at = SOON - 5 * A_DAY
    a_development(demand, "2025-06-01")
    bureau.save(demand)

    assert before == []
    assert [(one.thing, one.rung) for one in owed(bureau, aigul)] == [("reassess:kz-2021-1", "2026-02-24+0")]


def test_a_letter_waits_from_the_last_time_that_it_was_recalled(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    answered, recalled, silent = (a_letter(demand, "2025-12-01") for _ in range(3))
    an_answer(demand, answered, "2025-12-20")
    a_reminder(demand, recalled, "2026-01-01")
    bureau.save(demand)

    found = owed(bureau, aigul, datetime(2026, 2, 1, tzinfo=UTC))

    assert [(one.kind, one.entry_id, one.rung) for one in found] == [
        (ReminderKind.UNANSWERED, str(silent), "2025-12-01+60")
    ]


def test_an_entry_with_a_day_to_open_on_is_told_of_until_it_is_confirmed(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    entry = a_development(demand, audience=Audience.PUBLIC, not_before=date(2026, 3, 5))
    bureau.save(demand)
    before = kinds(bureau, aigul)

    bureau.clock.at = SOON
    demand.confirm_opening(entry)
    bureau.save(demand)

    assert (before, kinds(bureau, aigul)) == ([ReminderKind.OPENING], [])


def test_who_moved_an_occasion_is_known(bureau: Bureau, aigul: Person) -> None:
    session = a_session("2026-03-20", key=Key("ilc-114"))
    bureau.save(session)
    bolot = bureau.person("Bolot", "country:KZ")
    bureau.tick(datetime(2026, 2, 23, 10, tzinfo=UTC))
    session.move(on("2026-03-27"), provisional=False, citation=None)
    bureau.save(session, by=aigul.account_id)

    told = [[(one.kind, one.was) for one in owed(bureau, who) if one.was] for who in (aigul, bolot)]

    assert told == [[], [(ReminderKind.MOVED, "2026-03-20")]]


def test_what_is_confidential_is_owed_to_who_may_see_it(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    due = a_due_day(demand, "2026-03-05", audience=Audience.CONFIDENTIAL)
    bureau.save(demand, by=aigul.account_id)
    bolot, chinara = (bureau.person(name, "country:KZ") for name in ("Bolot", "Chinara"))
    bureau.accounts.opened.put(aigul.account_id, due, chinara.account_id)

    assert [bool(kinds(bureau, who)) for who in (aigul, bolot, chinara)] == [True, False, True]


def test_a_demand_goes_stale_by_its_last_look_and_its_period(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    a_development(demand, "2025-12-01")
    bureau.save(demand)

    found = bureau.reminders.owed_to(aigul.account_id, BEGUN + 181 * A_DAY)

    assert [(one.kind, one.thing, one.rung_on, one.since) for one in found] == [
        (ReminderKind.STALE, "stale:kz-2021-1", date(2026, 7, 1), date(2026, 1, 1))
    ]
