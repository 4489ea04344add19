"""Loader: a register into the record, one transaction a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from tracker.application.loading.assessments_file import load_assessments_file
from tracker.application.loading.calendar_file import load_calendar_file
from tracker.application.loading.file_load import FileLoad, Memory
from tracker.application.loading.ledger import Ledger, NotApplied
from tracker.application.loading.ratifications_file import load_ratifications_file
from tracker.application.loading.register_file import load_register_file
from tracker.application.loading.timeline_file import load_timeline_file
from tracker.application.register_reading import (
    ASSESSMENTS,
    CALENDAR,
    RATIFICATIONS,
    REGISTER,
    TIMELINE,
    Register,
)
from tracker.domain.coalition import Coalition
from tracker.domain.load import Load
from tracker.domain.load_events import Counts, Loaded
from tracker.domain.refusals import Refused
from tracker.domain.values import Key
from tracker.projections.loading import loaded_rows
from tracker.store.engine import reading
from tracker.store.log import Log
from tracker.store.refusals import AlreadyMade
from tracker.store.values import By
from tracker.store.word_book import WordBook

ACCOUNT = "register"
_MOST_LOADS = 10_000

_FILES: tuple[tuple[str, Callable[[FileLoad, Register], None]], ...] = (
    (RATIFICATIONS, load_ratifications_file),
    (REGISTER, load_register_file),
    (TIMELINE, load_timeline_file),
    (ASSESSMENTS, load_assessments_file),
    (CALENDAR, load_calendar_file),
)


class NoCoalition(Exception):
    """Nothing can be loaded before `init` or `demo` has said whose record this is."""


class RowRefused(Exception):
    """A row says what the rules do not allow (`refused`); nothing of its file was recorded, files before it were."""

    def __init__(self, file: str, row: str, refused: Refused) -> None:
        self.file, self.row, self.refused = file, row, refused
        super().__init__(file, row, refused.message)


@dataclass(frozen=True)
class FileReport:
    """What a load did with one file; `events` is 0 where nothing was recorded."""

    file: str
    counts: Counts
    events: int
    not_applied: Sequence[NotApplied]


class Loader:
    """Loads registers."""

    def __init__(self, engine: Engine, log: Log, book: WordBook) -> None:
        self._engine, self._log, self._book = engine, log, book

    def load(self, register: Register) -> Sequence[FileReport]:
        """Load every file that the register has, each whole or not at all; what is on record already stays.

        Raises NoCoalition, RowRefused, AlreadyMade where another register brought a demand of it before, and the
        refusals of the store. Run again after a failure, it goes on with the file that failed.
        """
        self._refuse_another_name(register)
        memory = Memory()
        return [self._load(register, file, rows, memory) for file, rows in _FILES if file in register.files]

    def _refuse_another_name(self, register: Register) -> None:
        """Refuse a register that was loaded under another name before anything of it is recorded a second time."""
        name = Key(f"{register.name}/{REGISTER.removesuffix('.yaml')}")
        with reading(self._engine) as connection:
            ledger = Ledger(name, self._book, loaded_rows(connection, name))
        for demand in register.register["demands"]:
            stream_id = self._log.stream_of("demand", demand["key"])
            if stream_id is not None and ledger.became("demands", demand["key"]) is None:
                raise AlreadyMade("demand", demand["key"], stream_id)

    def has_loaded(self, name: str, sums: Mapping[str, str]) -> bool:
        """Say whether the last load of each file of a register was of these very bytes; `sums` are SHA-256 by file."""
        kept = self._log.recorder.select_notifications(1, _MOST_LOADS, topics=[Loaded.TOPIC])
        events = [self._log.mapper.read(one)[0] for one in kept]
        last = {one.file: one.sha256 for one in events if isinstance(one, Loaded) and one.register == name}
        return last == sums

    def _load(
        self, register: Register, file: str, rows: Callable[[FileLoad, Register], None], memory: Memory
    ) -> FileReport:
        head = self._log.head().position
        name = Key(f"{register.name}/{file.removesuffix('.yaml')}")
        with reading(self._engine) as connection:
            ledger = Ledger(name, self._book, loaded_rows(connection, name))
            version = register.version(file)
            load = FileLoad(
                self._log,
                self._book,
                connection,
                ledger,
                memory,
                version=version,
                sample=self._coalition().sample,
            )
            try:
                rows(load, register)
            except Refused as refused:
                raise RowRefused(file, ledger.current, refused) from None
            events = list(load.collect())
        if events:
            loaded = Load.of(Key(register.name), Key(file), version, Key(register.sha256(file)), ledger.counts())
            events.extend(loaded.collect_events())  # type: ignore[arg-type]
            by = By(ACCOUNT, "load")
            self._log.write(events, by, words=load.draft.secrets, expected_head=head)
        return FileReport(file, ledger.counts(), len(events), ledger.not_applied)

    def _coalition(self) -> Coalition:
        stream_id = self._log.stream_of("coalition", "the")
        if stream_id is None:
            raise NoCoalition
        return self._log.stream(stream_id, Coalition)
