from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from tests.accounts.people import House
from tracker.accounts.own_reminders import LONGEST_NOTE, MOST
from tracker.accounts.refusals import NoteLong, ReminderDayUnfit, TooManyReminders
from tracker.accounts.tables import own_reminder

TODAY = date(2026, 11, 1)


def test_a_reminder_is_its_writers_alone_and_the_first_to_come_stands_first(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    reminders = house.accounts.own_reminders

    reminders.add(person.account_id, date(2027, 3, 1), today=TODAY, note="ask Geneva")
    reminders.add(person.account_id, date(2026, 12, 16), today=TODAY, thing="stale:kz-2021-1")

    assert [(one.on, one.thing, one.note) for one in reminders.list(person.account_id)] == [
        (date(2026, 12, 16), "stale:kz-2021-1", ""),
        (date(2027, 3, 1), "", "ask Geneva"),
    ]
    assert reminders.list(colleague.account_id) == []


def test_a_note_is_kept_sealed_and_gone_once_it_is_done(house: House) -> None:
    person, reminders = house.person(), house.accounts.own_reminders
    made = reminders.add(person.account_id, TODAY, today=TODAY, note="ask Geneva")

    with house.engine.connect() as connection:
        kept = connection.scalar(select(own_reminder.c.note))
    reminders.done(person.account_id, made)
    with house.engine.connect() as connection:
        left = connection.scalar(select(own_reminder.c.note))

    assert kept is not None
    assert b"Geneva" not in kept
    assert (left, reminders.list(person.account_id)) == (None, [])


def test_the_same_reminder_sent_twice_is_one(house: House) -> None:
    person, one = house.person(), uuid4()

    for _ in range(2):
        house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY, note="ask", reminder_id=one)

    assert [each.reminder_id for each in house.accounts.own_reminders.list(person.account_id)] == [one]


def test_nobody_puts_the_reminder_of_another_away(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    made = house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY)

    house.accounts.own_reminders.done(colleague.account_id, made)

    assert [one.reminder_id for one in house.accounts.own_reminders.list(person.account_id)] == [made]


@pytest.mark.parametrize("day", [date(2026, 10, 31), date(2029, 11, 2)])
def test_a_day_that_is_past_or_too_far_is_refused(house: House, day: date) -> None:
    person = house.person()

    with pytest.raises(ReminderDayUnfit):
        house.accounts.own_reminders.add(person.account_id, day, today=TODAY)

    assert house.accounts.own_reminders.list(person.account_id) == []


def test_a_note_without_end_is_refused(house: House) -> None:
    person = house.person()

    with pytest.raises(NoteLong):
        house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY, note="я" * (LONGEST_NOTE + 1))


def test_reminders_without_number_are_refused(house: House) -> None:
    person = house.person()
    for _ in range(MOST):
        last = house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY)

    with pytest.raises(TooManyReminders):
        house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY)
    house.accounts.own_reminders.done(person.account_id, last)

    assert house.accounts.own_reminders.add(person.account_id, TODAY, today=TODAY)
