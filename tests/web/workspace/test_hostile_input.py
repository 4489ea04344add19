"""Whatever a form holds, its sender gets a page and no mishap, nothing is half-written, and texts stay texts."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from json import dumps
from typing import Any
from uuid import uuid4
from weakref import WeakKeyDictionary

import pytest
from httpx2 import Response
from psycopg import sql

from tests.in_turn import each_with_one, of_turn
from tests.journeys.pages import parse
from tests.postgres import PostgresServer
from tests.web.workspace import matrix
from tests.web.workspace.forms_sent import ACCOUNT, FORMS, Sender, filled
from tests.web.workspace.office import Office
from tests.web.workspace.open_to_all import published
from tests.web.workspace.sending import recorded, said, words
from tests.web.workspace.staff import ALL_RIGHTS, Staff
from tests.web.workspace.test_matrix import WITH_A_FILE
from tracker.domain import entry_events, person_events
from tracker.web.workspace.posted import MOST_BYTES

EVERYTHING = "everything"
FORM = "application/x-www-form-urlencoded"
SCRIPT = '<script>alert("x")</script>&{{ 7 * 7 }}'
UNSEEN = "\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT ISOLATE}"
MIXED = f"{SCRIPT}a\0b{UNSEEN}"
NASTY = {
    "a script, NUL, and what no reader sees": MIXED,
    "nothing but what no reader sees": UNSEEN,
    "a measure without end": "kz-2021-1." + "9" * 5000,
    "too long": "x" * 1_000_000,
}
FIELDS = 3
"""One of so many fields of each form is looked at in every run."""
ENDS_SIGN_INS = {"/sign-out", "/account/password", "/account/phone"}

Spoil = Callable[[dict[str, Any]], dict[str, Any]]
Form = tuple[str, dict[str, Any]]

_UNSENT: WeakKeyDictionary[Staff, dict[str, Form]] = WeakKeyDictionary()
FOR_A_SCRIPT = "/sign-in/passkey/begin"
"""What answers with JSON, and takes no field of a form."""


@pytest.fixture(scope="module")
def all_rights(busy_staff: Staff) -> Staff:
    """Give a staff with somebody who may do everything, and reads Russian."""
    busy_staff.join(EVERYTHING, *ALL_RIGHTS)
    busy_staff.office.accounts.own.settle(busy_staff.account_id(EVERYTHING), "ru", "Asia/Bishkek")
    return busy_staff


def send(staff: Staff, path: str, spoil: Spoil) -> Response:
    """Send a form that would be carried out but for what was done to it; what is refused leaves nothing.

    What was refused is sent again with something else, so that the record does not grow with every try.
    """
    unsent = _UNSENT.setdefault(staff, {})
    address, fields = unsent.pop(path) if path in unsent else filled(path, Sender(staff, EVERYTHING))
    before = staff.rows()
    spoilt = spoil(fields | ({"command": str(uuid4())} if "command" in fields else {}))
    headers = {"accept-language": "ru", **spoilt.pop("headers", {})}
    answer = staff.ask(EVERYTHING, address, "POST", headers=headers, **spoilt)
    if answer.status_code >= 400:
        assert staff.rows() == before, (path, fields)
        unsent[path] = address, fields
    if path in ENDS_SIGN_INS:
        staff.let_in(EVERYTHING)
    return answer


def with_one(name: str, text: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Put a text into one field of a form."""
    return {"data": fields | {name: text}}


def is_fine(answer: Response, *, sent: str = "") -> bool:
    """Say whether it leads on, or is a page in the reader's language that holds no element that was sent."""
    if answer.status_code == 303:
        return answer.headers["location"].isascii()
    if not 400 <= answer.status_code < 500 and answer.status_code != 200:
        return False
    page = parse(answer.text)
    scripts = [one for one in page.all("script") if not one["src"].startswith("/static/")]
    return page.one("html")["lang"] == "ru" and not scripts and not (sent and sent in answer.text)


@pytest.mark.parametrize(("path", "nasty"), each_with_one([path for path in FORMS if path != FOR_A_SCRIPT], NASTY))
def test_a_form_full_of_nonsense_is_answered_with_a_page(all_rights: Staff, path: str, nasty: str) -> None:
    answer = send(all_rights, path, lambda fields: {"data": dict.fromkeys(fields, nasty)})

    assert is_fine(answer, sent=SCRIPT), answer.status_code


@pytest.mark.parametrize("path", FORMS)
def test_one_field_of_nonsense_is_answered_with_a_page(all_rights: Staff, path: str, *, is_full: bool) -> None:
    names = [*filled(path, Sender(all_rights, EVERYTHING))[1]]
    for name in of_turn(names, len(path), FIELDS, is_full=is_full):
        answer = send(all_rights, path, partial(with_one, name, MIXED))
        assert is_fine(answer, sent=SCRIPT), name


@pytest.mark.postgres
def test_what_no_database_takes_is_no_mishap_on_the_stricter_one(on_postgres: Staff) -> None:
    for path in FORMS:
        answer = send(on_postgres, path, lambda fields: {"data": dict.fromkeys(fields, "9" * 300 + "\0")})
        assert answer.status_code < 500, path


@pytest.fixture(scope="module")
def on_postgres(tmp_path_factory: pytest.TempPathFactory, postgres_server: PostgresServer) -> Iterator[Staff]:
    """Give the same on PostgreSQL."""
    postgres_server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier("hostile")))
    made = Staff(tmp_path_factory.mktemp("on-postgres"), postgres_server.url("hostile"))
    made.join(ACCOUNT)
    made.join(EVERYTHING, *ALL_RIGHTS)
    yield made
    made.close()


BODIES: dict[str, Spoil] = {
    "two thousand fields": lambda fields: {"data": fields | {f"more{number}": "x" for number in range(2000)}},
    "a file": lambda fields: {"data": fields, "files": {"notes": ("a.exe", b"MZ\0", "application/x-msdownload")}},
    "JSON": lambda fields: {"content": dumps(fields), "headers": {"content-type": "application/json"}},
    "plain text": lambda _: {"content": "a=b", "headers": {"content-type": "text/plain"}},
    "no end": lambda _: {"content": "--line\r\n", "headers": {"content-type": "multipart/form-data; boundary=line"}},
    "too much": lambda fields: {"data": fields | {f"more{part}": "x" * 900_000 for part in range(6)}},
    "a field without end": lambda fields: {"data": fields | {"notes": "x" * 1_300_000}},
}
NO_TEXT = [b"notes=%FF%FE&on=%C3%28", b"notes=\xff\xfe&=&&;%%%", b"\xd0=\xd0&" * 50]
TOO_LARGE = {"too much"}
NOT_READ = {"/stop/{token}"}
"""Where the address alone decides: nothing that is sent along is read (RFC 8058)."""


@pytest.fixture(scope="module")
def ready(all_rights: Staff) -> dict[str, Form]:
    """Give every form with its address, filled in once: for what is refused before anybody looks at it."""
    return {path: filled(path, Sender(all_rights, EVERYTHING)) for path in FORMS if path != "/sign-out"}


@pytest.mark.parametrize("body", BODIES)
def test_what_is_no_form_of_ours_is_refused_with_a_page(
    all_rights: Staff, ready: dict[str, Form], body: str, *, is_full: bool
) -> None:
    before = all_rights.rows()

    for path, (address, fields) in of_turn([*ready.items()], [*BODIES].index(body), len(BODIES), is_full=is_full):
        if path in NOT_READ or (body == "a file" and path in WITH_A_FILE):
            continue
        answer = all_rights.ask(EVERYTHING, address, "POST", **BODIES[body](fields))
        assert answer.status_code == (413 if body in TOO_LARGE and path not in WITH_A_FILE else 400), path
        assert "Эту форму не удалось прочитать" in answer.text

    assert all_rights.rows() == before


@pytest.mark.parametrize("raw", NO_TEXT)
def test_bytes_that_are_no_text_are_answered_with_a_page(
    all_rights: Staff, ready: dict[str, Form], raw: bytes, *, is_full: bool
) -> None:
    for path, (address, _) in of_turn([*ready.items()], NO_TEXT.index(raw), len(NO_TEXT), is_full=is_full):
        answer = all_rights.ask(EVERYTHING, address, "POST", content=raw, headers={"content-type": FORM})
        assert answer.status_code < 500, path


def test_a_form_that_grows_while_it_is_sent_is_cut_off(all_rights: Staff) -> None:
    growing = (b"notes=" + b"x" * 99_000 + b"&" for _ in range(MOST_BYTES // 99_000 + 20))

    answer = all_rights.ask(EVERYTHING, "/record", "POST", content=growing, headers={"content-type": FORM})

    assert answer.status_code == 413


@pytest.mark.postgres
@pytest.mark.parametrize("nasty", ["a%00b", "%ED%A0%80", "9" * 300, "..%2f..%2fx"])
def test_an_address_that_nobody_wrote_is_no_mishap(on_postgres: Staff, nasty: str) -> None:
    paths = [path for path in (*matrix.SHOWN, *published()) if "{" in path.removeprefix("/{language}")]

    for path in paths:
        address = path.replace("{language}", "en")
        for name in ("token", "account_id", "code", "reference", "entry_id", "key", "on", "known"):
            address = address.replace(f"{{{name}}}", nasty)
        assert 300 < on_postgres.ask(EVERYTHING, address).status_code < 500, address


QUERIED = {
    "/desk": ("done",),
    "/record": ("country", "demand", "measure", "draft"),
    "/confirm": ("page", "confirmed", "refused", "taken"),
    "/desk/demands/kz-2021-1/assess": ("measure", "basis", "corrects", "draft"),
    "/desk/countries/KZ": ("state", "theme", "done"),
}


@pytest.mark.postgres
@pytest.mark.parametrize("nasty", [f"a\0{SCRIPT}", "9" * 5000, UNSEEN, "kz-2021-1.1:refused.too_early"])
def test_a_query_that_nobody_wrote_is_no_mishap(on_postgres: Staff, nasty: str) -> None:
    for path, names in QUERIED.items():
        for name in names:
            answer = on_postgres.ask(EVERYTHING, path, params={name: nasty})
            assert answer.status_code < 500, (path, name)
            assert SCRIPT not in answer.text


def test_a_script_that_was_recorded_is_shown_as_text_on_every_page(all_rights: Staff) -> None:
    send(all_rights, "/record", lambda fields: {"data": fields | {"notes": SCRIPT, "audience": "country_team"}})
    [*_, event] = recorded(all_rights.office, entry_events.DevelopmentRecorded)

    for address in (
        "/desk/demands/kz-2021-1",
        f"/desk/entries/{event.entry_id}",
        f"/desk/entries/{event.entry_id}/correct",
    ):
        page = all_rights.ask("team", address).text
        assert escape(SCRIPT, quote=False).replace('"', "&#34;") in page, address
        assert SCRIPT not in page


def test_what_no_reader_sees_is_not_kept(all_rights: Staff) -> None:
    send(all_rights, "/record", lambda fields: {"data": fields | {"notes": f"The court{UNSEEN} sat\0"}})
    [*_, event] = recorded(all_rights.office, entry_events.DevelopmentRecorded)

    assert words(all_rights.office, event.notes) == {"en": "The court sat"}


def test_a_text_that_is_refused_comes_back_whole(all_rights: Staff) -> None:
    typed = f"{SCRIPT} \"a\" 'b' " + "Суд отложил дело. " * 900

    answer = send(all_rights, "/record", lambda fields: {"data": fields | {"notes": typed}})

    assert answer.status_code == 422
    assert " ".join(typed.split()) in said(answer.text)


def test_a_naming_full_of_nonsense_names_nobody(all_rights: Staff) -> None:
    before = recorded(all_rights.office, person_events.NamingSet)

    for nasty in NASTY.values():
        send(all_rights, "/people/{key}/naming", partial(with_one, "naming", nasty))

    assert recorded(all_rights.office, person_events.NamingSet) == before


@pytest.mark.parametrize("kept", ['{"form": "/record", "values": {"notes": ["\\ud800"]}}', "[" * 100_000, "1e999", "{"])
def test_what_a_sign_in_is_said_to_have_kept_is_believed_only_if_it_can_be_read(office: Office, kept: str) -> None:
    person = office.person()

    answer = office.window().post("/sign-in", data=office.typed(person, kept=kept, to="/\N{CYRILLIC SMALL LETTER ZHE}"))

    assert (answer.status_code, answer.headers["location"]) == (303, "/desk")
    assert office.accounts.drafts.list(person.account_id) == []


def test_roles_are_changed_as_a_whole_or_not_at_all(all_rights: Staff) -> None:
    before = all_rights.office.accounts.account(all_rights.account_id(ACCOUNT)).roles
    granted = "editor" if not before.is_editor else "may_confirm"

    answer = send(
        all_rights, "/accounts/{account_id}/roles", lambda _: {"data": {"role": [granted], "had": ["no such role"]}}
    )

    assert answer.status_code == 422
    assert all_rights.office.accounts.account(all_rights.account_id(ACCOUNT)).roles == before
