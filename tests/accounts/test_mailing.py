from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from tests.accounts.people import House
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.refusals import AccountUnknown, DigestDayUnknown, FullMailsAtRisk, HoursUnfit, PauseUnfit
from tracker.accounts.tables import account


def put_at_risk(house: House, account_id: str) -> None:
    with house.engine.begin() as connection:
        connection.execute(update(account).where(account.c.id == account_id).values(at_risk=True))


def test_who_chose_nothing_gets_quiet_mails_on_mondays(house: House) -> None:
    person = house.person()

    assert house.accounts.mailings.of(person.account_id) == Mailing(MailMode.QUIET, 1, 9, 18, None, None)


def test_what_was_chosen_last_is_kept_for_that_account_alone(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")

    for day in (2, 5):
        house.accounts.mailings.settle(person.account_id, Mailing(MailMode.FULL, day, 7, 22, date(2026, 12, 1)))

    assert house.accounts.mailings.of(person.account_id) == Mailing(MailMode.FULL, 5, 7, 22, date(2026, 12, 1))
    assert house.accounts.mailings.of(colleague.account_id) == Mailing()


def test_an_account_at_risk_is_refused_full_mails(house: House) -> None:
    person = house.person()
    put_at_risk(house, person.account_id)

    with pytest.raises(FullMailsAtRisk):
        house.accounts.mailings.settle(person.account_id, Mailing(MailMode.FULL))

    assert house.accounts.mailings.of(person.account_id).mode is MailMode.QUIET


def test_an_account_that_comes_to_be_at_risk_gets_quiet_mails_at_once(house: House) -> None:
    person = house.person()
    house.accounts.mailings.settle(person.account_id, Mailing(MailMode.FULL))

    put_at_risk(house, person.account_id)

    assert house.accounts.mailings.of(person.account_id).mode is MailMode.QUIET


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"digest_day": 0}, DigestDayUnknown),
        ({"digest_day": 8}, DigestDayUnknown),
        ({"from_hour": 18, "to_hour": 9}, HoursUnfit),
        ({"from_hour": 9, "to_hour": 9}, HoursUnfit),
        ({"from_hour": -1}, HoursUnfit),
        ({"to_hour": 25}, HoursUnfit),
    ],
)
def test_days_and_hours_that_are_none_are_refused(
    house: House, changed: dict[str, int], refusal: type[Exception]
) -> None:
    person = house.person()

    with pytest.raises(refusal):
        house.accounts.mailings.settle(person.account_id, replace(Mailing(), **changed))  # type: ignore[arg-type]

    assert house.accounts.mailings.of(person.account_id) == Mailing()


@pytest.mark.parametrize(("until", "fits"), [(1, True), (365, True), (0, False), (-1, False), (366, False)])
def test_a_pause_ends_between_tomorrow_and_a_year_from_today(house: House, until: int, *, fits: bool) -> None:
    person, today = house.person(), date(2026, 11, 21)
    paused = Mailing(muted_until=today + timedelta(days=until))

    with nullcontext() if fits else pytest.raises(PauseUnfit):
        house.accounts.mailings.settle(person.account_id, paused, today=today)

    kept = house.accounts.mailings.of(person.account_id)
    assert kept == (paused if fits else Mailing())
    assert kept.is_paused(today) is fits


def test_a_bounce_stays_until_the_address_takes_a_mail(house: House) -> None:
    person, mailings = house.person(), house.accounts.mailings

    mailings.note_bounce(person.account_id, date(2026, 11, 2))
    mailings.settle(person.account_id, Mailing(digest_day=3))
    bounced = mailings.of(person.account_id)
    mailings.note_bounce(person.account_id, None)

    assert (bounced.digest_day, bounced.bounced_on) == (3, date(2026, 11, 2))
    assert mailings.of(person.account_id).bounced_on is None


def test_who_stops_the_mails_keeps_the_other_choices(house: House) -> None:
    person, mailings = house.person(), house.accounts.mailings
    mailings.settle(person.account_id, Mailing(digest_day=3))

    mailings.stop(person.account_id)

    assert mailings.of(person.account_id) == Mailing(MailMode.NONE, digest_day=3)


def test_nobody_without_an_account_chooses(house: House) -> None:
    with pytest.raises(AccountUnknown):
        house.accounts.mailings.settle("a-nobody000000", Mailing())
