"""Reminders: what comes to somebody by mail and why, what went, and whether anything stands still."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.web.occasions_given import an_occasion
from tests.web.workspace.judging import Seat, aigul, bolot, chinara, dastan, sits, text_of
from tests.web.workspace.office import Office
from tracker.accounts.mailing import Mailing, MailMode
from tracker.domain.days import When
from tracker.domain.values import Code
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.reminders import Reminders

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PROMISE = "entry:00000000-0000-4000-8000-000000000015"
A_MAIL = re.compile(r'href="(/reminders/mails/[^"]+)"')


@dataclass
class Refusing:
    """A mail server that takes nothing."""

    outcome: Outcome

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        return self.outcome


def with_mail(office: Office, seat: Seat, mode: MailMode = MailMode.QUIET) -> Seat:
    """Give somebody an address to which mails come."""
    its = seat.person.account_id
    office.accounts.own.give_email(its, f"{seat.person.nickname.lower()}@example.org")
    office.accounts.mailings.settle(its, Mailing(mode))
    return seat


def of(window: TestClient) -> Reminders:
    """The reminders of the program that answers at a window."""
    found: Reminders = window.app.state.office.reminders  # type: ignore[attr-defined]
    return found


def tick(office: Office, seat: Seat, at: datetime = MONDAY) -> TestClient:
    """Let a day come, on which somebody signs in again; give the window."""
    office.clock.at = office.given.record.clock.at = at
    office.given.today = at.date()
    window = office.signed_in(seat.person)
    of(window).tick(office.clock())
    return window


def test_what_comes_is_listed_by_mails_with_the_reason_and_a_page_for_each_thing(office: Office) -> None:
    window = with_mail(office, aigul(office)).window

    page = window.get("/reminders").text

    said = text_of(page)
    assert "What would come in the next 30 days 23 November 2026, the mail of the week" in said
    assert "A due day has passed, 31 December 2022" in said
    assert "Nobody has looked for long" in said
    assert f'href="/account/mail/mute?what={PROMISE.replace(":", "%3A")}"' in page
    assert f'href="/desk/entries/{PROMISE.partition(":")[2]}"' in page


def test_who_has_several_countries_can_mute_one_of_them(office: Office) -> None:
    one, both = aigul(office), sits(office, "Bolot", "country:KZ", "country:KG")

    pages = [with_mail(office, seat).window.get("/reminders").text for seat in (one, both)]

    assert ["/account/mail/mute?what=country:KZ" in page for page in pages] == [False, True]
    assert "Not of Kazakhstan" in text_of(pages[1])


def test_what_was_snoozed_or_muted_does_not_come(office: Office) -> None:
    seat = with_mail(office, aigul(office))
    its, before = seat.person.account_id, seat.window.get("/reminders").text
    assert "/reminders/new" in before

    office.accounts.snoozes.put(its, PROMISE, date(2027, 6, 1))
    office.accounts.muting.mute(its, "kind:stale")

    coming = text_of(seat.window.get("/reminders").text)
    assert "Nobody has looked for long" in text_of(before)
    assert "Nobody has looked for long" not in coming
    assert "31 December 2022" not in coming


@pytest.mark.parametrize(
    ("mode", "says", "country"),
    [
        (MailMode.QUIET, "items, the first due since 31 December 2022.", ""),
        (MailMode.FULL, "Past its day:", "KAZAKHSTAN"),
    ],
)
def test_the_next_mail_can_be_read_before_it_comes(office: Office, mode: MailMode, says: str, country: str) -> None:
    window = with_mail(office, aigul(office), mode).window

    preview = re.search(r'<pre class="mail">(.*?)</pre>', window.get("/reminders").text, re.DOTALL)

    assert preview is not None
    assert preview[1].startswith("Reminder\n\n")
    assert says in preview[1]
    assert re.findall("KAZAKHSTAN|Kazakhstan", preview[1]) == ([country] if country else [])
    assert "http://localhost/go/…" in preview[1]


def test_a_mail_that_went_is_told_of_and_can_be_read_by_whoever_it_went_to(office: Office) -> None:
    seat, other = with_mail(office, aigul(office)), chinara(office)
    window = tick(office, seat)

    page = window.get("/reminders").text
    address = A_MAIL.search(page)

    assert address is not None
    assert "23 November 2026, 09:00: sent" in text_of(page).replace("15:00", "09:00")
    assert "items, the first due since" in window.get(address[1]).text
    assert office.signed_in(other.person).get(address[1]).status_code == 404
    assert window.get(f"/reminders/mails/{uuid4()}").status_code == 404
    assert window.get("/reminders/mails/nonsense").status_code == 404


def test_what_a_mail_has_told_does_not_come_again(office: Office) -> None:
    seat = with_mail(office, aigul(office))

    window = tick(office, seat)

    coming = text_of(window.get("/reminders").text).partition("What went")[0]
    assert "23 November 2026, the mail of the week" not in coming


def test_a_mail_that_was_refused_is_told_of_in_words_and_where_the_address_can_be_changed(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.REFUSED, "smtp_550", refuses_address=True))  # type: ignore[assignment]
    seat = with_mail(office, aigul(office))

    window = tick(office, seat)

    for address in ("/reminders", "/desk", "/account/mail"):
        page = window.get(address).text
        assert "Your address refused our mail on 23 November 2026." in text_of(page), address
        assert 'href="/account/email"' in page
    assert "could not be sent (the mail server said 550)" in text_of(window.get("/reminders").text)


def test_who_looks_after_accounts_sees_whose_mails_failed_and_nothing_of_what_they_said(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.REFUSED, "no_tls"))  # type: ignore[assignment]
    seat, second, member = with_mail(office, aigul(office), MailMode.FULL), bolot(office), dastan(office)
    tick(office, seat)

    window, other = office.signed_in(second.person), office.signed_in(member.person)
    page = window.get("/reminders").text

    assert "Aigul, 23 November 2026: could not be sent (the mail server offers no encryption)" in text_of(page)
    assert "Kazakhstan" not in text_of(page).partition("What would come")[0]
    assert A_MAIL.search(page) is None
    assert "Reminders do not go out to all as they should." in window.get("/desk").text
    assert "Whether mails go out" not in other.get("/reminders").text
    assert "as they should" not in other.get("/desk").text


def test_a_failure_of_long_ago_is_no_news(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.REFUSED, "no_tls"))  # type: ignore[assignment]
    seat, second = with_mail(office, aigul(office)), bolot(office)
    tick(office, seat)
    office.accounts.mailings.stop(seat.person.account_id)

    window = tick(office, second, MONDAY + timedelta(days=31))

    assert "as they should" not in window.get("/desk").text
    assert "could not be sent" not in window.get("/reminders").text


def test_when_nothing_goes_at_all_it_is_said_why(office: Office) -> None:
    seat = bolot(office)
    window = tick(office, seat)
    office.given.record.clock.at -= timedelta(days=10)

    of(window).tick(office.clock())

    assert "Reminders do not go out to all as they should." in window.get("/desk").text
    said = window.get("/reminders").text
    assert "Nothing goes out: the clock of the machine cannot be believed." in said
    assert "tracker doctor --accept-clock" in said


def test_mails_that_wait_too_long_are_told_of(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.LATER, "no_connection"))  # type: ignore[assignment]
    seat, second = with_mail(office, aigul(office)), bolot(office)
    tick(office, seat)

    office.clock.pass_by(hours=3)
    window = office.signed_in(second.person)

    assert "1 mail should have gone and has not." in text_of(window.get("/reminders").text)
    assert "as they should" in window.get("/desk").text


def test_when_nobody_looks_any_more_everybody_is_warned(office: Office) -> None:
    window, member = tick(office, bolot(office)), dastan(office)

    office.clock.pass_by(minutes=20)
    window.cookies.set("sid", office.house.signed_in(member.person).token)
    page = text_of(window.get("/desk").text)

    assert "Reminders do not go out as they should. Look at your desk, not only at your mail." in page
    assert "What is wrong" not in page


def test_who_looks_after_accounts_sees_on_today_when_it_was_looked_last_and_how_many_mails_wait(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.LATER, "no_connection"))  # type: ignore[assignment]
    seat, second = with_mail(office, aigul(office)), bolot(office)
    window = tick(office, seat)

    office.clock.pass_by(minutes=5)
    member = text_of(window.get("/desk").text)
    window.cookies.set("sid", office.house.signed_in(second.person).token)
    page = text_of(window.get("/desk").text)

    assert "Reminders: last looked" not in member
    assert re.search(r"Reminders: last looked 23 November 2026, \d\d:\d\d ?; 1 mail waits\.", page)


def test_somebody_whose_own_mail_failed_is_warned_on_today(office: Office) -> None:
    office.post = Refusing(Outcome(Answer.REFUSED, "smtp_554"))  # type: ignore[assignment]
    seat = with_mail(office, aigul(office))

    window = tick(office, seat)

    assert "Reminders do not go out as they should." in window.get("/desk").text


def test_a_month_that_is_known_alone_is_written_so_among_what_comes(office: Office) -> None:
    seat = with_mail(office, aigul(office))
    office.given.save(
        an_occasion(office.given, "harvest", When.parse("2026-12"), "The harvest", kind=Code("milestone"))
    )

    page = text_of(seat.window.get("/reminders").text)

    assert "The harvest An occasion comes near, December 2026" in page


def test_a_healthy_record_says_nothing_on_today_and_when_it_looked_last_on_reminders(office: Office) -> None:
    window = tick(office, bolot(office))

    assert "as they should" not in window.get("/desk").text
    assert re.search(r"Last looked what is due: 23 November 2026, \d\d:\d\d\.", text_of(window.get("/reminders").text))


def test_somebody_without_an_address_is_told_that_no_mail_can_come(office: Office) -> None:
    page = text_of(dastan(office).window.get("/reminders").text)

    assert "You gave no e-mail address, so no mail can come." in page
    assert "Nothing, as things stand today." in page


def test_the_page_speaks_the_language_of_the_account(office: Office) -> None:
    seat = with_mail(office, aigul(office), MailMode.FULL)
    office.accounts.own.settle(seat.person.account_id, "ru", "Asia/Bishkek")

    page = text_of(office.signed_in(seat.person).get("/reminders").text)

    assert "23 ноября 2026 года, еженедельное письмо" in page
    assert "КАЗАХСТАН" in page
    assert not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", page.replace("alert", ""))


def test_days_of_ones_own_are_listed_with_what_they_are_about(office: Office) -> None:
    seat = aigul(office)
    add, its = office.accounts.own_reminders.add, seat.person.account_id
    add(its, date(2026, 12, 1), today=date(2026, 11, 21), thing="stale:kz-2021-4")
    add(its, date(2026, 12, 2), today=date(2026, 11, 21), thing="occasion:ilc-114", note="pack")
    add(its, date(2026, 12, 3), today=date(2026, 11, 21), thing=PROMISE)

    page = seat.window.get("/reminders").text

    assert '<a class="title" href="/desk/demands/kz-2021-4">kz-2021-4 · Pass the law</a>' in page
    assert '<a class="title" href="/occasions/ilc-114">Session</a>' in page
    assert f'href="/desk/entries/{PROMISE.partition(":")[2]}">What it is about</a>' in page
    assert "2 December 2026 pack" in text_of(page)


def test_days_of_ones_own_are_told_apart_among_what_comes_and_never_in_a_mail(office: Office) -> None:
    seat = with_mail(office, aigul(office))
    add, its, on = office.accounts.own_reminders.add, seat.person.account_id, date(2026, 11, 25)
    add(its, on, today=date(2026, 11, 21), note="ask Geneva")
    add(its, on, today=date(2026, 11, 21), thing="stale:kz-2021-4", note="before the call")
    add(its, on, today=date(2026, 11, 21), thing="occasion:ilc-114")

    page = seat.window.get("/reminders").text

    coming, _, mail = page.partition('id="coming"')[2].partition('<pre class="mail">')
    titles = re.findall(r'<a class="title" href="[^"]+">([^<]*)</a><p class="quiet">You asked', coming)
    assert sorted(titles) == ["Session", "ask Geneva", "before the call · kz-2021-4 · Pass the law"]
    assert "what=own" not in coming
    assert [word for word in ("Geneva", "call") if word in mail] == []


def test_a_day_of_ones_own_stands_on_today_once_it_has_come_until_it_is_put_away(office: Office) -> None:
    seat = aigul(office)
    add, its = office.accounts.own_reminders.add, seat.person.account_id
    kept = add(its, date(2026, 11, 21), today=date(2026, 11, 21), note="ask Geneva")
    add(its, date(2026, 11, 22), today=date(2026, 11, 21), note="not yet")

    before = text_of(seat.window.get("/desk").text)
    seat.window.post("/reminders/done", data={"reminder": str(kept), "back": "/desk"})

    assert "You asked to be reminded 21 November 2026 ask Geneva" in before
    assert "not yet" not in before
    assert "ask Geneva" not in seat.window.get("/desk").text


@pytest.mark.parametrize("page", ["/desk", "/desk/demands/kz-2021-4", f"/desk/entries/{PROMISE.partition(':')[2]}"])
def test_a_reminder_can_be_asked_for_where_one_stands_and_leads_back_there(office: Office, page: str) -> None:
    window = aigul(office).window

    link = re.search(r'href="(/reminders/new\?thing=[^"]+)"', window.get(page).text)
    assert link is not None
    form = window.get(link[1].replace("&amp;", "&")).text
    fields = dict(re.findall(r'type="hidden" name="(thing|back)" value="([^"]*)"', form))
    answer = window.post("/reminders/new", data={"on": "16 December 2026", **fields})

    assert "kz-2021-" in text_of(form)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
