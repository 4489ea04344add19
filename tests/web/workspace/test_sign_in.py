"""Coming in: the cookie, how long it lasts, what a stranger learns, and how often one may try."""

import re
from http.cookies import Morsel, SimpleCookie

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.accounts.people import Person
from tests.web.workspace.office import Office
from tracker.accounts.roles import MAY_CONFIRM

PROXY = ("10.1.2.3", 40000)
HTTPS = {"x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.9"}
WRONG = "not what was chosen"
FAR = "http://tracker.example"


def coming_in(window: TestClient, office: Office, person: Person, **typed: str) -> Response:
    """Sign in on the page, with the next code of the phone."""
    office.clock.pass_by(seconds=30)
    return window.post("/sign-in", data=office.typed(person, **typed))


def cookie(answer: Response) -> Morsel[str]:
    """The one cookie of a sign-in that an answer sets."""
    (name,) = [one for one in SimpleCookie(answer.headers["set-cookie"]) if one.endswith("sid")]
    return SimpleCookie(answer.headers["set-cookie"])[name]


def test_behind_a_named_proxy_a_sign_in_is_bound_to_this_host_and_to_https(office: Office) -> None:
    aigul = office.person()
    window = office.window(FAR, proxies=("10.1.0.0/16",), client=PROXY)

    answer = window.post("/sign-in", data=office.typed(aigul), headers=HTTPS)

    given = cookie(answer)
    assert answer.status_code == 303
    assert (given.key, given["path"], given["domain"]) == ("__Host-sid", "/", "")
    assert (given["secure"], given["httponly"], given["samesite"].lower()) == (True, True, "lax")
    assert (given["max-age"], given["expires"]) == ("", "")
    assert len(given.value) >= 43


def test_on_this_machine_the_cookie_is_plain_and_no_script_reads_it(office: Office) -> None:
    aigul = office.person()

    given = cookie(office.window().post("/sign-in", data=office.typed(aigul)))

    assert (given.key, given["secure"], given["httponly"], given["samesite"].lower()) == ("sid", "", True, "lax")


@pytest.mark.parametrize("headers", [{}, HTTPS], ids=["plain", "an unnamed proxy says https"])
def test_nobody_signs_in_over_a_line_that_others_can_read(office: Office, headers: dict[str, str]) -> None:
    aigul = office.person()
    window = office.window(FAR, client=PROXY)

    asked = window.get("/sign-in", headers=headers)
    sent = window.post("/sign-in", data=office.typed(aigul), headers=headers)

    assert [asked.status_code, sent.status_code] == [403, 403]
    assert "set-cookie" not in sent.headers
    assert office.accounts.sign_ins.of(aigul.account_id) == []


def test_a_sign_in_gets_a_token_of_its_own_whatever_the_browser_brought(office_on_either: Office) -> None:
    aigul = office_on_either.person()
    window = office_on_either.window()
    window.cookies.set("sid", "a-token-that-somebody-planted")

    first = cookie(coming_in(window, office_on_either, aigul)).value
    second = cookie(coming_in(window, office_on_either, aigul)).value

    assert len({first, second, "a-token-that-somebody-planted"}) == 3
    assert len(office_on_either.accounts.sign_ins.of(aigul.account_id)) == 2


def test_a_sign_in_that_is_idle_for_half_an_hour_ends_and_the_drafts_stay(office_on_either: Office) -> None:
    aigul = office_on_either.person("Aigul", "country:KZ")
    window = office_on_either.signed_in(aigul)
    window.post("/drafts", data={"page_of": "/record", "notes": "Half a sentence"})

    office_on_either.clock.pass_by(minutes=31)
    ended = window.get("/account")

    assert (ended.status_code, ended.headers["location"]) == (303, "/sign-in?to=%2Faccount")
    kept = office_on_either.accounts.drafts.list(aigul.account_id)
    assert [one.content["notes"] for one in kept] == [["Half a sentence"]]


def test_a_sign_in_that_is_used_all_the_time_ends_after_twelve_hours(office: Office) -> None:
    window = office.signed_in(office.person())

    statuses = []
    for _ in range(25):
        office.clock.pass_by(minutes=29)
        statuses.append(window.get("/account").status_code)

    assert statuses == [200] * 24 + [303]


def test_a_sign_in_that_was_ended_elsewhere_is_refused_with_its_next_request(office_on_either: Office) -> None:
    aigul = office_on_either.person()
    lost, here = office_on_either.signed_in(aigul), office_on_either.signed_in(aigul)
    assert lost.get("/account").status_code == 200

    here.post("/account/sign-ins", data={"others": "yes"})

    assert lost.get("/account").status_code == 303
    assert here.get("/account").status_code == 200


def test_an_account_that_is_frozen_is_signed_out_with_its_next_request(office: Office) -> None:
    aigul, bolot = office.person(), office.person("Bolot", MAY_CONFIRM)
    taken = office.signed_in(aigul)

    office.signed_in(bolot).post(f"/accounts/{aigul.account_id}/freeze")

    assert taken.get("/account").status_code == 303
    assert coming_in(taken, office, aigul).status_code == 422


def test_signing_out_ends_it_here_and_clears_what_the_browser_kept(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)
    token = window.cookies["sid"]

    answer = window.post("/sign-out")
    window.cookies.set("sid", token)

    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert (cookie(answer).key, cookie(answer).value, cookie(answer)["max-age"]) == ("sid", "", "0")
    assert window.get("/account").status_code == 303


def test_a_code_is_good_for_one_sign_in(office_on_either: Office) -> None:
    aigul = office_on_either.person()
    typed = office_on_either.typed(aigul)

    answers = [office_on_either.window().post("/sign-in", data=typed).status_code for _ in range(2)]

    assert answers == [303, 422]


def test_a_recovery_code_stands_in_for_the_phone_once(office: Office) -> None:
    aigul = office.person()
    typed = office.typed(aigul, code=aigul.recovery_codes[3])

    answers = [office.window().post("/sign-in", data=typed | {"to": "/record"}) for _ in range(2)]

    assert [one.status_code for one in answers] == [200, 422]
    assert "9 codes are left." in answers[0].text
    assert 'href="/record"' in answers[0].text
    assert cookie(answers[0])["httponly"]
    assert office.accounts.own.codes_left(aigul.account_id) == 9


def test_a_stranger_learns_nothing_from_how_a_sign_in_is_refused(office: Office) -> None:
    aigul, bolot, chinara = office.person(), office.person("Bolot", MAY_CONFIRM), office.person("Chinara")
    office.accounts.governing.freeze(office.accounts.account(bolot.account_id).who, chinara.account_id)
    attempts = [
        office.typed(aigul, password=WRONG),
        office.typed(aigul, code="000000"),
        office.typed(aigul, code="7kq2-m4xa-93vz"),
        office.typed(aigul, nickname="Nobody"),
        office.typed(chinara),
    ]

    answers = [office.window().post("/sign-in", data=typed) for typed in attempts]

    assert {answer.status_code for answer in answers} == {422}
    assert len({without_what_was_typed(answer) for answer in answers}) == 1
    assert not any("set-cookie" in answer.headers for answer in answers)


def without_what_was_typed(answer: Response) -> str:
    return re.sub(r'value="[^"]*"', "", answer.text)


def test_a_password_is_never_sent_back(office: Office) -> None:
    answer = office.window().post("/sign-in", data=office.typed(office.person(), code="000000"))

    assert "seven rivers" not in answer.text
    assert 'value="Aigul"' in answer.text


def test_who_tries_too_often_waits_and_is_then_let_in(office_on_either: Office) -> None:
    aigul = office_on_either.person()
    window = office_on_either.window()

    statuses = [coming_in_wrongly(window, office_on_either, aigul).status_code for _ in range(7)]
    office_on_either.clock.pass_by(minutes=16)

    assert statuses == [422] * 6 + [429]
    assert coming_in(window, office_on_either, aigul).status_code == 303


def coming_in_wrongly(window: TestClient, office: Office, person: Person) -> Response:
    return window.post("/sign-in", data=office.typed(person, password=WRONG))


def test_who_has_to_wait_is_told_how_long(office: Office) -> None:
    aigul, window = office.person(), office.window()
    for _ in range(6):
        coming_in_wrongly(window, office, aigul)

    answer = coming_in_wrongly(window, office, aigul)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 900
    assert f"Try again in {answer.headers['retry-after']} s." in answer.text


def test_a_forged_address_gains_no_further_tries(office: Office) -> None:
    window = office.window(client=("192.0.2.66", 40000), proxies=("10.1.2.3",))
    nobody = office.person()

    statuses = []
    for number in range(30):
        forged = {"x-forwarded-for": f"198.51.100.{number}", "host": "localhost"}
        typed = office.typed(nobody, nickname=f"Guess{number}", password=WRONG)
        statuses.append(window.post("https://localhost/sign-in", data=typed, headers=forged).status_code)

    assert statuses[:21] == [422] * 21
    assert set(statuses[21:]) == {429}


@pytest.mark.parametrize("to", ["//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example", "/a\r\nb"])
def test_a_sign_in_leads_to_no_page_but_ours(office: Office, to: str) -> None:
    answer = office.window().post("/sign-in", data=office.typed(office.person()) | {"to": to})

    assert answer.headers["location"] == "/desk"


def test_a_sign_in_leads_to_the_page_that_was_wanted(office: Office) -> None:
    aigul, window = office.person(), office.window()
    asked = window.get("/account/language?x=1")

    shown = window.get(asked.headers["location"])
    wanted = re.search(r'name="to" value="([^"]*)"', shown.text)
    answer = window.post("/sign-in", data=office.typed(aigul) | {"to": wanted[1] if wanted else ""})

    assert answer.headers["location"] == "/account/language?x=1"


def test_no_page_of_the_workspace_is_kept_by_a_browser(office: Office) -> None:
    window = office.signed_in(office.person("Aigul", "admin"))

    kept = {path: window.get(path).headers["cache-control"] for path in ("/account", "/accounts", "/sign-in")}

    assert set(kept.values()) == {"no-store"}
