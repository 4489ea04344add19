"""The page of an invite: what it says, what it makes, and when it is closed."""

import re
from html import unescape

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.accounts.people import PASSWORD
from tests.web.workspace.office import Office
from tracker.accounts import totp
from tracker.accounts.account_log import What
from tracker.accounts.accounts import HOST
from tracker.accounts.roles import Roles

NEW = "four winds blow here"


def an_invite(office: Office, *roles: str) -> str:
    """The address of a new invite."""
    return f"/invite/{office.accounts.invites.make(HOST, Roles.of(roles)).token}"


def typed(office: Office, page: str, **other: str) -> dict[str, str]:
    """What somebody fills in who has read the secret from the page into a phone."""
    secret = re.search(r"<code>([A-Z2-7 ]{32,})</code>", page)
    setup = re.search(r'name="setup" value="([^"]+)"', page)
    assert secret
    assert setup
    code = totp.code_of(secret[1].replace(" ", ""), office.clock.step())
    ordinary = {"nickname": "Aigul", "password": PASSWORD, "code": code, "setup": setup[1]}
    return ordinary | {"language": "ru", "zone": "Asia/Almaty"} | other


def accepting(window: TestClient, office: Office, invite: str, **other: str) -> Response:
    return window.post(invite, data=typed(office, window.get(invite).text, **other))


def test_an_accepted_invite_makes_the_account_signs_in_and_shows_the_codes_once(office_on_either: Office) -> None:
    office, window = office_on_either, office_on_either.window()
    invite = an_invite(office, "country:KZ", "may_confirm")

    answer = accepting(window, office, invite)

    made = office.accounts.by_nickname("aigul")
    assert (made.language, made.zone) == ("ru", "Asia/Almaty")
    assert made.roles == Roles.of(["country:KZ", "may_confirm"])
    assert [line.what for line in office.accounts.log(made.account_id)] == [What.MADE]
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert len(re.findall(r"<code>[0-9a-z]{4}(?:-[0-9a-z]{4}){2}</code>", answer.text)) == 10
    assert window.get("/account").status_code == 200


def test_the_codes_that_were_shown_are_those_that_sign_in(office: Office) -> None:
    answer = accepting(office.window(), office, an_invite(office))
    (code, *_) = re.findall(r"<code>([0-9a-z-]{14})</code>", answer.text)

    signed_in = office.window().post("/sign-in", data={"nickname": "Aigul", "password": PASSWORD, "code": code})

    assert signed_in.status_code == 200
    assert "9 codes are left." in signed_in.text


def test_codes_that_nobody_saw_are_asked_about_until_they_are_written_down(office: Office) -> None:
    window = office.window()
    accepting(window, office, an_invite(office), language="en")  # its answer is lost on the way
    before = window.get("/desk").text

    window.post("/account/codes", data={"again": PASSWORD})
    still = window.get("/desk").text
    answer = window.post("/account/codes/kept")

    made = office.accounts.by_nickname("aigul").account_id
    assert "If you never saw them, because the line broke, make new ones now." in before
    assert 'id="codes"' in still
    assert answer.headers["location"] == "/desk"
    assert 'id="codes"' not in window.get("/desk").text
    assert {line.what for line in office.accounts.log(made)} >= {What.CODES_RENEWED, What.CODES_KEPT}


def test_an_invite_says_what_it_grants_and_until_when_before_anything_is_typed(office: Office) -> None:
    page = office.window().get(f"{an_invite(office, 'country:KG', 'editor')}?language=ru").text

    assert "Координатор (Кыргызстан)" in page
    assert "Редактор: делает выпуски" in page
    assert "до 24\N{NO-BREAK SPACE}ноября 2026 года, 16:00 (UTC+6 · Бишкек)" in page
    assert "Не меньше 15 знаков" in page


def test_the_secret_stands_there_as_picture_as_text_and_as_a_link_for_this_phone(office: Office) -> None:
    page = office.window().get(an_invite(office)).text

    secret = re.search(r"<code>([A-Z2-7 ]{32,})</code>", page)
    link = re.search(r'href="(otpauth://totp/[^"]+)"', page)
    assert secret
    assert link
    assert f"secret={secret[1].replace(' ', '')}" in unescape(link[1])
    assert "Test" not in link[1]
    assert re.search(r'<div class="qr" role="img" aria-label="[^"]+"><svg [^>]+><g', page)
    assert "style=" not in page


def test_to_look_at_an_invite_uses_nothing_up(office: Office) -> None:
    invite, window = an_invite(office), office.window()

    statuses = [window.get(invite).status_code, window.head(invite).status_code, window.get(invite).status_code]

    assert statuses == [200, 200, 200]
    assert len(office.accounts.invites.open()) == 1
    assert office.accounts.everyone() == []


@pytest.mark.parametrize(
    ("other", "field", "sentence"),
    [
        ({"password": "short"}, "password", "at least 15 characters"),
        ({"password": "passwordpassword"}, "password", "tried first"),
        ({"password": "aigul and the rest"}, "password", "must not contain the nickname"),
        ({"code": "000000"}, "code", "does not fit"),
        ({"nickname": "A\N{ZERO WIDTH SPACE}igul"}, "nickname", "letters and digits"),
        ({"nickname": "\N{RIGHT-TO-LEFT OVERRIDE}lugiA"}, "nickname", "letters and digits"),
        ({"nickname": "Аigul"}, "nickname", "one alphabet"),
        ({"nickname": "B0lot"}, "nickname", "taken"),
        ({"zone": "Mars/Olympus"}, "zone", "time zone of the list"),
        ({"language": "xx"}, "language", "language of the list"),
    ],
)
def test_a_refused_form_says_what_is_wrong_at_its_field_and_makes_nothing(
    office: Office, other: dict[str, str], field: str, sentence: str
) -> None:
    office.person("Bolot")

    answer = accepting(office.window(), office, an_invite(office), **other)

    assert answer.status_code == 422
    assert re.search(rf'<li><a href="#{field}">[^<]*{sentence}', answer.text)
    assert f'aria-describedby="{field}-hint {field}-wrong"' in answer.text or f'"{field}-wrong"' in answer.text
    assert [one.nickname for one in office.accounts.everyone()] == ["Bolot"]


def test_a_refused_form_keeps_nickname_zone_and_secret_and_never_the_password(office: Office) -> None:
    invite, window = an_invite(office), office.window()
    first = window.get(invite).text
    again = window.post(invite, data=typed(office, first, code="000000")).text

    secrets = [re.findall(r"<code>([A-Z2-7 ]{32,})</code>", page) for page in (first, again)]

    assert secrets[0] == secrets[1]
    assert 'value="Aigul"' in again
    assert '<option value="Asia/Almaty" selected>' in again
    assert PASSWORD not in again
    assert window.post(invite, data=typed(office, again)).status_code == 200


@pytest.mark.parametrize(
    "setup", ["", "AAAA", "not base64!", "AAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\N{PILE OF POO}"]
)
def test_a_secret_that_is_not_ours_makes_no_account(office: Office, setup: str) -> None:
    answer = accepting(office.window(), office, an_invite(office), setup=setup)

    assert answer.status_code == 422
    assert office.accounts.everyone() == []


def test_the_secret_of_one_invite_is_no_good_for_another(office: Office) -> None:
    window, mine, other = office.window(), an_invite(office), an_invite(office)

    answer = window.post(mine, data=typed(office, window.get(other).text))

    assert answer.status_code == 422
    assert office.accounts.everyone() == []


def test_a_used_invite_says_so_and_what_to_do_if_it_was_somebody_else(office_on_either: Office) -> None:
    office, invite = office_on_either, an_invite(office_on_either)
    window = office.window()
    page = window.get(invite).text
    window.post(invite, data=typed(office, page))

    shown, sent = window.get(invite), window.post(invite, data=typed(office, page, nickname="Bolot"))

    assert [shown.status_code, sent.status_code] == [410, 410]
    assert "If it was not you" in shown.text
    assert [one.nickname for one in office.accounts.everyone()] == ["Aigul"]


def test_an_invite_closes_after_72_hours_even_while_its_page_is_open(office: Office) -> None:
    invite, window = an_invite(office), office.window()
    page = window.get(invite).text

    office.clock.pass_by(hours=72)
    shown, sent = window.get(invite), window.post(invite, data=typed(office, page))

    assert [shown.status_code, sent.status_code] == [410, 410]
    assert "A link works for 72 hours" in shown.text
    assert office.accounts.everyone() == []


@pytest.mark.parametrize("token", ["x", "%00", "a" * 3000, "\N{CYRILLIC SMALL LETTER ZHE}", "..%2faccount"])
def test_an_unknown_invite_is_not_there_and_tells_nothing_more(office: Office, token: str) -> None:
    answer = office.window().get(f"/invite/{token}")

    assert answer.status_code == 404
    assert "nickname" not in answer.text.lower()


def test_a_withdrawn_invite_looks_as_if_it_had_never_been(office: Office) -> None:
    invite, window = an_invite(office), office.window()
    office.accounts.invites.withdraw(HOST, office.accounts.invites.open()[0].invite_id)

    withdrawn, unknown = window.get(invite), window.get("/invite/never-made")

    assert (withdrawn.status_code, withdrawn.text) == (unknown.status_code, unknown.text)


def test_renewed_access_asks_for_no_nickname_and_keeps_what_was_granted(office: Office) -> None:
    aigul = office.person("Aigul", "editor")
    elsewhere = office.signed_in(aigul)
    invite = f"/invite/{office.accounts.invites.renew(HOST, aigul.account_id).token}"
    window = office.window()
    page = window.get(invite).text

    answer = window.post(invite, data={**typed(office, page), "password": NEW, "nickname": "Other"})

    assert "New access for Aigul" in page
    assert 'name="nickname"' not in page
    assert answer.status_code == 200
    assert office.accounts.by_nickname("Aigul").roles == Roles.of(["editor"])
    assert elsewhere.get("/account").status_code == 303


def test_renewed_access_does_not_thaw_an_account(office: Office) -> None:
    aigul = office.person()
    office.accounts.governing.freeze(HOST, aigul.account_id)
    invite, window = f"/invite/{office.accounts.invites.renew(HOST, aigul.account_id).token}", office.window()

    answer = accepting(window, office, invite, password=NEW)

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert "The account is still frozen" in answer.text


def test_nobody_reads_an_invite_over_a_line_that_others_can_read(office: Office) -> None:
    invite = an_invite(office)

    answers = [office.window("http://tracker.example").request(method, invite) for method in ("GET", "POST")]

    assert [answer.status_code for answer in answers] == [403, 403]
