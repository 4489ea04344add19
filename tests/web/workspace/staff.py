"""One person of each kind in front of one record, and what any of them gets who asks for a page or sends a form."""

from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Any
from uuid import UUID

from httpx2 import Response
from sqlalchemy import insert, select

from tests.accounts.people import Person
from tests.web.workspace.office import Office
from tracker.accounts.accounts import HOST, Sign
from tracker.accounts.roles import ADMIN, COUNTRY, EDITOR, MAY_CONFIRM
from tracker.accounts.tables import TIED_TO_NOW, accounts_metadata, sign_in
from tracker.application.workspace import Workspace
from tracker.domain.rights import Who
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds

KINDS = {
    "member": (),
    "team": (COUNTRY + "KZ",),
    "recorder": (COUNTRY + "KZ",),
    "another": (COUNTRY + "KG",),
    "confirmer": (MAY_CONFIRM,),
    "editor": (EDITOR,),
    "admin": (ADMIN,),
}
"""Whoever is signed in: a member; of Kazakhstan's team two, of whom one recorded what tests ask for; and the others."""

ANONYMOUS = "anonymous"
EVERYBODY = (ANONYMOUS, *KINDS)
ALL_RIGHTS = (COUNTRY + "KG", COUNTRY + "KZ", MAY_CONFIRM, EDITOR, ADMIN)

Rows = dict[str, list[tuple[Any, ...]]]


class Staff:
    """The people, each signed in; they share one window that stays open, so that all is made ready once."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.office = Office(folder, url)
        self._open = ExitStack()
        self.window = self._open.enter_context(self.office.window(raise_server_exceptions=False))
        self.workspace: Workspace = self.window.app.state.office.workspace  # type: ignore[attr-defined]
        self.people: dict[str, Person] = {}
        self.tokens: dict[str, str] = {}
        for kind, roles in KINDS.items():
            self.join(kind, *roles)

    def join(self, kind: str, *roles: str) -> None:
        """Let somebody in, whose nickname says of which kind they are."""
        self.people[kind] = self.office.person(f"nick{kind}", *roles)
        self.let_in(kind)

    def let_in(self, kind: str) -> None:
        """Sign somebody in, once more where that was ended; without the password, which tests change."""
        token, now = token_urlsafe(32), microseconds(self.office.clock())
        row: dict[str, str | int] = {"id": token_hex(6), "token": sha256(token.encode()).hexdigest(), "device": "phone"}
        row |= {"account": self.people[kind].account_id, "began_at": now, "seen_at": now}
        with writing(self.office.engine) as connection:
            connection.execute(insert(sign_in), row)
        self.tokens[kind] = token

    def ask(self, kind: str, address: str, method: str = "GET", **options: Any) -> Response:
        """Send a request as somebody of this kind would."""
        headers = {**options.pop("headers", {})}
        if kind in self.tokens:
            headers["cookie"] = f"sid={self.tokens[kind]}"
        self.window.cookies.clear()
        answer: Response = self.window.request(method, address, headers=headers, **options)
        if (method, address, answer.status_code) == ("POST", "/account/travel", 303) and kind in self.tokens:
            self.arrive(kind)
        return answer

    def arrive(self, kind: str) -> None:
        """End a journey that a test began: everybody else can read again, and so can whoever it was."""
        self.office.accounts.travel_mode.end(HOST, self.account_id(kind))
        self.let_in(kind)

    def who(self, kind: str) -> Who:
        """What somebody may see and do."""
        return self.sign(kind).who

    def sign(self, kind: str) -> Sign:
        """Somebody's sign-in."""
        found = self.office.accounts.sign(self.tokens[kind])
        assert found is not None
        return found

    @property
    def seen(self) -> int:
        """The position of a page that is made now."""
        return self.office.given.record.log.head().position

    def rows(self) -> Rows:
        """All that accounts keep but for who is signed in and who tried to be, and how long the log is."""
        kept: Rows = {"log": [(self.seen,)]}
        with reading(self.office.engine) as connection:
            for table in accounts_metadata.sorted_tables:
                if table not in TIED_TO_NOW:
                    kept[table.name] = [tuple(row) for row in connection.execute(select(table))]
        return kept

    def account_id(self, kind: str) -> str:
        """The id of somebody's account."""
        return self.people[kind].account_id

    def open_for(self, kind: str, entry_id: UUID) -> None:
        """Open a confidential entry for somebody."""
        self.office.accounts.opened.put(self.account_id("recorder"), entry_id, self.account_id(kind))

    def close(self) -> None:
        """Shut the window, and let go of the database."""
        self._open.close()
        self.office.close()
