"""Every route against everybody: who gets a page, whose form is carried out, and what all others are told."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from fastapi import APIRouter
from httpx2 import Response
from starlette.routing import BaseRoute

from tests.application.file_types.pictures import a_jpeg
from tests.web.api import table as of_programs
from tests.web.api.programs import BASE
from tests.web.given import AIGUL, BOLOT, CHINARA, UNION
from tests.web.workspace import intakes, matrix
from tests.web.workspace.changes_sent import change_that_waits
from tests.web.workspace.entries import Entries
from tests.web.workspace.filing import a_file
from tests.web.workspace.forms_sent import ACCOUNT, FORMS, Sender, filled
from tests.web.workspace.occasions import plan
from tests.web.workspace.open_to_all import published
from tests.web.workspace.staff import ANONYMOUS, EVERYBODY, Staff
from tracker.accounts.accounts import HOST
from tracker.accounts.mailing import Mailing
from tracker.accounts.roles import Roles
from tracker.accounts.secret_addresses import Purpose
from tracker.domain.rights import Right

ABOUT = {
    "reminder": "letter",
    "reminder.docx": "letter",
    "fate": "submission",
    "answer": "letter",
    "answer-urgency": "urgency",
    "done": "step",
    "move": "due",
    "opening": "opening",
    "doubt": "assessment",
    "return": "proposal",
}
"""The kind of entry that a route is about, by the last part of its path; all others are about what happened."""
PERSONS = {"in print": AIGUL, "refused": BOLOT, "agreed": CHINARA}
DEMANDS = {"of Kazakhstan": "kz-2021-1", "of no country": "un-2021-1"}
WITH_A_FILE = {
    "/evidence/new": ("a.jpg", a_jpeg()),
    "/evidence/{evidence_id}/public-copy": ("a.jpg", a_jpeg()),
    "/intake/sheet": ("a.csv", b"key,demands,on,looked\n1,kz-2021-1,2024,court"),
    "/intake/new": ("a.txt", intakes.TEXT.encode()),
}
LEAVES_NO_ROW = {"/sign-out", "/account/sign-ins", "/send/in", "/sign-in/passkey/begin"}
"""What begins or ends sign-ins, which are no rows that are kept."""
AT_THE_DOOR = {"/sign-in", "/sign-in/passkey", "/sign-in/passkey/begin", "/send/in", "/sign-out"}
FOR_STRANGERS = {*AT_THE_DOOR, "/invite/{token}", "/ics/{token}", "/stop/{token}"}
READS = ("GET", "HEAD")


class Addresses:
    """An address for every route, with an entry of each kind and audience behind it."""

    def __init__(self, staff: Staff) -> None:
        self.staff, self._entries = staff, dict[tuple[str, str], str]()
        self.all: list[str] = []
        self._token = staff.office.accounts.invites.make(HOST, Roles()).token
        make, its = staff.office.accounts.addresses.make, staff.account_id(ACCOUNT)
        self._tokens = {f"/{one.value}/{{token}}": make(its, one) for one in Purpose}
        self._mail = a_mail(staff)

    def of(self, path: str, line: str) -> str:
        parts = {"code": "KZ", "name": "check-en.csv", "account_id": self.staff.account_id(ACCOUNT)}
        parts |= {"reference": DEMANDS.get(line, ""), "key": PERSONS.get(line) or self._occasion(path, line)}
        parts |= {"token": self._tokens.get(path, self._token), "mail_id": self._mail}
        if path.startswith("/desk/documents/"):
            parts["key"] = "res-2021"
        if path.startswith("/desk/organisations/"):
            parts["key"] = UNION
        if "{intake_id}" in path:
            parts |= {"intake_id": self._document(), "number": "1"}
        parts |= {"kind": "closed", "change_id": change_that_waits(self.staff) if "{change_id}" in path else ""}
        if "{evidence_id}" in path:
            parts["evidence_id"] = self._file(line)
        return path.format(**parts, entry_id=self._entry(path, line) if "{entry_id}" in path else "")

    def _document(self) -> str:
        if ("intake", "") not in self._entries:
            self._entries["intake", ""] = str(intakes.Desk(self.staff).ready())
        return self._entries["intake", ""]

    def _file(self, audience: str) -> str:
        if ("file", audience) not in self._entries:
            self._entries["file", audience] = a_file(self.staff, audience)
        return self._entries["file", audience]

    def _occasion(self, path: str, line: str) -> str:
        if path.startswith("/sessions/{key}"):
            return "ilc-114" if line == "released" else plan(self.staff, line, kind="cas_case")
        return plan(self.staff, line) if path.startswith("/occasions/{key}") else ""

    def _entry(self, path: str, audience: str) -> str:
        kind = ABOUT.get(path.rpartition("/")[2], "development")
        if (kind, audience) not in self._entries:
            self._entries[kind, audience] = str(Entries(self.staff).of(kind, audience))
        return self._entries[kind, audience]


def a_mail(staff: Staff) -> str:
    """Let a mail go to who records, and give its id."""
    its, accounts = staff.account_id("recorder"), staff.office.accounts
    accounts.own.give_email(its, "recorder@example.org")
    accounts.mailings.settle(its, Mailing(digest_day=staff.office.clock().isoweekday(), from_hour=0, to_hour=24))
    reminders = staff.office.reminders()
    reminders.tick(staff.office.clock())
    return str(reminders.mails.recent(its, 1)[0].mail_id)


@pytest.fixture(scope="module")
def addresses(staff: Staff) -> Addresses:
    return Addresses(staff)


def routes(found: list[BaseRoute]) -> Iterator[BaseRoute]:
    """All routes, those of included routers too."""
    for one in found:
        router = getattr(one, "original_router", None)
        yield from routes(router.routes) if isinstance(router, APIRouter) else [one]


def lines(table: matrix.Line) -> dict[str, dict[str, int]]:
    """The lines of a route: what everybody gets, by the audience or whatever else it depends on."""
    rows = {"public": table} if isinstance(table, str) else table
    return {name: dict(zip(EVERYBODY, map(int, row.split()), strict=True)) for name, row in rows.items()}


def test_every_route_has_a_line_in_the_table_and_says_who_may_use_it(staff: Staff) -> None:
    found = list(routes(staff.window.app.routes))  # type: ignore[attr-defined]

    by_method = {(method, one.path) for one in found for method in one.methods}  # type: ignore[attr-defined]
    for_programs = (f"{BASE}/{path}" for path in (*of_programs.READ, "entries/{entry}"))
    commands = (f"{BASE}/commands/{one}" for its in of_programs.SCOPES.values() for one in its.split())
    readable = {*matrix.SHOWN, *published(), "/static/{name}", *for_programs}
    assert by_method == {
        *((method, path) for path in readable for method in READS),
        *(("POST", p) for p in (*matrix.SENT, *commands)),
    }
    assert all(isinstance(one.endpoint.right, Right) for one in found)  # type: ignore[attr-defined]
    assert set(FORMS) == set(matrix.SENT)
    assert tuple(matrix.ORDER.split()) == EVERYBODY


@pytest.mark.parametrize("path", matrix.SHOWN)
def test_a_page_is_shown_to_those_who_may_see_it_and_to_nobody_else(addresses: Addresses, path: str) -> None:
    for line, wanted in lines(matrix.SHOWN[path]).items():
        address = addresses.of(path, line)
        got = {kind: addresses.staff.ask(kind, address) for kind in EVERYBODY}

        assert {kind: answer.status_code for kind, answer in got.items()} == wanted, line
        assert got[ANONYMOUS].headers.get("location", "/sign-in").startswith(("/sign-in", "/send/in"))


def test_a_public_page_is_the_same_for_everybody(staff: Staff) -> None:
    for address, status in published().values():
        stranger, admin = (staff.ask(kind, address) for kind in (ANONYMOUS, "admin"))
        coordinator = staff.ask("recorder", address)

        assert [one.status_code for one in (stranger, admin, coordinator)] == [status] * 3, address
        assert stranger.content == admin.content == coordinator.content


@pytest.mark.parametrize("path", matrix.SENT)
def test_a_form_is_carried_out_for_those_who_may_send_it_and_leaves_nothing_for_others(
    busy_staff: Staff, path: str
) -> None:
    for audience, wanted in lines(matrix.SENT[path]).items():
        refused = {kind: status for kind, status in wanted.items() if not is_done(path, kind, status)}
        allowed = wanted.keys() - refused.keys()

        assert refusals(busy_staff, path, audience, refused) == refused, audience
        assert {kind: carried_out(busy_staff, kind, path, audience) for kind in allowed} == {
            kind: (wanted[kind], path not in LEAVES_NO_ROW) for kind in allowed
        }, audience


def is_done(path: str, kind: str, status: int) -> bool:
    """Say whether a form is carried out; a stranger who sends one of an account's own is sent to sign in."""
    return status < 400 and (kind != ANONYMOUS or path in FOR_STRANGERS)


def refusals(staff: Staff, path: str, audience: str, kinds: dict[str, int]) -> dict[str, int]:
    """What those get whose form is not carried out; nothing may be left of it."""
    if not kinds:
        return {}
    address, fields = filled(path, Sender(staff, ANONYMOUS, audience))
    before = staff.rows()
    answers = {kind: staff.ask(kind, address, "POST", **posted(path, fields)) for kind in kinds}
    assert staff.rows() == before, path
    assert {one.headers.get("location", "/sign-in").partition("?")[0] for one in answers.values()} == {"/sign-in"}
    return {kind: answer.status_code for kind, answer in answers.items()}


def posted(path: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Send a form, with a picture, table or document where it takes a file."""
    return {"data": fields} | ({"files": {"file": WITH_A_FILE[path]}} if path in WITH_A_FILE else {})


def carried_out(staff: Staff, kind: str, path: str, audience: str) -> tuple[int, bool]:
    """What somebody gets whose form is carried out, and whether that left anything."""
    address, fields = filled(path, Sender(staff, kind, audience))
    before = staff.rows()
    answer = staff.ask(kind, address, "POST", **posted(path, fields))
    changed = staff.rows() != before
    if path == "/sign-out" and kind != ANONYMOUS:
        staff.let_in(kind)
    return answer.status_code, changed


@pytest.mark.parametrize("kind", ["another", "confirmer", "editor", "team"])
def test_what_one_may_not_know_is_told_of_as_what_is_not_there(addresses: Addresses, kind: str) -> None:
    for path in (one for one in matrix.SHOWN if "{entry_id}" in one):
        hidden, nowhere = addresses.of(path, "confidential"), path.format(entry_id=uuid4())

        for method in ("GET", "POST"):
            answers = [addresses.staff.ask(kind, address, method) for address in (hidden, nowhere)]
            assert told(answers[0]) == told(answers[1]), (path, method)


def told(answer: Response) -> tuple[int, str]:
    """A status and a page, without the id that was asked for."""
    return answer.status_code, re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "", answer.text)


def test_an_admin_of_accounts_sees_no_more_of_the_record_than_a_member(addresses: Addresses) -> None:
    staff = addresses.staff

    for address in ("/desk", "/desk/countries/KZ", "/desk/demands/kz-2021-1", "/confirm"):
        member, admin = (main(staff.ask(kind, address).text) for kind in ("member", "admin"))
        assert member == admin, address
    for path, table in matrix.SHOWN.items():
        if "{entry_id}" in path or "{key}" in path or "{reference}" in path:
            assert all(line["admin"] == line["member"] for line in lines(table).values()), path


def main(page: str) -> str:
    """What a page says of the record, without ids that are drawn for each form and how the mails are."""
    body = page[page.index("<main") : page.index("</main>")]
    body = re.sub(r'<p class="quiet"><a href="/reminders#health">.*?</p>', "", body)
    return re.sub(r'name="command" value="[^"]*"', "", body)
