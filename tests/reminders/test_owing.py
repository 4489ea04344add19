"""What an account is owed follows from its situation and the day: to whom, from when, and until when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.reminders.situations import (
    AIGUL,
    COORDINATOR,
    SECOND_PERSON,
    a_situation,
    a_thing,
    a_watched,
    kinds,
    news,
    only,
    owed,
)
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owing import SOURCES, owed_in
from tracker.reminders.situation import Agreement, Own

DUE = date(2027, 5, 20)
OTHER = Who(AIGUL, frozenset({Code("KG")}))
A_DAY = timedelta(days=1)


def test_every_kind_of_reminder_is_scheduled() -> None:
    assert set(SOURCES) == set(ReminderKind)


@pytest.mark.parametrize(
    ("day", "kind", "rung"),
    [
        (date(2027, 5, 6), ReminderKind.DUE, "2027-05-20-14"),
        (date(2027, 5, 17), ReminderKind.DUE, "2027-05-20-3"),
        (date(2027, 5, 22), ReminderKind.DUE, "2027-05-20-3"),
        (date(2027, 5, 27), ReminderKind.OVERDUE, "2027-05-20+7"),
        (date(2027, 6, 19), ReminderKind.OVERDUE, "2027-05-20+30"),
        (date(2027, 7, 19), ReminderKind.OVERDUE, "2027-05-20+60"),
    ],
)
def test_what_falls_due_is_told_before_and_after_its_day(day: date, kind: ReminderKind, rung: str) -> None:
    situation = a_situation(falling_due=[a_thing(day=DUE)], made_on=DUE)

    assert owed(situation, day) == [(kind, rung)]
    assert only(situation, day).is_urgent is (rung == "2027-05-20-3")


def test_what_falls_due_in_a_country_of_others_is_theirs() -> None:
    assert not kinds(a_situation(OTHER, falling_due=[a_thing(day=DUE)]), DUE)


def test_a_day_that_somebody_set_is_not_told_to_them_while_it_is_their_deed_of_the_day() -> None:
    situation = a_situation(falling_due=[a_thing(day=DUE, by=AIGUL, since=DUE - 5 * A_DAY)])

    told = [bool(kinds(situation, DUE - days * A_DAY)) for days in (5, 4, 3)]

    assert told == [False, False, True]


def test_a_day_to_come_that_somebody_else_recorded_is_noted_once() -> None:
    situation = a_situation(falling_due=[a_thing(day=DUE, since=date(2027, 1, 10))])

    rungs = {rung for days in range(100) for _, rung in owed(situation, date(2027, 1, 10) + days * A_DAY)}

    assert rungs == {"2027-05-20:noted"}


def test_a_day_to_come_is_not_noted_by_who_recorded_it_nor_by_who_came_later() -> None:
    its_own = a_situation(falling_due=[a_thing(day=DUE, by=AIGUL)])
    newcomer = a_situation(falling_due=[a_thing(day=DUE)], made_on=date(2027, 1, 1))

    assert not kinds(its_own, date(2027, 2, 1))
    assert not kinds(newcomer, date(2027, 2, 1))


def test_a_danger_is_told_at_once_and_again_until_it_is_answered() -> None:
    raised = date(2027, 3, 1)
    situation = a_situation(dangers=[a_thing(day=raised, since=raised)])

    rungs = [only(situation, raised + days * A_DAY) for days in (0, 1, 3, 7, 14)]

    assert [one.rung[10:] for one in rungs] == ["+0", "+1", "+3", "+7", "+14"]
    assert [one.is_urgent for one in rungs] == [True, True, True, False, False]


def test_a_danger_is_not_told_to_who_has_just_raised_it() -> None:
    raised = date(2027, 3, 1)
    situation = a_situation(dangers=[a_thing(day=raised, since=raised, by=AIGUL)])

    assert not kinds(situation, raised)
    assert kinds(situation, raised + 3 * A_DAY) == {ReminderKind.DANGER}


def test_a_proposal_waits_for_who_may_confirm_but_never_for_its_proposer() -> None:
    since = date(2027, 3, 1)
    mine, others = a_thing("e1", day=since, by=AIGUL), a_thing("e2", day=since)

    assert not kinds(a_situation(COORDINATOR, proposals=[mine, others]), since)
    [one] = owed_in(a_situation(replace(COORDINATOR, may_confirm=True), proposals=[mine, others]), since)
    assert (one.kind, one.entry_id) == (ReminderKind.CONFIRM, "e2")


def test_a_proposal_of_another_country_waits_a_week_for_its_own_people() -> None:
    since = date(2027, 3, 1)
    situation = a_situation(SECOND_PERSON, proposals=[a_thing(day=since)])

    assert [bool(kinds(situation, since + days * A_DAY)) for days in (0, 6, 7)] == [False, False, True]


def test_what_was_sent_back_is_told_to_its_proposer() -> None:
    since = date(2027, 3, 1)

    assert owed(a_situation(returned=(a_thing(day=since, by=AIGUL),)), since) == [
        (ReminderKind.RETURNED, "2027-03-01+0")
    ]


def test_a_letter_is_told_of_once_it_has_waited_sixty_days() -> None:
    sent = date(2027, 1, 1)
    situation = a_situation(letters=[a_thing(day=sent)])

    assert [bool(kinds(situation, sent + days * A_DAY)) for days in (59, 60)] == [False, True]


def test_an_opening_is_told_a_week_before() -> None:
    opens = date(2027, 5, 20)
    situation = a_situation(openings=[a_thing(day=opens)])

    assert [bool(kinds(situation, opens - days * A_DAY)) for days in (8, 7)] == [False, True]


def test_a_demand_is_stale_from_the_day_after_its_period_and_told_every_thirty_days() -> None:
    looked = date(2026, 6, 1)
    situation = a_situation(watched=[a_watched(looked_on=looked)])
    stale = looked + 181 * A_DAY

    rungs = [rung for days in (-1, 0, 29, 30) for _, rung in owed(situation, stale + days * A_DAY)]

    assert rungs == ["2026-11-29+0", "2026-11-29+0", "2026-11-29+30"]


def test_news_asks_for_another_look_but_not_of_who_has_just_brought_it() -> None:
    came = date(2026, 7, 1)
    told = a_situation(watched=[a_watched(news=news(came))])
    mine = a_situation(watched=[a_watched(news=news(came, by=AIGUL))])

    assert kinds(told, came) == {ReminderKind.REASSESS}
    assert [bool(kinds(mine, came + days * A_DAY)) for days in (0, 1, 2)] == [False, False, True]


def test_a_day_of_ones_own_is_urgent_on_its_day_and_stands_in_the_place_of_the_rule() -> None:
    chosen = DUE - 5 * A_DAY
    its = Own("7", chosen, "entry:e1")
    situation = a_situation(falling_due=[a_thing("e1", day=DUE)], own=(its,))

    days = [chosen - A_DAY, chosen, DUE - 3 * A_DAY]

    assert [kinds(situation, day) for day in days] == [
        set(),
        {ReminderKind.OWN},
        {ReminderKind.OWN, ReminderKind.DUE},
    ]


def test_a_danger_is_not_put_off_by_a_day_of_ones_own_or_a_snooze() -> None:
    raised = date(2027, 3, 1)
    its = Own("7", raised + 30 * A_DAY, "entry:e1")
    put_off = a_situation(dangers=[a_thing("e1", day=raised)], own=(its,), snoozed={"entry:e1": raised + A_DAY})

    assert kinds(put_off, raised) == {ReminderKind.DANGER}


def test_what_is_snoozed_comes_back_on_its_day() -> None:
    situation = a_situation(falling_due=[a_thing("e1", day=DUE)], snoozed={"entry:e1": DUE + A_DAY})

    assert [bool(kinds(situation, DUE + days * A_DAY)) for days in (0, 1)] == [False, True]


@pytest.mark.parametrize("what", ["entry:e1", "kind:due", "country:KZ"])
def test_what_is_muted_is_left_out(what: str) -> None:
    muted = a_situation(falling_due=[a_thing("e1", day=DUE)], muted=frozenset({what}))
    bystander = a_situation(
        falling_due=[a_thing("e2", day=DUE, countries=("KZ", "KG"))], muted=frozenset({"country:KZ"})
    )

    assert not kinds(muted, DUE)
    assert kinds(bystander, DUE) == {ReminderKind.DUE}


@pytest.mark.parametrize("what", ["entry:e1", "kind:danger", "country:KZ"])
def test_a_danger_is_muted_by_nothing(what: str) -> None:
    muted = a_situation(dangers=[a_thing("e1", day=DUE)], muted=frozenset({what}))

    assert kinds(muted, DUE) == {ReminderKind.DANGER}


def test_what_is_urgent_stands_first() -> None:
    situation = a_situation(
        falling_due=[a_thing("e1", day=DUE - 20 * A_DAY), a_thing("e2", day=DUE)], watched=[a_watched()]
    )

    assert next(iter(owed_in(situation, DUE - 2 * A_DAY))).kind is ReminderKind.DUE


@pytest.mark.parametrize(
    ("days", "rungs"),
    [(-31, []), (-30, ["2027-05-20-30"]), (-7, ["2027-05-20-7"]), (0, ["2027-05-20-7"]), (1, ["2027-05-20+1"])],
)
def test_the_end_of_an_agreement_is_told_a_month_and_a_week_before_and_once_it_is_over(
    days: int, rungs: list[str]
) -> None:
    situation = a_situation(agreements=[Agreement("p-7kq2m4xa", "KZ", DUE)])

    assert [(one.kind, one.thing, one.rung) for one in owed_in(situation, DUE + days * A_DAY, 0)] == [
        (ReminderKind.NAMING, "person:p-7kq2m4xa", rung) for rung in rungs
    ]


def test_nobody_but_the_team_is_told_of_an_agreement() -> None:
    agreement = Agreement("p-7kq2m4xa", "KZ", DUE)

    assert [kinds(a_situation(who, agreements=[agreement]), DUE) for who in (OTHER, SECOND_PERSON)] == [set(), set()]
