"""One's own account: sign-ins, language, password, phone, recovery codes, and what was granted."""

import re
from html import unescape

import pytest

from tests.accounts.people import PASSWORD
from tests.web.workspace.office import Office
from tracker.accounts import totp
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST

NEW = "four winds blow here"


def whats(office: Office, account_id: str) -> list[What]:
    """What the log of accounts says was done after the account was made, newest first."""
    return [line.what for line in office.accounts.log(account_id) if line.what is not What.MADE]


def test_the_page_lists_where_one_is_signed_in_by_ones_own_clock(office: Office) -> None:
    aigul = office.person()
    office.signed_in(aigul)
    office.clock.pass_by(minutes=20)

    page = office.signed_in(aigul).get("/account").text

    began = re.findall(r"since 21\N{NO-BREAK SPACE}November 2026, (\d\d:\d\d), last seen", page)
    assert began == ["16:21", "16:00"]
    assert page.count("<strong>Phone</strong>") == 2
    assert page.count("this one") == 1


def test_a_sign_in_is_ended_one_by_one(office_on_either: Office) -> None:
    office, aigul = office_on_either, office_on_either.person()
    lost, kept, here = (office.signed_in(aigul) for _ in range(3))
    newest_first = [one.sign_in_id for one in office.accounts.sign_ins.of(aigul.account_id)]

    answer = here.post("/account/sign-ins", data={"sign_in": newest_first[2]})

    assert answer.headers["location"] == "/account?done=ended"
    assert [window.get("/account").status_code for window in (lost, kept, here)] == [303, 200, 200]


def test_nobody_ends_a_sign_in_of_somebody_else(office: Office) -> None:
    aigul, bolot = office.person(), office.person("Bolot")
    hers = office.signed_in(aigul)
    (its,) = office.accounts.sign_ins.of(aigul.account_id)

    office.signed_in(bolot).post("/account/sign-ins", data={"sign_in": its.sign_in_id})

    assert hers.get("/account").status_code == 200


def test_language_and_zone_hold_from_the_next_page_on(office: Office) -> None:
    window = office.signed_in(office.person())

    answer = window.post("/account/language", data={"language": "ru", "zone": "Asia/Yekaterinburg"})

    page = window.get(answer.headers["location"]).text
    assert '<html lang="ru">' in page
    assert "UTC+5 · Екатеринбург" in page
    assert ", 15:00" in page


def test_a_zone_that_is_none_is_refused_and_named(office: Office) -> None:
    aigul = office.person()

    answer = office.signed_in(aigul).post("/account/language", data={"language": "en", "zone": "../../etc/passwd"})

    assert answer.status_code == 422
    assert '<a href="#zone">' in answer.text
    assert office.accounts.account(aigul.account_id).zone == "Asia/Bishkek"


def test_another_password_needs_the_old_one_and_ends_the_other_sign_ins(office_on_either: Office) -> None:
    office, aigul = office_on_either, office_on_either.person()
    elsewhere, here = office.signed_in(aigul), office.signed_in(aigul)

    answer = here.post("/account/password", data={"again": PASSWORD, "password": NEW})

    assert answer.headers["location"] == "/account?done=password"
    assert [window.get("/account").status_code for window in (elsewhere, here)] == [303, 200]
    assert whats(office, aigul.account_id) == [What.PASSWORD_CHANGED]
    office.clock.pass_by(seconds=30)
    assert office.window().post("/sign-in", data=office.typed(aigul, password=NEW)).status_code == 303


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"again": "not what was chosen", "password": NEW}, "again"),
        ({"again": PASSWORD, "password": "tiny words"}, "password"),
        ({"again": PASSWORD, "password": "aigul aigul aigul"}, "password"),
        ({}, "password"),
    ],
)
def test_a_password_that_is_refused_stays_as_it_was_and_is_not_sent_back(
    office: Office, typed: dict[str, str], field: str
) -> None:
    aigul = office.person()

    answer = office.signed_in(aigul).post("/account/password", data=typed)

    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert not any(text in answer.text for text in typed.values())
    assert whats(office, aigul.account_id) == []


def test_who_guesses_at_the_password_of_an_open_sign_in_has_to_wait(office: Office) -> None:
    window = office.signed_in(office.person())
    guess = {"again": "not what was chosen", "password": NEW}

    statuses = [window.post("/account/password", data=guess).status_code for _ in range(7)]
    answer = window.post("/account/codes", data={"again": PASSWORD})

    assert statuses == [422] * 6 + [429]
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


def test_another_phone_needs_its_code_and_the_password(office_on_either: Office) -> None:
    office, aigul = office_on_either, office_on_either.person()
    window = office.signed_in(aigul)
    page = window.get("/account/phone").text
    secret, setup = secret_in(page)

    wrong = window.post("/account/phone", data={"setup": setup, "code": office.house.code(aigul), "again": PASSWORD})
    code = totp.code_of(secret, office.clock.step())
    right = window.post("/account/phone", data={"setup": setup, "code": code, "again": PASSWORD})

    assert (wrong.status_code, secret_in(wrong.text)) == (422, (secret, setup))
    assert right.headers["location"] == "/account?done=phone"
    assert whats(office, aigul.account_id) == [What.PHONE_CHANGED]
    office.clock.pass_by(seconds=60)
    assert office.window().post("/sign-in", data=office.typed(aigul)).status_code == 422
    new = office.typed(aigul, code=totp.code_of(secret, office.clock.step()))
    assert office.window().post("/sign-in", data=new).status_code == 303


def secret_in(page: str) -> tuple[str, str]:
    """The secret that a page shows, and the same sealed."""
    secret = re.search(r"<code>([A-Z2-7 ]{32,})</code>", page)
    setup = re.search(r'name="setup" value="([^"]+)"', page)
    assert secret
    assert setup
    return secret[1].replace(" ", ""), unescape(setup[1])


def test_new_recovery_codes_are_shown_once_and_make_the_old_ones_void(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    answer = window.post("/account/codes", data={"again": PASSWORD})

    codes = re.findall(r"<code>([0-9a-z-]{14})</code>", answer.text)
    assert (answer.status_code, answer.headers["cache-control"], len(codes)) == (200, "no-store", 10)
    assert not any(code in window.get("/account/codes").text for code in codes)
    old = office.typed(aigul, code=aigul.recovery_codes[0])
    assert office.window().post("/sign-in", data=old).status_code == 422
    assert "9 codes are left." in office.window().post("/sign-in", data=old | {"code": codes[9]}).text


def test_one_says_that_one_may_be_at_risk_and_takes_it_back(office: Office) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    said = window.post("/account/at-risk", data={"at_risk": "yes"})
    page = window.get(said.headers["location"]).text
    marked = office.accounts.account(aigul.account_id).is_at_risk
    window.post("/account/at-risk", data={})

    assert (said.headers["location"], marked) == ("/account?done=at_risk", True)
    assert 'name="at_risk" value="yes" checked' in page
    assert not office.accounts.account(aigul.account_id).is_at_risk


def test_an_e_mail_address_is_kept_shown_to_its_owner_alone_and_forgotten(office: Office) -> None:
    aigul, admin = office.person(), office.person("Bolot", "admin", "may_confirm")
    window = office.signed_in(aigul)

    window.post("/account/email", data={"email": " aigul@invented.example "})

    assert 'value="aigul@invented.example"' in window.get("/account/email").text
    assert "invented.example" not in office.signed_in(admin).get(f"/accounts/{aigul.account_id}").text
    window.post("/account/email", data={"email": ""})
    assert office.accounts.own.email(aigul.account_id) is None


@pytest.mark.parametrize(
    "address", ["aigul", "a@b", "a@b.example\r\nBcc: c@d.example", "<a@b.example>", "a b@c.example"]
)
def test_what_is_no_e_mail_address_is_refused(office: Office, address: str) -> None:
    aigul = office.person()

    answer = office.signed_in(aigul).post("/account/email", data={"email": address})

    assert answer.status_code == 422
    assert '<a href="#email">' in answer.text
    assert office.accounts.own.email(aigul.account_id) is None


def test_one_reads_what_one_was_granted_and_by_whom_in_words(office: Office) -> None:
    aigul, admin = office.person(), office.person("Chinara", "admin")
    by = office.accounts.account(admin.account_id).who
    office.accounts.governing.grant(by, aigul.account_id, ["country:KZ", "editor"])
    office.accounts.governing.revoke(HOST, aigul.account_id, ["editor"])
    office.accounts.own.settle(aigul.account_id, "ru", "Asia/Bishkek")

    page = office.signed_in(aigul).get("/account").text

    assert "Координатор (Казахстан)" in page
    assert "Даны права: координатор (Казахстан), редактор. Кто дал: Chinara" in page
    assert "Сняты права: редактор. Кто снял: тот, кто ведёт сервер" in page
    assert "a-" + admin.account_id[2:] not in page


def test_the_address_fills_in_no_form_about_an_account(office: Office) -> None:
    window = office.signed_in(office.person())

    page = window.get("/account/email?email=somebody@else.example&draft=1").text

    assert "else.example" not in page
