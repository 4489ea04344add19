"""How somebody wants to be reminded, and the links that mails carry."""

from datetime import date

import pytest

from tests.accounts.people import Person
from tests.given import an_urgency
from tests.web.given import SECRET
from tests.web.workspace.judging import text_of
from tests.web.workspace.office import Office
from tracker.accounts.accounts import HOST
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.secret_addresses import Purpose
from tracker.domain.demand import Demand

PROMISE = "entry:00000000-0000-4000-8000-000000000015"
FULL = {"mode": "full", "digest_day": "3", "from_hour": "8", "to_hour": "20"}


def mailing(office: Office, person: Person) -> Mailing:
    return office.accounts.mailings.of(person.account_id)


def test_what_was_chosen_is_kept_and_shown(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    answer = window.post("/account/mail", data=FULL)

    assert answer.headers["location"] == "/account/mail?done=mail"
    assert mailing(office, aigul) == Mailing(MailMode.FULL, 3, 8, 20)
    page = window.get("/account/mail").text
    assert 'value="full" checked' in page
    assert '<option value="3" selected>Wednesday</option>' in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"mode": "loud"}, "Choose"),
        ({"digest_day": "9"}, "Choose a day of the week from the list."),
        ({"digest_day": ""}, "Choose a day of the week from the list."),
        ({"from_hour": "20", "to_hour": "8"}, "The hours for mails have to begin before they end."),
        ({"to_hour": "x"}, "The hours for mails have to begin before they end."),
    ],
)
def test_nonsense_is_refused_and_nothing_is_changed(office: Office, changed: dict[str, str], sentence: str) -> None:
    aigul = office.person()

    answer = office.signed_in(aigul).post("/account/mail", data=FULL | changed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert mailing(office, aigul) == Mailing()


def test_who_is_at_risk_is_offered_no_full_mails_and_refused_them(office: Office) -> None:
    aigul = office.person()
    office.accounts.governing.mark_at_risk(HOST, aigul.account_id, is_at_risk=True)
    window = office.signed_in(aigul)

    page, answer = window.get("/account/mail").text, window.post("/account/mail", data=FULL)

    assert 'value="full"' not in page
    assert (answer.status_code, mailing(office, aigul).mode) == (422, MailMode.QUIET)


def test_what_is_muted_is_named_and_can_be_taken_back(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    asked = window.get("/account/mail/mute?what=country:KZ").text
    window.post("/account/mail/mute", data={"what": "country:KZ"})
    page = window.get("/account/mail").text
    window.post("/account/mail/unmute", data={"what": "country:KZ"})

    assert "<p>Kazakhstan</p>" in asked
    assert "Remind me again: Kazakhstan" in page
    assert office.accounts.muting.of(aigul.account_id) == set()


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("stale:kz-2021-4", "kz-2021-4 · Pass the law (Nobody has looked for long)"),
        ("reassess:kz-2021-4", "kz-2021-4 · Pass the law (There is news after the letter)"),
        ("kind:stale", "Nobody has looked for long"),
        ("occasion:ilc-114", "Session"),
        (PROMISE, " · Government position"),
    ],
)
def test_what_is_muted_is_named_in_words(office: Office, what: str, name: str) -> None:
    window = office.signed_in(office.person("Aigul", "country:KZ"))

    asked = text_of(window.get("/account/mail/mute", params={"what": what}).text)
    window.post("/account/mail/mute", data={"what": what})
    page = text_of(window.get("/account/mail").text)

    assert name in asked
    assert name in page
    assert what not in page


def test_what_was_muted_and_is_open_no_more_is_told_of_without_its_key(office: Office) -> None:
    aigul = office.person()
    office.accounts.muting.mute(aigul.account_id, f"entry:{SECRET}")

    page = text_of(office.signed_in(aigul).get("/account/mail").text)

    assert "Something that is not open to you any more" in page
    assert str(SECRET) not in page


@pytest.mark.parametrize(
    "what",
    [
        *(
            "demand:zz",
            "country:ZZ",
            "kind:danger",
            "kind:own",
            "kind:zz",
            "stale:zz-2021-1",
            "occasion:zz",
            "own:7",
        ),
        *("entry:zz", "entry:00000000-0000-4000-8000-00000000ffff", f"entry:{SECRET}", "<script>"),
    ],
)
def test_what_is_not_there_or_is_closed_or_danger_is_not_muted_and_gets_one_answer(office: Office, what: str) -> None:
    bolot = office.person("Bolot", "country:KG")
    window = office.signed_in(bolot)

    answers = [
        window.get("/account/mail/mute", params={"what": what}),
        window.post("/account/mail/mute", data={"what": what}),
    ]
    nothing = window.get("/account/mail/mute", params={"what": "stale:none"})

    assert [(one.status_code, text_of(one.text)) for one in answers] == [(404, text_of(nothing.text))] * 2
    assert office.accounts.muting.of(bolot.account_id) == set()


def test_a_danger_to_somebody_is_not_muted_or_put_off_by_its_own_team(office: Office) -> None:
    log = office.given.record.log
    stream = log.stream_of("demand", "kz-2021-4")
    assert stream is not None
    demand = log.stream(stream, Demand)
    danger = an_urgency(demand, "2026-11-20", what=office.given.says("A threat"))
    office.given.save(demand)
    window = office.signed_in(office.person("Aigul", "country:KZ"))

    muted = window.post("/account/mail/mute", data={"what": f"entry:{danger}"})
    put_off = window.post("/desk/snooze", data={"thing": f"entry:{danger}"})

    assert (muted.status_code, put_off.status_code) == (404, 404)
    assert "A threat" in window.get("/desk").text


def test_mails_can_wait_until_a_day_and_the_page_says_so(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    window.post("/account/mail", data=FULL | {"muted_until": "16 December 2026"})
    waiting, page = mailing(office, aigul).muted_until, text_of(window.get("/account/mail").text)
    field = window.get("/account/mail").text
    window.post("/account/mail", data=FULL | {"muted_until": ""})

    assert waiting == date(2026, 12, 16)
    assert "No mails come until 16 December 2026, but for danger to somebody." in page
    assert 'name="muted_until" type="text" value="16 December 2026"' in field
    assert mailing(office, aigul).muted_until is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("21 November 2026", "Choose a day from tomorrow to a year ahead"),
        ("22 November 2027", "Choose a day from tomorrow to a year ahead"),
        ("2027", "Write one exact day"),
        ("some day", "This is no day we can read."),
    ],
)
def test_a_pause_that_is_none_is_refused_with_what_was_typed(office: Office, typed: str, sentence: str) -> None:
    aigul = office.person()

    answer = office.signed_in(aigul).post("/account/mail", data=FULL | {"muted_until": typed})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'value="{typed}"' in answer.text
    assert mailing(office, aigul) == Mailing()


def test_the_address_of_a_calendar_is_shown_once(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    made = window.post("/account/mail/calendar", data={}).text
    again = window.get("/account/mail/calendar").text

    token = made.partition("http://localhost/ics/")[2][:22]
    found = office.accounts.addresses.find(token, Purpose.ICS)
    assert found is not None
    assert found.account == aigul.account_id
    assert token not in again


def test_a_calendar_that_is_taken_back_leads_nowhere(office: Office) -> None:
    aigul = office.person()
    token = office.accounts.addresses.make(aigul.account_id, Purpose.ICS)

    office.signed_in(aigul).post("/account/mail/calendar", data={"withdraw": "yes"})

    assert office.window().get(f"/ics/{token}").status_code == 404


def test_a_link_of_a_mail_leads_through_the_sign_in_to_its_page(office: Office) -> None:
    aigul = office.person("Aigul", "country:KZ")
    token = office.accounts.addresses.make(aigul.account_id, Purpose.GO, "/desk/check?demand=kz-2021-1")

    stranger = office.window().get(f"/go/{token}")
    signed_in = office.signed_in(aigul).get(f"/go/{token}")

    assert (stranger.status_code, stranger.headers["location"]) == (303, f"/sign-in?to=%2Fgo%2F{token}")
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, "/desk/check?demand=kz-2021-1")


def test_a_link_leads_nobody_else_anywhere(office: Office) -> None:
    aigul, bolot = office.person(), office.person("Bolot")
    hers = office.accounts.addresses.make(aigul.account_id, Purpose.GO, "/desk/check")
    elsewhere = office.accounts.addresses.make(bolot.account_id, Purpose.GO, "//evil.example/")
    window = office.signed_in(bolot)

    answers = [window.get(f"/go/{token}") for token in (hers, elsewhere, "7Kq2mX9pAAA")]

    assert [answer.headers["location"] for answer in answers] == ["/desk", "/desk", "/desk"]


def test_a_link_alone_ends_the_mails_only_when_it_is_sent(office: Office) -> None:
    aigul = office.person()
    token = office.accounts.addresses.make(aigul.account_id, Purpose.STOP)
    program = office.window()
    del program.headers["sec-fetch-site"]  # a mail program sends neither that nor an origin (RFC 8058)

    asked = program.get(f"/stop/{token}")
    before = mailing(office, aigul).mode
    answer = program.post(f"/stop/{token}", data={"List-Unsubscribe": "One-Click"})

    assert (asked.status_code, before) == (200, MailMode.QUIET)
    assert (answer.status_code, mailing(office, aigul).mode) == (200, MailMode.NONE)


def test_a_link_that_is_nobodys_is_answered_like_any_other(office: Office) -> None:
    aigul = office.person()
    token, nobodys = office.accounts.addresses.make(aigul.account_id, Purpose.STOP), "A" * 22
    window = office.window()

    pages = [[window.get(f"/stop/{one}"), window.post(f"/stop/{one}")] for one in (token, nobodys)]

    shown = [[(page.status_code, page.text.replace(token, nobodys)) for page in each] for each in pages]
    assert shown[0] == shown[1]
