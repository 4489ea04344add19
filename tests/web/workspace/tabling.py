"""Bringing a table, and looking at what would become of its rows."""

import re
from uuid import uuid4

from httpx2 import Response
from msgspec.json import encode
from starlette.testclient import TestClient

from tests.web.workspace.office import Office
from tests.web.workspace.sending import said
from tests.web.workspace.staff import Staff
from tracker.application.intake.reading.tables import CSV, XLSX, take
from tracker.application.intake.reading.tabular import Line, Table
from tracker.application.workspace import Workspace
from tracker.domain.rights import Who
from tracker.store.values import By
from tracker.web.workspace.rows.weighing import RowsGiven

BRING, ROWS = "/intake/sheet", "/intake/sheet/rows"


def as_csv(*rows: str) -> bytes:
    """A table in UTF-8, a line for each row."""
    return "\n".join(rows).encode()


def a_table(staff: Staff, kind: str) -> str:
    """Keep a table for somebody, of a coordinator's for a stranger, and give its id."""
    its = staff.account_id(kind if kind in staff.people else "recorder")
    line = Line(1, ("key", "demands", "on", "looked"))
    given = RowsGiven("check", "mine", Table((line, Line(2, ("1", "kz-2021-1", "2024", "court")))))
    return str(staff.office.accounts.row_files.keep(its, encode(given)))


class Clerk:
    """A coordinator of Kazakhstan at a window, who brings tables that need no process of their own to be read."""

    def __init__(self, office: Office, *roles: str, nickname: str = "Aigul", language: str = "en") -> None:
        self.office, self.person = office, office.person(nickname, *(roles or ("country:KZ",)))
        self.window = office.signed_in(self.person)
        if language != "en":
            self.window.post("/account/language", data={"language": language, "zone": "Asia/Bishkek"})

    @property
    def workspace(self) -> Workspace:
        """The commands, for what the clerk does without a page."""
        found: Workspace = self.window.app.state.office.workspace  # type: ignore[attr-defined]
        return found

    @property
    def who(self) -> Who:
        """What the clerk may do."""
        sign = self.office.accounts.sign(self.window.cookies["sid"])
        assert sign is not None
        return sign.who

    def by(self) -> By:
        """One sending of a form."""
        return By(self.person.account_id, "web", uuid4(), "body")

    def table(self, kind: str, *rows: str, name: str = "mine", content: bytes | None = None) -> str:
        """Keep a table, CSV unless other content is given, and give the address of what would become of its rows."""
        answer = take(XLSX, content) if content else take(CSV, as_csv(*rows))
        assert answer.refused == ""
        given = RowsGiven(kind, name, answer.table)
        return f"{ROWS}?sheet={self.office.accounts.row_files.keep(self.person.account_id, encode(given))}"

    def looks(self, kind: str, *rows: str, name: str = "mine") -> dict[int, str]:
        """Look at what would become of each row."""
        return rows_told(said(self.window.get(self.table(kind, *rows, name=name)).text))

    def gives(self, kind: str, *rows: str, name: str) -> None:
        """Record what can be recorded of a table, changed rows too, and look at nothing."""
        sheet = self.table(kind, *rows, name=name).rpartition("=")[2]
        assert self.window.post(ROWS, data={"sheet": sheet, "changed": "yes"}).status_code == 303

    def records(self, kind: str, *rows: str, name: str = "mine", **typed: str) -> dict[int, str]:
        """Record what can be recorded of a table, and look at what is then said of each row."""
        return rows_told(record(self.window, self.table(kind, *rows, name=name), **typed))


def bring(
    window: TestClient, content: bytes, kind: str = "development", name: str = "mine.csv", **typed: str
) -> Response:
    """Send the form with a table, as a browser does."""
    fields = {"command": str(uuid4()), "kind": kind} | typed
    answer: Response = window.post(BRING, data=fields, files={"file": (name, content, "text/csv")})
    return answer


def looked_through(window: TestClient, content: bytes, kind: str = "development", **typed: str) -> tuple[str, str]:
    """Bring a table that is read; give the address of what would become of its rows, and what that page says."""
    answer = bring(window, content, kind, **typed)
    assert answer.status_code == 303, said(answer.text)
    address = answer.headers["location"]
    return address, said(window.get(address).text)


def record(window: TestClient, address: str, **typed: str) -> str:
    """Record what can be recorded of a table, and give what the page says then."""
    sheet = address.rpartition("=")[2]
    answer = window.post(ROWS, data={"command": str(uuid4()), "sheet": sheet} | typed)
    assert answer.status_code == 303, said(answer.text)
    return said(window.get(answer.headers["location"]).text)


def rows_told(page: str) -> dict[int, str]:
    """What a page says of each row, by its number."""
    _, _, listed = page.partition("The rows")
    listed = listed.partition("Throw this table away")[0]
    found = re.split(r"Row (\d+) ", listed)
    return {int(number): told.strip() for number, told in zip(found[1::2], found[2::2], strict=True)}
