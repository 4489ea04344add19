"""Bootstrap: builds everything from settings; the one module that knows all others."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from tracker.application import backup
from tracker.application import restore as restoring
from tracker.application.copying import copy_to_file
from tracker.application.loading.loader import FileReport, Loader
from tracker.application.manifest import Manifest, digest
from tracker.application.reader import Reader
from tracker.application.register_reading import FILES, Register, read_register
from tracker.application.sample import SAMPLE
from tracker.application.tracker import AlreadyFounded, Founding, NotFounded, Tracker
from tracker.domain.catalogue import AGGREGATES, TOPICS, keys_of
from tracker.domain.coalition import Coalition
from tracker.projections.runner import Runner
from tracker.register import bundled
from tracker.settings import Settings, SettingsRefused
from tracker.store import schema
from tracker.store.clock import SystemClock
from tracker.store.contents import Expected
from tracker.store.engine import make_engine, require_durable
from tracker.store.keys import WorkingKey
from tracker.store.log import Log
from tracker.store.mapper import EventMapper
from tracker.store.refusals import KeyFileExists, StoreUnavailable
from tracker.store.report import Report
from tracker.store.values import By
from tracker.store.verify import verify
from tracker.store.word_book import WordBook

_BUNDLED = "central-asia"
DEMO = "demo"
"""The folder of a demo within the usual home."""

HOST = By("host", "cli")
"""The account that commands given on the host are recorded under."""


class NoRecord(Exception):
    """There is no database where one was looked for: run `init` or `demo` first."""

    def __init__(self, place: Path) -> None:
        self.place, self.elsewhere = place, place / DEMO
        self.reason = "demo_elsewhere" if self.elsewhere.exists() else ""
        super().__init__(place)


class NotADemo(Exception):
    """The record is a coalition's own: sample data does not belong into it."""


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

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def connect(settings: Settings, *, writes: bool = True) -> Parts:
    """Open a record that is on this version's tables; one that is only looked at needs no key.

    Raises NoRecord, OlderDatabase, NewerDatabase, NotDurable, StoreUnavailable, and the refusals of the key file.
    """
    with _let_go_on_failure(open_engine(settings)) as engine:
        if schema.current(engine) is None:
            raise NoRecord(settings.home)
        schema.require_current(engine)
        if writes:
            require_durable(engine)
        has_key = writes or settings.key_path.exists()
        return _parts(settings, engine, WorkingKey.load(settings.key_path) if has_key else None)


def prepare(settings: Settings) -> Parts:
    """Make a record, or bring one to this version's tables; what is there already stays."""
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _let_go_on_failure(make_engine(address(settings))) as engine:
        require_durable(engine)
        if schema.current(engine) is None and not settings.key_path.exists():
            with suppress(KeyFileExists):  # another process was quicker: its key is the one
                WorkingKey.create(settings.key_path)
        key = WorkingKey.load(settings.key_path)
        schema.upgrade(engine)
        return _parts(settings, engine, key)


def open_engine(settings: Settings) -> Engine:
    """Open a database that is there already; raises NoRecord, and StoreUnavailable for a folder that is read-only."""
    file = settings.database_file
    if file is not None and not file.exists():
        raise NoRecord(settings.home)
    if file is not None and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        raise StoreUnavailable("read_only")
    return make_engine(address(settings))


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
        return _parts(settings, engine, None).tracker.coalition()
    except NotFounded:
        return None
    finally:
        engine.dispose()


def found(settings: Settings, founding: Founding) -> Parts:
    """Make a record and say whose it is; raises AlreadyFounded, and what `prepare` raises."""
    if coalition_at(settings) is not None:
        raise AlreadyFounded
    parts = prepare(settings)
    with _let_go_on_failure(parts.engine):
        parts.tracker.found(founding, HOST)
    return parts


def demo(settings: Settings) -> tuple[Parts, Sequence[FileReport]]:
    """Prepare a demo: found it where it is not, load the bundled register, release what is new.

    Raises NotADemo, and what `prepare`, the loader and the store raise.
    """
    there = coalition_at(settings)
    if there is not None and not there.sample:
        raise NotADemo
    parts = prepare(settings)
    with _let_go_on_failure(parts.engine):
        if there is None:
            parts.tracker.found(SAMPLE, HOST)
        reports = [] if _is_loaded(parts) else parts.loader.load(bundled_register(parts))
        parts.tracker.release_if_anything_is_new(By("demo", "scheduler"))
    return parts, reports


def verifier(key: WorkingKey | None, known: Mapping[int, bytes] | None = None) -> Callable[[Engine], Report]:
    """Give what verifies the whole log of a database: with the key it opens all words; `known` gives roots by size."""
    expected = Expected(keys_of=keys_of, working_key=key)
    return lambda engine: verify(engine, _mapper(), expected, known)


def back_up(parts: Parts, target: Path) -> Manifest:
    """Write a checked backup; raises what `application.backup.back_up` raises, and NotFounded."""
    sample = parts.tracker.coalition().sample
    return backup.back_up(parts.engine, verifier(parts.key), target, sample=sample)


def restore(settings: Settings, source: Path, key_source: Path | None) -> Parts:
    """Put a backup into a new home, or into an empty database of a server.

    Raises what `application.restore` raises, the refusals of the key file, and those of the store.
    """
    key = WorkingKey.load(key_source or settings.key_path)

    def rebuilt(restored: Engine) -> None:
        _parts(settings, restored, key).tracker.rebuild()

    engine = make_engine(address(settings))
    try:
        _require_room(settings, engine, Manifest.beside(source).size)
        restoring.examine(source, verifier(key))
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if key_source is not None:
            restoring.copy_key(key_source, settings.key_path)
        restoring.put(source, engine, settings.database_file, rebuilt)
    finally:
        engine.dispose()
    return connect(settings)


@contextmanager
def rehearsal(parts: Parts) -> Iterator[Parts]:
    """Give a copy of a record to try something out on; it is thrown away afterwards."""
    with TemporaryDirectory(prefix=".rehearsal-", dir=parts.settings.home) as folder:
        file = Path(folder) / "tracker.db"
        copy_to_file(parts.engine, file)
        engine = make_engine(URL.create("sqlite", database=str(file)))
        copy = _parts(parts.settings, engine, parts.key)
        try:
            if parts.engine.dialect.name != "sqlite":
                copy.tracker.rebuild()
            yield copy
        finally:
            engine.dispose()


@contextmanager
def _let_go_on_failure(engine: Engine) -> Iterator[Engine]:
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


def _require_room(settings: Settings, engine: Engine, size: int) -> None:
    """Refuse a home or database that holds anything but a key."""
    file = settings.database_file
    if file is None or file.exists():
        restoring.require_room(engine, size)
    lies_there = {path.resolve() for path in settings.home.glob("*")} - {settings.key_path.resolve()}
    if file is not None and lies_there:
        raise restoring.HomeNotEmpty(str(settings.home))


def bundled_register(parts: Parts) -> Register:
    """Read the register that the product ships."""
    return read_register(bundled(), parts.reader.today(), name=_BUNDLED)


def _is_loaded(parts: Parts) -> bool:
    """Say whether a demo holds the register that this version ships: to look is quicker than to load it again."""
    return parts.loader.has_loaded(_BUNDLED, {file: digest(bundled() / file) for file in FILES})


def web(parts: Parts) -> Callable[..., Any]:
    """Build the pages."""
    from tracker.web.app import create_app  # noqa: PLC0415 - commands that serve nothing start faster

    return create_app(parts.reader)


def _parts(settings: Settings, engine: Engine, key: WorkingKey | None) -> Parts:
    book, runner = WordBook(engine, key), Runner()
    log = Log(engine, _mapper(), SystemClock(), book, read_side=runner.inline, keys_of=keys_of)
    return Parts(
        settings=settings,
        engine=engine,
        key=key,
        log=log,
        book=book,
        runner=runner,
        tracker=Tracker(engine, log, runner),
        loader=Loader(engine, log, book),
        reader=Reader(engine, log, book, lambda: datetime.now(UTC).date()),
    )


def _mapper() -> EventMapper:
    return EventMapper(TOPICS, AGGREGATES)
