"""Every route of the API against everybody, with a token and without: who reads, whose command is carried out."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from httpx2 import Response

from tests.accounts.people import PASSWORD, PEER
from tests.web.api import table
from tests.web.api.programs import ALL, BASE
from tests.web.given import ACT
from tests.web.workspace.entries import Entries
from tests.web.workspace.staff import ANONYMOUS, EVERYBODY, KINDS, Staff
from tracker.accounts.own import Again


class Programs:
    """A program of each kind of person, with a token of every scope."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.tokens = {kind: self.token(kind, *ALL) for kind in KINDS}

    def token(self, kind: str, *scopes: str) -> str:
        make = self.staff.office.accounts.tokens.make
        return make(self.staff.sign(kind), Again(PASSWORD, PEER), name="", scopes=scopes, days=1).token

    def ask(self, kind: str, method: str, path: str, token: str = "", **given: Any) -> Response:
        headers = {"command-id": str(uuid4()), "if-match": '"nothing"'} if method == "POST" else {}
        if kind != ANONYMOUS:
            headers["authorization"] = f"Bearer {token or self.tokens[kind]}"
        self.staff.office.clock.pass_by(seconds=1)
        answer: Response = self.staff.window.request(method, f"{BASE}/{path}", headers=headers, **given)
        return answer

    def version(self, kind: str) -> str:
        return str(self.ask(kind, "GET", "me").headers["etag"])

    def give(self, kind: str, command: str, body: object) -> Response:
        answer = self.ask(kind, "POST", f"commands/{command}", json=body)
        if answer.status_code != 412:
            return answer
        headers = {"command-id": str(uuid4()), "if-match": self.version(kind)}
        headers["authorization"] = f"Bearer {self.tokens[kind]}"
        again: Response = self.staff.window.post(f"{BASE}/commands/{command}", json=body, headers=headers)
        return again


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programs]:
    made = Programs(Staff(tmp_path_factory.mktemp("programs")))
    yield made
    made.staff.close()


def each(row: str) -> dict[str, int]:
    """What everybody gets by a row of the table."""
    return dict(zip(EVERYBODY, map(int, row.split()), strict=True))


def test_the_table_has_a_row_for_each_command_and_each_kind_of_person() -> None:
    assert tuple(table.ORDER.split()) == EVERYBODY
    assert table.COMMANDS.keys() <= {one for its in table.SCOPES.values() for one in its.split()}


@pytest.mark.parametrize("path", table.READ)
def test_a_reading_is_given_to_those_who_may_read_it(programs: Programs, path: str) -> None:
    address, row = table.READ[path]

    assert {kind: programs.ask(kind, "GET", address).status_code for kind in EVERYBODY} == each(row)


@pytest.mark.parametrize("audience", table.AN_ENTRY)
def test_an_entry_is_given_to_its_audience_and_is_nothing_to_others(programs: Programs, audience: str) -> None:
    entry = ACT if audience == "released" else Entries(programs.staff).of("development", audience)

    got = {kind: programs.ask(kind, "GET", f"entries/{entry}").status_code for kind in EVERYBODY}

    assert got == each(table.AN_ENTRY[audience])


@pytest.mark.parametrize("command", table.COMMANDS)
def test_a_command_is_carried_out_for_those_who_may_give_it_and_leaves_nothing_for_others(
    programs: Programs, command: str
) -> None:
    body, row = table.COMMANDS[command]

    for kind, wanted in each(row).items():
        before = programs.staff.seen
        answer = programs.give(kind, command, body)
        assert (kind, answer.status_code) == (kind, wanted), answer.text
        assert (programs.staff.seen > before) is (wanted == 201)


@pytest.mark.parametrize("scope", table.SCOPES)
def test_a_token_gives_no_command_that_it_is_not_for(programs: Programs, scope: str) -> None:
    other = programs.token("editor", *(one for one in ALL if one != scope))
    before = programs.staff.seen

    for command in table.SCOPES[scope].split():
        answer = programs.ask("editor", "POST", f"commands/{command}", token=other, json={})
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing"), command
        assert answer.json()["scope"] == scope
        assert programs.ask(ANONYMOUS, "POST", f"commands/{command}", json={}).json()["code"] == "no_token"
    assert programs.staff.seen == before
    programs.staff.office.accounts.tokens.revoke(
        programs.staff.account_id("editor"),
        programs.staff.office.accounts.tokens.of(programs.staff.account_id("editor"))[0].token_id,
    )


def test_a_token_that_is_not_for_reading_reads_what_everybody_reads(programs: Programs) -> None:
    token = programs.token("recorder", "record")
    Entries(programs.staff).of("development", "members")

    blind, public = programs.ask("recorder", "GET", "entries", token=token), programs.ask(ANONYMOUS, "GET", "entries")

    assert blind.json()["items"] == public.json()["items"]
    assert programs.ask("recorder", "GET", "me", token=token).json()["code"] == "scope_missing"
