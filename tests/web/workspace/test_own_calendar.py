"""An account's own calendar at a secret address: that something falls due on a day, and nothing more."""

from datetime import date, timedelta

import pytest

from tests.journeys.listening import listening
from tests.web.reading_calendars import Component, read
from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import NOW, Office
from tests.web.workspace.sending import recorded, send
from tracker.accounts.secret_addresses import Purpose
from tracker.domain.demand_events import NextStepSet
from tracker.domain.rights import Who
from tracker.domain.values import Code

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
KG = Who("Bolot", countries=frozenset({Code("KG")}))
DEMAND = "/desk/demands/kz-2021-1"
STEP_ON, OWN_ON = date(2026, 11, 30), date(2026, 12, 20)
TODAY = NOW.date()


def account_id(office: Office, who: Who) -> str:
    return office.accounts.by_nickname(who.account).account_id


def address(office: Office, who: Who, expires_in: timedelta | None = None) -> str:
    return f"/ics/{office.accounts.addresses.make(account_id(office, who), Purpose.ICS, expires_in=expires_in)}"


def events(office: Office, path: str) -> list[Component]:
    answer = office.window().get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return read(answer.content).all("VEVENT")


def days(office: Office, who: Who) -> set[date]:
    return {one.day("DTSTART") for one in events(office, address(office, who))}


@pytest.fixture
def busy(office: Office, signed_in: SignedIn) -> Office:
    """Give an office in which Kazakhstan's coordinator has a step and a reminder before her."""
    send(signed_in(KZ), f"{DEMAND}/step", what="Call the lawyer of somebody", due_on="30 November 2026")
    office.accounts.own_reminders.add(account_id(office, KZ), OWN_ON, today=TODAY, note="Ask Aigul")
    signed_in(KG)
    return office


def test_it_holds_the_days_of_the_own_countries_and_of_own_reminders(busy: Office) -> None:
    assert {STEP_ON, OWN_ON} <= days(busy, KZ)
    assert {STEP_ON, OWN_ON}.isdisjoint(days(busy, KG))


def test_it_says_that_something_falls_due_and_nothing_more(busy: Office) -> None:
    path = address(busy, KZ)
    texts = {
        (name, value) for one in events(busy, path) for name in ("SUMMARY", "DESCRIPTION") for value in one.values(name)
    }

    whole = busy.window().get(path).text
    told = ("lawyer", "Aigul", "Chinara", "kz", "Kazakhstan", "Coalition", "tracker", account_id(busy, KZ))
    assert texts == {("SUMMARY", "Due day")}
    assert [one for one in told if one in whole] == []


def test_it_speaks_the_language_of_its_account(busy: Office) -> None:
    busy.accounts.own.settle(account_id(busy, KZ), "ru", "Asia/Almaty")

    assert {one.value("SUMMARY") for one in events(busy, address(busy, KZ))} == {"Срок"}


def test_two_things_on_one_day_are_one_entry_under_a_name_that_stays(busy: Office) -> None:
    before = {one.day("DTSTART"): one.value("UID") for one in events(busy, address(busy, KZ))}
    busy.accounts.own_reminders.add(account_id(busy, KZ), STEP_ON, today=TODAY)

    after = [(one.day("DTSTART"), one.value("UID")) for one in events(busy, address(busy, KZ))]

    assert sorted(after) == sorted(before.items())


def test_it_rings_at_nine_a_week_and_a_day_before(busy: Office) -> None:
    for one in events(busy, address(busy, KZ)):
        assert [alarm.value("TRIGGER") for alarm in one.all("VALARM")] == ["-P6DT15H", "-PT15H"]
        assert {alarm.value("DESCRIPTION") for alarm in one.all("VALARM")} == {"Due day"}


def test_what_is_muted_is_not_in_it(busy: Office) -> None:
    [step] = recorded(busy, NextStepSet)
    busy.accounts.muting.mute(account_id(busy, KZ), f"entry:{step.entry_id}")

    assert STEP_ON not in days(busy, KZ)


@pytest.mark.parametrize("how", ["unknown", "expired", "withdrawn", "frozen", "of another purpose"])
def test_an_address_that_leads_nowhere_is_not_there(busy: Office, how: str) -> None:
    path = address(busy, KZ, timedelta(days=1) if how == "expired" else None)
    match how:
        case "unknown":
            path = "/ics/nobody0nobody0nobody0"
        case "expired":
            busy.clock.at += timedelta(days=2)
        case "withdrawn":
            busy.accounts.addresses.withdraw(account_id(busy, KZ), Purpose.ICS)
        case "frozen":
            busy.accounts.governing.freeze(Who("host", is_admin=True), account_id(busy, KZ))
        case _:
            path = f"/ics/{busy.accounts.addresses.make(account_id(busy, KZ), Purpose.GO)}"

    assert busy.window().get(path).status_code == 404


def test_nobody_keeps_it_and_no_log_knows_the_address(busy: Office) -> None:
    path = address(busy, KZ)

    with listening() as written:
        answer = busy.window().get(path)

    assert (answer.headers["cache-control"], answer.headers["x-robots-tag"]) == ("no-store", "noindex")
    assert path.rpartition("/")[2] not in written.text
