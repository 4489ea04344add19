"""A small record with its workspace before it, and people who sign in to it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient

from tests.accounts.people import Clock, House, Person
from tests.record import KEY
from tests.reminders.pigeonhole import Pigeonhole
from tests.web.given import Given
from tests.windows import Window
from tracker.accounts.accounts import Accounts
from tracker.accounts.sealing import Seal
from tracker.application.proving import Prover
from tracker.application.reader import Reader
from tracker.application.safekeeping import Safekeeping
from tracker.application.workspace import Workspace
from tracker.application.workspace.intake.intakes import Intakes
from tracker.reminders.reminders import Reminders, Way
from tracker.store.held_files import HeldFiles
from tracker.store.public_log.folder import LogFolder
from tracker.web.app import WorkspaceParts, create_app
from tracker.web.site import PublicLog

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
OURS = "http://localhost"
MOST = 2_000_000
"""Bytes that a file may have."""
SAME = {"sec-fetch-site": "same-origin"}
"""What a browser says of a form that a page of ours sent."""


class Office:
    """A record that is released, accounts with a clock that a test sets, and the pages of both."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.given = Given(folder, url=url).found().fill().release() if url else Given.released(folder)
        self.files = HeldFiles(folder / "files", KEY, MOST)
        self.log_folder = LogFolder(folder / "log")
        self.house = House(self.given.record.engine, Clock(NOW))
        self.post = Pigeonhole()

    @property
    def clock(self) -> Clock:
        """The clock of accounts; the record has its own."""
        return self.house.clock

    @property
    def accounts(self) -> Accounts:
        return self.house.accounts

    @property
    def engine(self) -> Engine:
        return self.given.record.engine

    def window(self, origin: str = OURS, *, proxies: tuple[str, ...] = (), **options: Any) -> TestClient:
        """A browser's window that follows no redirect by itself, and that nobody is signed in at."""
        return Window(self.app(proxies), base_url=origin, headers=SAME, follow_redirects=False, **options)

    def app(self, proxies: tuple[str, ...] = ()) -> FastAPI:
        """The application, as a host would serve it."""
        record = self.given.record
        reader = Reader(record.engine, record.log, record.book, lambda: self.given.today)
        shared: dict[str, Any] = {
            "tracker": self.given.tracker,
            "today": lambda: self.given.today,
            "opened": self.accounts.opened.of,
            "files": self.files,
        }
        parts_of_record = (record.engine, record.log, record.book)
        workspace = Workspace(*parts_of_record, **shared)
        intakes = Intakes(*parts_of_record, rows=self.accounts.intakes, reader=reader, **shared)
        parts = WorkspaceParts(self.accounts, workspace, intakes, self.clock, self.reminders(reader), proxies)
        prover = Prover(record.engine, record.book, self.log_folder)
        keeping = Safekeeping(record.engine, self.log_folder, self.log_folder.path / "no backups", self.clock)
        published = PublicLog(self.log_folder, prover, self.log_folder.path / "no key", keeping)
        return create_app(reader, workspace=parts, public_log=published)

    def reminders(self, reader: Reader | None = None) -> Reminders:
        """What reminds the people of this record; mails go to a list."""
        record = self.given.record
        return Reminders(
            record.engine,
            log=record.log,
            reader=reader or Reader(record.engine, record.log, record.book, lambda: self.given.today),
            accounts=self.accounts,
            seal=Seal(self.house.key),
            way=Way(self.post, "reminders@mail.example", OURS),
            clock=self.clock,
        )

    def person(self, nickname: str = "Aigul", *roles: str) -> Person:
        """Somebody with an account who is not signed in."""
        return self.house.person(nickname, *roles)

    def signed_in(self, person: Person) -> TestClient:
        """A window that somebody has just signed in at."""
        window = self.window()
        window.cookies.set("sid", self.house.signed_in(person).token)
        return window

    def typed(self, person: Person, **other: str) -> dict[str, str]:
        """What somebody types on the sign-in page."""
        return {"nickname": person.nickname, "password": person.password, "code": self.house.code(person)} | other

    def close(self) -> None:
        """Let go of the database."""
        self.given.close()
