"""Passkeys by their pages: what is asked before one is made, what the door answers, and where they are offered."""

import re
from dataclasses import dataclass
from html import unescape
from json import dumps
from uuid import uuid4

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.accounts.authenticator import Authenticator
from tests.accounts.people import PASSWORD, Person
from tests.web.workspace.office import Office
from tests.web.workspace.sending import said
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST

HERE = "/account/passkeys"


@dataclass(frozen=True)
class Seat:
    """Somebody signed in with the password, with a device that keeps a passkey."""

    office: Office
    person: Person
    window: TestClient
    device: Authenticator


@pytest.fixture
def seat(office: Office) -> Seat:
    """Give somebody who has made a passkey by the pages."""
    person = office.person("Aigul", "country:KZ")
    made = Seat(office, person, office.signed_in(person), Authenticator())
    assert add(made).headers["location"] == f"{HERE}?done=added"
    return made


def proven(seat: Seat, **other: str) -> Response:
    """Send password and code, as they are asked for before a passkey is made."""
    seat.office.clock.pass_by(seconds=30)
    typed = {"again": PASSWORD, "code": seat.office.house.code(seat.person), "command": str(uuid4())} | other
    answer: Response = seat.window.post(f"{HERE}/new", data=typed)
    return answer


def add(seat: Seat, **other: str) -> Response:
    """Make a passkey as the page's script does."""
    page = proven(seat).text
    options = re.search(r'data-options="([^"]*)"', page)
    challenge = re.search(r'name="challenge" value="([0-9a-f]+)"', page)
    assert options is not None
    assert challenge is not None
    typed = {"challenge": challenge[1], "credential": seat.device.make(unescape(options[1])), "name": "Blue phone"}
    answer: Response = seat.window.post(f"{HERE}/add", data=typed | other)
    return answer


def sign_in(seat: Seat, window: TestClient, device: Authenticator | None = None, **other: str) -> Response:
    """Sign in as the page's script does."""
    begun = window.post("/sign-in/passkey/begin").json()
    credential = (device or seat.device).prove(dumps(begun["options"]))
    answer: Response = window.post(
        "/sign-in/passkey", data={"challenge": begun["challenge"], "credential": credential, "to": ""} | other
    )
    return answer


def test_a_passkey_made_by_the_pages_signs_in_to_where_one_wanted_to_go(seat: Seat) -> None:
    window = seat.office.window()

    answer = sign_in(seat, window, to="/record")

    assert answer.headers["location"] == "/record"
    assert window.get("/desk").status_code == 200
    assert "Blue phone" in seat.window.get(HERE).text


def test_what_was_typed_before_the_sign_in_is_a_draft_after_it(seat: Seat) -> None:
    window = seat.office.window()
    ended = window.post("/record", data={"command": str(uuid4()), "notes": "Half a sentence"}).text
    kept = re.search(r'name="kept" value="([^"]+)"', ended)
    assert kept is not None

    answer = sign_in(seat, window, kept=unescape(kept[1]))

    assert answer.headers["location"].startswith("/record?draft=")
    assert "Half a sentence" in window.get(answer.headers["location"]).text


def test_no_passkey_is_made_without_password_and_code_typed_anew(office: Office) -> None:
    person = office.person("Aigul")
    seat = Seat(office, person, office.signed_in(person), Authenticator())

    for wrong in ({"again": "another password"}, {"code": "000000"}):
        answer = proven(seat, **wrong)
        assert answer.status_code == 422
        assert "Password and code do not belong together" in said(answer.text)
        assert PASSWORD not in answer.text


def test_a_passkey_that_only_sends_leads_to_the_form_and_to_no_other_page(office: Office) -> None:
    person = office.person("Aigul", "country:KZ")
    seat, window = Seat(office, person, office.signed_in(person), Authenticator()), office.window()
    add(seat, sends_only="yes")

    answer = sign_in(seat, window, to="/desk")

    assert answer.headers["location"] == "/send"
    assert window.get("/desk").headers["location"] == "/send"
    assert "only sends" in said(seat.window.get(HERE).text)
    assert "only sends" in said(seat.window.get("/account").text)


def test_whoever_is_refused_is_told_the_same_whatever_is_wrong(seat: Seat) -> None:
    stranger, window = Authenticator(user=b"a-bcdfghjkmnpq"), seat.office.window()
    answers = [sign_in(seat, window, stranger)]
    answers.append(sign_in(seat, window, Authenticator(credential_id=seat.device.credential_id)))
    answers.append(sign_in(seat, window, Authenticator(origin="http://elsewhere.example")))
    seat.office.accounts.governing.freeze(HOST, seat.person.account_id)
    answers.append(sign_in(seat, window))
    answers.append(window.post("/sign-in/passkey", data={"challenge": "0", "credential": "{}"}))

    assert {one.status_code for one in answers} == {422}
    assert len({one.text for one in answers}) == 1
    assert "This passkey was not taken" in said(answers[0].text)


def test_a_passkey_is_renamed_and_removed_by_the_pages(seat: Seat) -> None:
    its = re.search(r'name="passkey" value="([0-9a-f]{12})"', seat.window.get(HERE).text)
    assert its is not None

    seat.window.post(f"{HERE}/name", data={"passkey": its[1], "name": "Old phone"})
    renamed = seat.window.get(HERE).text
    too_long = seat.window.post(f"{HERE}/name", data={"passkey": its[1], "name": "n" * 41})
    seat.window.post(f"{HERE}/remove", data={"passkey": its[1]})

    assert "Old phone" in renamed
    assert too_long.status_code == 422
    assert "Old phone" not in seat.window.get(HERE).text
    assert sign_in(seat, seat.office.window()).status_code == 422


def test_with_all_passkeys_removed_password_and_recovery_codes_still_sign_in(seat: Seat) -> None:
    [one] = seat.office.accounts.passkeys.of(seat.person.account_id)
    seat.window.post(f"{HERE}/remove", data={"passkey": one.passkey_id})

    codes = (None, seat.person.recovery_codes[0])
    seat.office.clock.pass_by(seconds=30)
    answers = [
        seat.office.window().post("/sign-in", data=seat.office.typed(seat.person, **({"code": code} if code else {})))
        for code in codes
    ]

    assert [answer.status_code for answer in answers] == [303, 200]


def test_passkeys_are_offered_at_the_address_of_the_pages_alone(office: Office) -> None:
    person = office.person("Aigul")
    numbered = office.window("http://127.0.0.1")
    numbered.cookies.set("sid", office.house.signed_in(person).token)

    for path in ("/sign-in", "/send/in", HERE, f"{HERE}/new"):
        page = numbered.get(path).text
        assert "data-passkey" not in page
        assert "passkeys.js" not in page
    assert "cannot be made or used at this address" in said(numbered.get(HERE).text)
    assert "data-passkey" in office.window().get("/sign-in").text


def test_a_challenge_is_not_given_to_a_page_of_another_site(seat: Seat) -> None:
    window = seat.office.window()

    for path in ("/sign-in/passkey/begin", "/sign-in/passkey"):
        answer = window.post(path, headers={"sec-fetch-site": "cross-site", "origin": "http://elsewhere.example"})
        assert answer.status_code == 403


def test_whoever_asks_for_too_many_challenges_is_told_to_wait(office: Office) -> None:
    window = office.window()
    answers = [window.post("/sign-in/passkey/begin") for _ in range(22)]

    assert [answers[0].status_code, answers[-1].status_code] == [200, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_a_challenge_is_kept_by_nobody_on_the_way(office: Office) -> None:
    answer = office.window().post("/sign-in/passkey/begin")

    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-type"].startswith("application/json")
    assert set(answer.json()) == {"challenge", "options"}


def test_without_scripts_the_page_says_what_to_do_instead(office: Office) -> None:
    page = office.window().get("/sign-in").text

    assert re.search(r"<form [^>]*data-passkey[^>]* hidden>", page) is not None
    assert "Passkeys need JavaScript" in page


def test_what_was_done_with_passkeys_stands_in_the_log_of_the_account(seat: Seat) -> None:
    page = said(seat.window.get("/account").text)

    assert "Passkey added" in page
    assert seat.office.accounts.log(seat.person.account_id)[0].what is What.PASSKEY_ADDED
    assert "Blue phone" not in page
