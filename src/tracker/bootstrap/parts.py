"""Parts: a running program put together from its settings, over a record that is there or begins."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from tracker.accounts.accounts import Accounts
from tracker.application.erasing.clearing import Clearing
from tracker.application.erasing.traces import Traces
from tracker.application.loading.loader import Loader
from tracker.application.reader import Reader
from tracker.application.safekeeping import Safekeeping
from tracker.application.tracker import AlreadyFounded, Founding, NotFounded, Tracker
from tracker.application.workspace import Workspace
from tracker.application.workspace.intake.intakes import Intakes
from tracker.bootstrap.lock_marker import is_locked, require_open
from tracker.bootstrap.recovery import settle_if_nobody_did
from tracker.domain.catalogue import AGGREGATES, TOPICS, keys_of
from tracker.domain.coalition import Coalition
from tracker.outbox.mails import Mails
from tracker.projections.runner import Runner
from tracker.reminders.reminders import Reminders
from tracker.settings import Settings, SettingsRefused
from tracker.store import schema
from tracker.store.clock import SystemClock
from tracker.store.engine import make_engine, require_durable
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.log import Log
from tracker.store.mapper import EventMapper
from tracker.store.public_log.folder import LogFolder
from tracker.store.refusals import KeyFileExists, StoreUnavailable
from tracker.store.values import By
from tracker.store.word_book import WordBook

DEMO = "demo"
"""The folder of a demo within the usual home."""

MEGABYTE = 1_000_000

HOST = By("host", "cli")
"""The account that commands given on the host are recorded under."""


class NoRecord(Exception):
    """There is no database where one was looked for: run `init` or `demo` first."""

    def __init__(self, place: Path) -> None:
        self.place, self.elsewhere = place, place / DEMO
        self.reason = "demo_elsewhere" if self.elsewhere.exists() else ""
        super().__init__(place)


@dataclass(frozen=True)
class Parts:
    """Everything that a running program is made of; `key` is None where a record is only looked at."""

    settings: Settings
    engine: Engine
    key: WorkingKey | None
    log: Log
    book: WordBook
    runner: Runner
    tracker: Tracker
    loader: Loader
    reader: Reader
    accounts: Accounts
    workspace: Workspace
    intakes: Intakes
    files: HeldFiles
    clearing: Clearing

    @cached_property
    def reminders(self) -> Reminders:
        """Build what reminds people; raises SettingsRefused where mails cannot leave as the settings say."""
        from tracker.bootstrap.reminding import reminders  # noqa: PLC0415 - it is built of these parts

        return reminders(self)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def connect(settings: Settings, *, writes: bool = True, opens_words: bool = True) -> Parts:
    """Open a record that is on this version's tables; one that is only looked at needs no key, and takes it if it may.

    Raises RecordLocked where it is written to, NoRecord, OlderDatabase, NewerDatabase, NotDurable, StoreUnavailable,
    and the refusals of the key file.
    """
    if writes:
        require_open(settings)
    with let_go_on_failure(open_engine(settings)) as engine:
        if schema.current(engine) is None:
            raise NoRecord(settings.home)
        schema.require_current(engine)
        if writes:
            require_durable(engine)
        has_key = writes or (opens_words and settings.key_path.exists() and not is_locked(settings))
        return assemble(settings, engine, WorkingKey.load(settings.key_path) if has_key else None)


def prepare(settings: Settings) -> Parts:
    """Make a record, or bring one to this version's tables; what is there already stays. Raises RecordLocked."""
    require_open(settings)
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with let_go_on_failure(make_engine(address(settings))) as engine:
        require_durable(engine)
        if schema.current(engine) is None and not settings.key_path.exists():
            with suppress(KeyFileExists):  # another process was quicker: its key is the one
                WorkingKey.create(settings.key_path)
        key = WorkingKey.load(settings.key_path)
        schema.upgrade(engine)
        parts = assemble(settings, engine, key)
        parts.tracker.catch_up()
        return parts


def migrate(settings: Settings) -> bool:
    """Bring a record that is there to this version's tables, and refill those that changed; say whether any did."""
    engine = open_engine(settings)
    try:
        before = schema.current(engine)
        if before is None:
            schema.upgrade(engine)
        assemble(settings, engine, None).tracker.migrate()
    finally:
        engine.dispose()
    return before != schema.head()


def open_engine(settings: Settings) -> Engine:
    """Open a database that is there already; raises NoRecord, and StoreUnavailable for a folder that is read-only."""
    file = settings.database_file
    if file is not None and not file.exists():
        raise NoRecord(settings.home)
    if file is not None and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise StoreUnavailable("read_only")
    return make_engine(address(settings), settings.connections, settings.connection_wait)


def address(settings: Settings) -> URL:
    """Give the database's address; raises SettingsRefused where it is none."""
    if settings.database:
        try:
            return make_url(settings.database)
        except (ArgumentError, ValueError):
            raise SettingsRefused(["TRACKER_DATABASE"]) from None
    return URL.create("sqlite", database=str(settings.database_file))


def coalition_at(settings: Settings) -> Coalition | None:
    """Say whose record lies in a home, None where none does; raises NewerDatabase."""
    try:
        engine = open_engine(settings)
    except NoRecord:
        return None
    try:
        if schema.current(engine) is None:
            return None
        return assemble(settings, engine, None).tracker.coalition()
    except NotFounded:
        return None
    finally:
        engine.dispose()


def found(settings: Settings, founding: Founding) -> Parts:
    """Make a record and say whose it is; raises AlreadyFounded, and what `prepare` raises."""
    if coalition_at(settings) is not None:
        raise AlreadyFounded
    parts = prepare(settings)
    with let_go_on_failure(parts.engine):
        settle_if_nobody_did(settings)
        parts.tracker.found(founding, HOST)
    return parts


def web(parts: Parts) -> Callable[..., Any]:
    """Build the pages."""
    from tracker.bootstrap.static_copy import public_log  # noqa: PLC0415 - commands that serve nothing start faster
    from tracker.bootstrap.watching import watching  # noqa: PLC0415
    from tracker.web.app import WorkspaceParts, create_app  # noqa: PLC0415

    proxies, watched = parts.settings.trusted_proxies, watching(parts)
    workspace = WorkspaceParts(parts.accounts, parts.workspace, parts.intakes, _now, parts.reminders, proxies, watched)
    log, address = public_log(parts), parts.settings.address
    return create_app(parts.reader, workspace=workspace, public_log=log, address=address)


def safekeeping(parts: Parts) -> Safekeeping:
    """Give what looks whether the record is signed and backed up as it should be; nobody runs a demo every day."""
    return Safekeeping(parts.engine, LogFolder(parts.settings.public_log), parts.settings.backups_path, _now)


def assemble(settings: Settings, engine: Engine, key: WorkingKey | None) -> Parts:
    """Put the parts together over an open database."""
    book, runner = WordBook(engine, key), Runner()
    log = Log(engine, mapper(), SystemClock(), book, read_side=runner.inline, keys_of=keys_of)
    log.begin()
    files = HeldFiles(settings.files, key, settings.largest_file * MEGABYTE)
    tracker, accounts = Tracker(engine, log, runner), Accounts(engine, key, _now, pages=settings.pages)
    reader, mails = Reader(engine, log, book, lambda: _now().date()), Mails(engine)
    clearing = Clearing(engine, log, files, mails, settings.backups_path, needed=accounts.intakes.files)
    shared: dict[str, Any] = {
        "tracker": tracker,
        "today": _latest_today,
        "opened": accounts.opened.of,
        "files": files,
        "traces": traces(accounts, mails),
        "clear_away": clearing.clear_away,
    }
    return Parts(
        settings=settings,
        engine=engine,
        key=key,
        log=log,
        book=book,
        runner=runner,
        tracker=tracker,
        loader=Loader(engine, log, book),
        reader=reader,
        accounts=accounts,
        workspace=Workspace(engine, log, book, **shared),
        intakes=Intakes(engine, log, book, rows=accounts.intakes, reader=reader, **shared),
        files=files,
        clearing=clearing,
    )


def traces(accounts: Accounts, mails: Mails) -> Traces:
    """Give what is looked through when somebody is erased: all that lies beside the record."""
    return Traces((accounts.drafts, accounts.own_reminders, accounts.intakes, accounts.row_files), mails)


@contextmanager
def let_go_on_failure(engine: Engine) -> Iterator[Engine]:
    """Close a database again where what follows fails."""
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


def _now() -> datetime:
    return datetime.now(UTC)


def _latest_today() -> date:
    """Give the day that it is where the day begins first: nobody who writes "today" lies ahead of it."""
    return (_now() + timedelta(hours=14)).date()


@cache
def mapper() -> EventMapper:
    """Give what reads and writes events, of the topics that are allowed; it keeps nothing, so one serves all."""
    return EventMapper(TOPICS, AGGREGATES)
