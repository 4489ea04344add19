"""A tick sends what is owed and nothing else, says when it cannot, and one account's trouble is nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.accounts.people import Person
from tests.given import a_check, a_demand, a_due_day, a_session, an_entry, an_urgency, on
from tests.reminders.bureau import BEGUN, Bureau
from tracker.accounts.accounts import Accounts
from tracker.accounts.mailing import MailMode
from tracker.accounts.tables import account
from tracker.domain.demand import Demand
from tracker.domain.entry_events import Retraction
from tracker.domain.values import Key
from tracker.outbox.fate import MailState
from tracker.outbox.mails import MailKind
from tracker.outbox.outcome import Answer, Outcome
from tracker.projections.shelves import ReadModelParked
from tracker.reminders.health import Stopped
from tracker.store.engine import writing
from tracker.store.refusals import ClockStopped

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
A_DAY = timedelta(days=1)
LATER, REFUSED = Outcome(Answer.LATER, "smtp_451"), Outcome(Answer.REFUSED, "smtp_550", refuses_address=True)


@pytest.fixture
def demand() -> Demand:
    return a_demand()


@pytest.fixture
def aigul(bureau: Bureau) -> Person:
    return bureau.person("Aigul", "country:KZ")


def states(bureau: Bureau) -> list[tuple[MailKind, MailState]]:
    return [(row.kind, row.state) for row in reversed(bureau.reminders.mails.recent(None, 99))]


def test_a_tick_that_comes_again_changes_nothing(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)

    for minute in range(3):
        bureau.tick(MONDAY + timedelta(minutes=minute))

    assert list(bureau.letterbox.ids().values()) == [1]
    assert bureau.told(aigul) == [(bureau.told(aigul)[0][0], "due", "2026-03-10-14")]


def test_three_nights_down_cost_no_reminder_and_double_none(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    due = a_due_day(demand, "2026-03-06")
    bureau.save(demand)
    bureau.tick(MONDAY)

    went = [bureau.tick(MONDAY + days * A_DAY) for days in (4, 5, 6, 7)]

    assert [len(mails) for mails in went] == [1, 0, 0, 0]
    assert bureau.told(aigul) == [(f"entry:{due}", "due", "2026-03-06-14"), (f"entry:{due}", "due", "2026-03-06-3")]


@pytest.mark.usefixtures("aigul")
def test_what_was_settled_after_its_mail_was_made_is_not_sent(bureau: Bureau, demand: Demand) -> None:
    due = a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    bureau.letterbox.answers = lambda _to: LATER
    bureau.tick(MONDAY)

    bureau.letterbox.answers = lambda _to: Outcome(Answer.TAKEN, "")
    demand.retract(due, Retraction.ERROR, reason=None)
    bureau.save(demand)
    bureau.tick(MONDAY + A_DAY)

    assert bureau.letterbox.taken == []
    assert states(bureau) == [(MailKind.DIGEST, MailState.NEEDLESS)]


def test_a_mail_that_waits_to_be_tried_again_is_held_back_by_a_pause_and_told_after_it(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    due = a_due_day(demand, "2026-03-20")
    bureau.save(demand)
    bureau.letterbox.answers = lambda _to: LATER
    bureau.tick(MONDAY)
    paused = replace(bureau.accounts.mailings.of(aigul.account_id), muted_until=date(2026, 3, 13))
    bureau.accounts.mailings.settle(aigul.account_id, paused)
    bureau.letterbox.answers = lambda _to: Outcome(Answer.TAKEN, "")

    for days in (1, 7, 10):
        bureau.tick(MONDAY + days * A_DAY)
    held_back = list(bureau.letterbox.taken)
    bureau.tick(MONDAY + 11 * A_DAY)

    assert held_back == []
    assert bureau.told(aigul) == [(f"entry:{due}", "due", "2026-03-20-14")]


def test_a_danger_is_told_in_a_pause_and_nothing_with_it(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    paused = replace(bureau.accounts.mailings.of(aigul.account_id), muted_until=date(2026, 3, 13))
    bureau.accounts.mailings.settle(aigul.account_id, paused)
    a_due_day(demand, "2026-03-04")
    bureau.save(demand)
    bureau.tick(MONDAY)
    before = list(bureau.letterbox.taken)

    danger = an_urgency(demand, "2026-03-02")
    bureau.save(demand)
    bureau.tick(MONDAY + timedelta(hours=1))

    assert before == []
    assert bureau.told(aigul) == [(f"entry:{danger}", "danger", "2026-03-02+0")]


def test_what_a_mail_could_not_tell_is_told_by_the_next(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    due = a_due_day(demand, "2026-03-20")
    bureau.save(demand)
    bureau.letterbox.answers = lambda _to: Outcome(Answer.REFUSED, "smtp_554")
    bureau.tick(MONDAY)
    before = bureau.told(aigul)

    bureau.letterbox.answers = lambda _to: Outcome(Answer.TAKEN, "")
    for days in (1, 7):
        bureau.tick(MONDAY + days * A_DAY)

    assert before == []
    assert bureau.told(aigul) == [(f"entry:{due}", "due", "2026-03-20-14")]
    assert states(bureau) == [(MailKind.DIGEST, MailState.FAILED), (MailKind.DIGEST, MailState.SENT)]


@pytest.mark.usefixtures("aigul")
def test_an_urgent_mail_that_failed_is_made_again_a_day_later(bureau: Bureau, demand: Demand) -> None:
    bureau.tick(MONDAY)
    an_urgency(demand, "2026-03-03")
    bureau.clock.at = MONDAY + A_DAY
    bureau.save(demand)
    bureau.letterbox.answers = lambda _to: Outcome(Answer.REFUSED, "smtp_554")
    for minutes in range(3):
        bureau.tick(MONDAY + A_DAY + timedelta(minutes=minutes))
    at_once = len(states(bureau))

    bureau.tick(MONDAY + A_DAY + timedelta(hours=23))
    bureau.tick(MONDAY + 2 * A_DAY + timedelta(minutes=5))

    assert (at_once, states(bureau)) == (1, [(MailKind.URGENT, MailState.FAILED)] * 2)


def test_who_refuses_mail_is_sent_none_any_more(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    bureau.letterbox.answers = lambda _to: REFUSED
    bureau.tick(MONDAY)

    bureau.tick(MONDAY + 7 * A_DAY)

    assert bureau.accounts.mailings.of(aigul.account_id).bounced_on == MONDAY.date()
    assert states(bureau) == [(MailKind.DIGEST, MailState.FAILED)]


def test_one_account_in_trouble_stops_nobody_else(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    bolot = bureau.person("Bolot", "country:KZ")
    with writing(bureau.record.engine) as connection:
        connection.execute(update(account).where(account.c.id == aigul.account_id).values(email=b"broken"))
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)

    bureau.tick(MONDAY)

    assert [to for to, _ in bureau.letterbox.taken] == ["bolot@example.org"]
    assert (bureau.reminders.health().troubled, bureau.reminders.health().is_well) == (1, False)
    assert bureau.told(bolot)


@pytest.mark.usefixtures("aigul")
def test_an_address_that_fails_stops_nobody_else(bureau: Bureau, demand: Demand) -> None:
    bureau.person("Bolot", "country:KZ")
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    bureau.letterbox.answers = lambda to: LATER if to.startswith("aigul") else Outcome(Answer.TAKEN, "")

    bureau.tick(MONDAY)

    assert [to for to, _ in bureau.letterbox.taken] == ["bolot@example.org"]
    assert bureau.reminders.health(MONDAY + timedelta(hours=1)).backlog == 1


def test_who_wants_no_mail_or_is_frozen_is_sent_none(bureau: Bureau, demand: Demand) -> None:
    quiet = bureau.person("Aigul", "country:KZ", mode=MailMode.NONE)
    frozen = bureau.person("Bolot", "country:KZ")
    bureau.accounts.governing.freeze(bureau.accounts.account(frozen.account_id).who, frozen.account_id)
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)

    bureau.tick(MONDAY)

    assert (states(bureau), bureau.told(quiet), bureau.told(frozen)) == ([], [], [])


def test_an_occasion_that_moves_after_it_was_told_is_told_once_more(bureau: Bureau, aigul: Person) -> None:
    session = a_session("2026-03-20", key=Key("ilc-114"))
    bureau.save(session)
    bureau.tick(MONDAY)
    session.move(on("2026-04-20"), provisional=False, citation=None)
    bureau.save(session)

    for weeks in (1, 2, 3):
        bureau.tick(MONDAY + weeks * 7 * A_DAY)

    moved = [key for key in bureau.told(aigul) if key[1] == "moved"]
    assert moved == [("occasion:ilc-114", "moved", "2026-03-20>2026-04-20@2026-03-02")]


def test_a_future_day_is_noted_once_and_not_each_week(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    a_due_day(demand, "2026-12-31")
    bureau.save(demand)

    for weeks in range(10):
        bureau.tick(MONDAY + weeks * 7 * A_DAY)

    assert [rung for _, _, rung in bureau.told(aigul)] == ["2026-12-31:noted"]


def test_nobody_is_told_of_a_danger_that_they_raised_themselves(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    bolot = bureau.person("Bolot", "country:KZ")
    bureau.tick(MONDAY)
    an_urgency(demand, "2026-03-02")
    bureau.save(demand, by=aigul.account_id)

    bureau.tick(MONDAY.replace(hour=23))

    assert (bureau.told(aigul), [kind for _, kind, _ in bureau.told(bolot)]) == ([], ["danger"])


def test_a_clock_gone_wrong_stops_mails_until_it_is_right(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    steady = bureau.record.clock.steady()
    bureau.record.clock.steady = lambda: steady  # type: ignore[method-assign]

    bureau.tick(MONDAY + 365 * A_DAY)
    stopped = bureau.reminders.health().stopped
    bureau.tick(BEGUN + timedelta(minutes=30))
    bureau.record.clock.steady = lambda: steady + int((MONDAY - BEGUN).total_seconds()) * 10**6  # type: ignore[method-assign]
    bureau.tick(MONDAY)

    assert (stopped, bureau.reminders.health().stopped) == (Stopped.CLOCK, None)
    assert [rung for _, _, rung in bureau.told(aigul)] == ["2026-03-10-14"]


@pytest.mark.parametrize("jump", [timedelta(days=30), timedelta(days=365)])
def test_a_machine_that_woke_in_another_time_doubles_nothing_and_goes_on(
    bureau: Bureau, demand: Demand, aigul: Person, jump: timedelta
) -> None:
    dues = [a_due_day(demand, f"2026-{month:02}-20") for month in range(4, 12)]
    bureau.save(demand)
    bureau.tick(MONDAY)
    bureau.tick(MONDAY + jump, bureau.started())

    for days in range(1, 300):
        bureau.tick(MONDAY + days * A_DAY)

    told = bureau.told(aigul)
    assert len(told) == len(set(told))
    assert {thing for thing, kind, _ in told if kind in {"due", "overdue"}} == {f"entry:{due}" for due in dues}
    assert set(bureau.letterbox.ids().values()) == {1}


def test_a_clock_that_ran_a_year_ahead_for_a_while_holds_up_no_mail_once_it_is_right(
    quick_bureau: Bureau, demand: Demand
) -> None:
    aigul = quick_bureau.person("Aigul", "country:KZ")
    due = a_due_day(demand, "2026-03-30")
    quick_bureau.save(demand)
    for minutes in range(2):
        quick_bureau.tick(MONDAY + 371 * A_DAY + timedelta(minutes=minutes))

    weeks = [quick_bureau.tick(MONDAY + days * A_DAY) for days in (0, 7, 14)]

    assert [[one.mail.slot for one in went] for went in weeks] == [[], ["2026-03-09"], ["2026-03-16"]]
    assert (f"entry:{due}", "due", "2026-03-30-14") in quick_bureau.told(aigul)


def test_a_mail_that_waits_since_the_clock_ran_ahead_holds_nothing_up_once_it_is_right(
    quick_bureau: Bureau, demand: Demand
) -> None:
    aigul = quick_bureau.person("Aigul", "country:KZ")
    a_due_day(demand, "2026-04-10")
    quick_bureau.save(demand)
    quick_bureau.letterbox.answers = lambda _to: LATER
    quick_bureau.tick(MONDAY + 35 * A_DAY)
    quick_bureau.letterbox.answers = lambda _to: Outcome(Answer.TAKEN, "")

    for days in (0, 21):
        quick_bureau.tick(MONDAY + days * A_DAY)

    assert [rung for _, _, rung in quick_bureau.told(aigul)] == ["2026-04-10-14"]
    assert quick_bureau.letterbox.ids().total() == 1


def test_what_is_done_daily_is_done_once_a_day_and_its_failure_stops_no_mail(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    done: list[date] = []
    reminders = bureau.started(daily=[lambda _day: 1 // 0, done.append])
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)

    for hours in (0, 1, 24):
        bureau.tick(MONDAY + timedelta(hours=hours), reminders)

    assert done == [MONDAY.date(), MONDAY.date() + A_DAY]
    assert len(bureau.told(aigul)) == 1


@pytest.mark.parametrize(
    ("wrong", "stopped"),
    [
        (ClockStopped(drift=7_200_000_000, behind=0), Stopped.CLOCK),
        (ReadModelParked(["entries"]), Stopped.PARKED),
    ],
)
def test_what_keeps_mails_from_going_is_said(bureau: Bureau, wrong: Exception, stopped: Stopped) -> None:
    def fail(_day: date) -> None:
        raise wrong

    reminders = bureau.started(daily=[fail])

    assert bureau.tick(MONDAY, reminders) == []
    assert reminders.health(MONDAY).stopped is stopped
    assert not reminders.health(MONDAY).is_well


@pytest.mark.usefixtures("aigul")
def test_without_the_working_key_nothing_goes_and_it_is_said(bureau: Bureau, demand: Demand) -> None:
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)
    bureau.reminders._recipients.accounts = Accounts(bureau.record.engine, None, bureau.clock)  # noqa: SLF001

    bureau.tick(MONDAY)

    assert bureau.reminders.health().stopped is Stopped.LOCKED
    assert bureau.letterbox.taken == []


def test_the_coming_mails_of_an_account_are_those_that_then_go(bureau: Bureau, demand: Demand, aigul: Person) -> None:
    for day in ("2026-03-10", "2026-03-30", "2026-05-01"):
        a_due_day(demand, day)
    bureau.save(demand)
    bureau.clock.at = MONDAY - A_DAY
    foreseen = [
        (one.on, frozenset(owed.key for owed in one.owed)) for one in bureau.reminders.upcoming(aigul.account_id)
    ]

    for days in range(-1, 30):
        bureau.tick(MONDAY + days * A_DAY)

    rows = reversed(bureau.reminders.mails.recent(aigul.account_id, 99))
    ledger = bureau.reminders.ledger
    went = [(row.made_at.date(), frozenset(line.rung.key for line in ledger.of_mail(row.mail_id))) for row in rows]
    assert foreseen == went
    assert len(went) > 3


def test_a_dry_run_says_who_would_get_what_on_a_day_and_writes_nothing(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    bureau.person("Bolot", "country:KG")
    due = a_due_day(demand, "2026-05-01")
    bureau.save(demand)
    bureau.clock.at = MONDAY

    found = bureau.reminders.dry_run(date(2026, 4, 13))

    assert [(one.recipient.account.nickname, one.on, one.kind, one.why) for one in found] == [
        ("Aigul", date(2026, 4, 13), MailKind.DIGEST, "digest_day")
    ]
    assert [one.key for one in found[0].owed] == [(f"entry:{due}", "due", "2026-05-01-14")]
    assert (bureau.lines(aigul), states(bureau)) == ([], [])


@pytest.mark.usefixtures("aigul")
def test_a_mail_in_quiet_mode_names_nothing(bureau: Bureau, demand: Demand) -> None:
    a_due_day(demand, "2026-03-10")
    bureau.save(demand)

    bureau.tick(MONDAY)

    [(_, content)] = bureau.letterbox.taken
    assert b"https://pages.example.net/go/" in content
    assert not [word for word in (b"kz-2021", b"Kazakhstan", b"Aigul", b"tracker") if word in content]


def test_a_demand_that_somebody_looked_at_meanwhile_is_stale_no_longer(
    bureau: Bureau, demand: Demand, aigul: Person
) -> None:
    a_check(demand, BEGUN.date(), **an_entry())
    bureau.save(demand)
    late = BEGUN + 200 * A_DAY
    before = bureau.reminders.owed_to(aigul.account_id, late)
    bureau.clock.at = BEGUN + 100 * A_DAY
    a_check(demand, bureau.clock.at.date())
    bureau.save(demand)

    assert [one.thing for one in before] == ["stale:kz-2021-1"]
    assert bureau.reminders.owed_to(aigul.account_id, late) == []


def test_a_tick_that_fails_in_a_way_that_nobody_foresaw_is_said_and_the_next_goes_on(
    quick_bureau: Bureau, caplog: pytest.LogCaptureFixture
) -> None:
    whose = account.c.id == quick_bureau.person("Aigul").account_id
    health = []

    for made_at in (-(10**17), 0):  # long before there were days, and after
        with writing(quick_bureau.record.engine) as connection:
            connection.execute(update(account).where(whose).values(made_at=made_at))
        quick_bureau.tick(MONDAY)
        health.append(quick_bureau.reminders.health(MONDAY).stopped)

    assert health == [Stopped.FAILED, None]
    assert [record.message for record in caplog.records] == ["a tick failed"]
