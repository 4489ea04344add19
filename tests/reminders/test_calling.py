"""Occasions call whom they concern, say what their day asks for, and tell once that they moved or are off."""

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
    an_occasion,
    kinds,
    known,
    news,
    only,
    owed,
)
from tracker.domain.calendar import OccasionState
from tracker.domain.days import When
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owing import owed_in
from tracker.reminders.situation import Told

FIRST = date(2027, 6, 7)
A_DAY = timedelta(days=1)
OF_IT = Told("occasion", "2027-06-07/30")


@pytest.mark.parametrize(("days", "rung"), [(120, "2027-06-07/120"), (59, "2027-06-07/60"), (0, "2027-06-07/7")])
def test_a_session_is_told_of_in_four_steps(days: int, rung: str) -> None:
    situation = a_situation(occasions=[known(an_occasion(FIRST))])

    assert owed(situation, FIRST - days * A_DAY) == [(ReminderKind.OCCASION, rung)]
    assert not kinds(situation, FIRST - 121 * A_DAY)


@pytest.mark.parametrize(("days", "step", "at_once"), [(30, 30, False), (7, 7, False), (4, 7, False), (3, 3, True)])
def test_the_discussion_of_a_case_waits_for_no_digest_three_days_before(days: int, step: int, at_once: bool) -> None:  # noqa: FBT001
    case = an_occasion(FIRST, kind="cas_case", countries=("KZ",))

    told = only(a_situation(occasions=[known(case)]), FIRST - days * A_DAY)

    assert (told.rung, told.is_urgent) == (f"2027-06-07/{step}", at_once)


def test_a_session_that_has_begun_is_told_of_until_it_ends() -> None:
    situation = a_situation(occasions=[known(an_occasion(FIRST, FIRST + 11 * A_DAY))])

    assert [bool(kinds(situation, FIRST + days * A_DAY)) for days in (11, 12)] == [True, False]


def test_an_occasion_is_told_to_whom_it_concerns() -> None:
    of_all, of_kyrgyzstan = an_occasion(FIRST), an_occasion(FIRST, countries=("KG",))
    whom = [COORDINATOR, Who(AIGUL, frozenset({Code("KG")})), SECOND_PERSON, Who(AIGUL, is_admin=True), Who(AIGUL)]

    told = [
        [bool(kinds(a_situation(who, occasions=[known(one)]), FIRST)) for who in whom]
        for one in (of_all, of_kyrgyzstan)
    ]

    assert told == [[True, True, True, False, False], [False, True, False, False, False]]


def test_an_anniversary_of_the_leap_day_comes_each_year() -> None:
    leap = an_occasion(date(2024, 2, 29), kind="anniversary", recurs_annually=True, on=When.on(date(2024, 2, 29)))
    situation = a_situation(occasions=[known(leap)])

    rungs = {rung for days in range(2 * 366) for _, rung in owed(situation, date(2027, 1, 1) + days * A_DAY)}

    assert {rung.split("/")[0] for rung in rungs} == {"2027-02-28", "2028-02-29", "2029-02-28"}


def test_a_month_that_comes_round_is_told_of_once_before_it_begins() -> None:
    harvest = an_occasion(kind="anniversary", recurs_annually=True, on=When.parse("2026-09"))
    situation, first = a_situation(occasions=[known(harvest)]), date(2027, 9, 1)

    told = {days: owed(situation, first + days * A_DAY) for days in (-31, -30, -7, 0, 29, 30)}

    once = [(ReminderKind.OCCASION, "2027-09-01/30")]
    assert told == {-31: [], -30: once, -7: once, 0: once, 29: once, 30: []}


def test_an_occasion_is_told_with_its_days_as_exactly_as_they_are_known() -> None:
    june = an_occasion(on=When.parse("2027-06"))
    session = a_situation(
        occasions=[known(june, an_occasion(FIRST))], told_of={"ilc-115": Told("occasion", "2027-06-01/60")}
    )

    [month] = owed_in(a_situation(occasions=[known(june)]), FIRST - 10 * A_DAY)
    [moved] = [one for one in owed_in(session, FIRST - 10 * A_DAY) if one.kind is ReminderKind.MOVED]

    assert (month.days, month.due_on) == (When.parse("2027-06"), date(2027, 6, 1))
    assert (moved.were, moved.days) == (When.parse("2027-06"), When.between(FIRST, FIRST))


def test_an_occasion_asks_for_what_will_be_stale_what_is_promised_and_what_has_news() -> None:
    fresh, soon, later = (
        a_watched("kz-2021-1", looked_on=FIRST - 30 * A_DAY),
        a_watched("kz-2021-2", looked_on=FIRST - 181 * A_DAY),
        a_watched("kz-2021-3", looked_on=FIRST - 30 * A_DAY, news=news(FIRST - 50 * A_DAY)),
    )
    due = [a_thing("e1", day=FIRST), a_thing("e2", day=FIRST + A_DAY)]
    situation = a_situation(occasions=[known(an_occasion(FIRST))], watched=[fresh, soon, later], falling_due=due)

    [session] = [one for one in owed_in(situation, FIRST - 20 * A_DAY) if one.kind is ReminderKind.OCCASION]

    assert [(one.kind, one.thing) for one in session.asks] == [
        (ReminderKind.STALE, "stale:kz-2021-2"),
        (ReminderKind.REASSESS, "reassess:kz-2021-3"),
        (ReminderKind.DUE, "entry:e1"),
    ]


def test_a_yearly_day_asks_for_what_it_names_alone() -> None:
    day = an_occasion(FIRST, kind="anniversary", recurs_annually=True, demands=("kz-2021-2",))
    old = [a_watched(f"kz-2021-{number}", looked_on=date(2020, 1, 1)) for number in (1, 2)]

    [told] = [
        one
        for one in owed_in(a_situation(occasions=[known(day)], watched=old), FIRST - 7 * A_DAY)
        if one.kind is ReminderKind.OCCASION
    ]

    assert [one.thing for one in told.asks] == ["stale:kz-2021-2"]


def test_an_occasion_that_was_moved_after_it_was_told_says_so_once() -> None:
    moved = known(an_occasion(FIRST), an_occasion(FIRST + 7 * A_DAY))
    told, after = Told("occasion", "2027-06-07/120"), Told("moved", "2027-06-07>2027-06-14@2026-04-01")
    day = FIRST - 100 * A_DAY

    first = [one for one in owed_in(a_situation(occasions=[moved], told_of={"ilc-115": told}), day) if one.was]

    assert [(one.kind, one.was, one.due_on, one.rung) for one in first] == [
        (ReminderKind.MOVED, "2027-06-07", date(2027, 6, 14), after.rung)
    ]
    assert ReminderKind.MOVED not in kinds(a_situation(occasions=[moved], told_of={"ilc-115": after}), day)


def test_an_occasion_that_moved_there_and_back_before_anybody_was_told_is_no_news() -> None:
    back = known(an_occasion(FIRST), an_occasion(FIRST + 7 * A_DAY), an_occasion(FIRST))

    assert ReminderKind.MOVED not in kinds(a_situation(occasions=[back], told_of={"ilc-115": OF_IT}), FIRST - 9 * A_DAY)


def test_an_occasion_that_nobody_was_told_of_is_not_told_as_moved_or_cancelled() -> None:
    moved = known(an_occasion(FIRST), an_occasion(FIRST + 7 * A_DAY))
    off = known(an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED))

    assert [kinds(a_situation(occasions=[one]), FIRST - 200 * A_DAY) for one in (moved, off)] == [set(), set()]


def test_a_yearly_day_is_not_moved_by_the_years() -> None:
    day = an_occasion(date(2020, 6, 7), kind="anniversary", recurs_annually=True)
    situation = a_situation(occasions=[known(day)], told_of={"ilc-115": Told("occasion", "2026-06-07/7")})

    assert kinds(situation, FIRST - 7 * A_DAY) == {ReminderKind.OCCASION}


def test_an_occasion_that_is_off_says_so_once_and_nothing_else() -> None:
    off = known(an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED))
    situation = a_situation(occasions=[off], told_of={"ilc-115": OF_IT})

    one = only(situation, FIRST - 7 * A_DAY)

    assert (one.kind, one.was, one.due_on) == (ReminderKind.CANCELLED, "2027-06-07", None)
    assert not kinds(situation, FIRST + A_DAY)


def test_an_occasion_that_is_cut_short_says_so_at_once() -> None:
    begun = an_occasion(FIRST, FIRST + 11 * A_DAY)
    situation = a_situation(
        occasions=[known(begun, replace(begun, state=OccasionState.CANCELLED))], told_of={"ilc-115": OF_IT}
    )

    one = only(situation, FIRST + 11 * A_DAY)

    assert (one.kind, one.is_urgent, kinds(situation, FIRST + 12 * A_DAY)) == (ReminderKind.CANCELLED, True, set())


def test_an_occasion_that_is_off_again_says_so_again_and_once_whatever_else_is_corrected() -> None:
    planned, off = an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED)
    first, second = known(planned, off), known(planned, off, planned, off, off)
    was_back = Told("moved", "2027-06-07>2027-06-07@2026-05-01")

    [(_, once)] = owed(a_situation(occasions=[first], told_of={"ilc-115": OF_IT}), FIRST - A_DAY)
    [(kind, again)] = owed(a_situation(occasions=[second], told_of={"ilc-115": was_back}), FIRST - A_DAY)
    [(_, still)] = owed(a_situation(occasions=[second], told_of={"ilc-115": Told("cancelled", again)}), FIRST - A_DAY)

    assert kind is ReminderKind.CANCELLED
    assert (again != once, still == again) == (True, True)


@pytest.mark.parametrize(("days", "at_once"), [(3, True), (4, False)])
def test_who_was_told_that_an_occasion_is_off_is_told_once_that_it_takes_place_after_all(
    days: int,
    at_once: bool,  # noqa: FBT001
) -> None:
    back = known(an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED), an_occasion(FIRST))
    today, was_off = FIRST - days * A_DAY, Told("cancelled", "2027-06-07:cancelled")

    said = [one for one in owed_in(a_situation(occasions=[back], told_of={"ilc-115": was_off}), today) if one.was]
    after = {"ilc-115": Told("moved", said[0].rung)}

    assert [(one.kind, one.was, one.due_on, one.is_urgent) for one in said] == [
        (ReminderKind.MOVED, "2027-06-07", FIRST, at_once)
    ]
    assert not [one for one in owed_in(a_situation(occasions=[back], told_of=after), today) if one.was]


@pytest.mark.parametrize(("days", "at_once"), [(3, True), (4, False)])
def test_who_may_be_on_the_way_is_told_at_once_that_an_occasion_is_off_or_moved(days: int, at_once: bool) -> None:  # noqa: FBT001
    off = known(an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED))
    moved = known(an_occasion(FIRST), an_occasion(FIRST + 30 * A_DAY))

    told = [
        next(
            one.is_urgent
            for one in owed_in(a_situation(occasions=[dated], told_of={"ilc-115": OF_IT}), FIRST - days * A_DAY)
            if one.kind in {ReminderKind.MOVED, ReminderKind.CANCELLED}
        )
        for dated in (off, moved)
    ]

    assert told == [at_once, at_once]


def test_whoever_moved_or_cancelled_an_occasion_is_not_told_so() -> None:
    moved = known(an_occasion(FIRST), an_occasion(FIRST + 7 * A_DAY), by=AIGUL)
    off = known(an_occasion(FIRST), an_occasion(FIRST, state=OccasionState.CANCELLED), by=AIGUL)

    told = [
        kinds(a_situation(occasions=[one], told_of={"ilc-115": OF_IT}), FIRST - 100 * A_DAY) for one in (moved, off)
    ]

    assert told == [{ReminderKind.OCCASION}, set()]


def test_an_occasion_that_somebody_has_just_entered_is_not_told_to_them() -> None:
    day = FIRST - 7 * A_DAY
    mine = known(an_occasion(FIRST), by=AIGUL, on=day)

    assert not kinds(a_situation(occasions=[mine]), day)
    assert kinds(a_situation(replace(COORDINATOR, account="a-bolot"), occasions=[mine]), day)
