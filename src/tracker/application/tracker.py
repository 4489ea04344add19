"""Tracker: one method a command. Each loads what it needs, lets the domain decide, and saves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from tracker.application.comparing import astray
from tracker.application.draft import Draft
from tracker.domain.coalition import Coalition
from tracker.domain.events import Stream
from tracker.domain.refusals import ReleaseOfNothing
from tracker.domain.values import Key
from tracker.projections import shelves
from tracker.projections.beside import beside
from tracker.projections.novelties import unreleased
from tracker.projections.runner import Runner
from tracker.projections.viewing import Viewer
from tracker.store import schema
from tracker.store.engine import is_busy, reading, writing
from tracker.store.log import Log
from tracker.store.mapper import microseconds
from tracker.store.refusals import VersionConflict
from tracker.store.tables import log_head
from tracker.store.values import By, Recorded, Written

S = TypeVar("S", bound=Stream)

_TRIES = 5
_BATCH = 2000


class NotFounded(Exception):
    """Nobody has said whose record this is: run `init` or `demo` first."""


class AlreadyFounded(Exception):
    """The database is a coalition's already."""


@dataclass(frozen=True)
class Founding:
    """Whose record a new database is to be: names and texts by language."""

    name: Mapping[str, str]
    publisher: Mapping[str, str]
    contact: Mapping[str, str]
    zone: str
    origin: str
    sample: bool


class Tracker:
    """The commands."""

    def __init__(self, engine: Engine, log: Log, runner: Runner) -> None:
        self._engine, self._log, self._runner = engine, log, runner

    def found(self, founding: Founding, by: By) -> Written:
        """Set up the record; raises AlreadyFounded."""
        if self.coalition_id() is not None:
            raise AlreadyFounded
        draft = Draft()
        coalition = Coalition.found(
            name=draft.words(founding.name),
            publisher=draft.words(founding.publisher),
            contact=draft.words(founding.contact),
            zone=Key(founding.zone),
            origin=Key(founding.origin),
            sample=founding.sample,
        )
        draft.take(coalition)
        return self.save(draft, by)

    def release(self, by: By, *, reason: Mapping[str, str] | None = None) -> int:
        """Release the record as it stands and give the edition's number; raises ReleaseOfNothing."""
        return self.change(self._the_coalition(), Coalition, by, lambda it, draft: self._release(it, draft, reason))

    def release_if_anything_is_new(self, by: By, today: date) -> int | None:
        """Release, unless that would change no public page: what teams record and what is noted waits for what does."""
        with reading(self._engine) as connection:
            sample = bool(shelves.coalition(connection).get("sample"))
            now = Viewer(shelves.head(connection), day=today, today=today, sample=sample)
            if shelves.edition(connection) is not None and unreleased(connection, now).is_nothing:
                return None
        with suppress(ReleaseOfNothing):
            return self.release(by)
        return None

    def accept_clock(self, by: By) -> int:
        """Record that the machine's clock is to be believed, in this process and in all that read the log.

        Gives how far it lies after the last recorded moment, in microseconds, negative where before. Raises NotFounded.
        """

        def accepted(coalition: Coalition, _draft: Draft) -> int:
            drift = self._log.guard.accept(microseconds(self._log.head().recorded_at))
            coalition.accept_clock(drift)
            return drift

        with self._log.alone():
            return self.change(self._the_coalition(), Coalition, by, accepted)

    def change(self, stream_id: UUID, kind: type[S], by: By, decide: Callable[[S, Draft], int]) -> int:
        """Load a stream, decide, save; decided again on the fresh stream where somebody else was quicker."""
        for tries_left in reversed(range(_TRIES)):
            stream, draft = self._log.stream(stream_id, kind), Draft()
            answer = decide(stream, draft)
            draft.take(stream)
            try:
                written = self.save(draft, by, answer=str(answer))
            except VersionConflict:
                if not tries_left:
                    raise
            else:
                break
        return int(written.answer)

    def save(self, draft: Draft, by: By, *, answer: str = "") -> Written:
        """Record what a draft holds; `answer` is kept for the same command sent again."""
        return self._log.write(draft.events(), by, words=draft.secrets, answer=answer)

    def coalition_id(self) -> UUID | None:
        """Give the coalition's stream, None before it was founded."""
        return self._log.stream_of("coalition", "the")

    def coalition(self) -> Coalition:
        """Give the coalition."""
        return self._log.stream(self._the_coalition(), Coalition)

    def rebuild(self, names: Sequence[str] = ()) -> int:
        """Fold read models again from the first event, all where none is named; give the number of events read.

        On PostgreSQL others read and write meanwhile; on SQLite those who write wait.
        """
        if self._engine.dialect.name == "postgresql":
            with beside(self._engine, self._runner, names) as place:
                place.fill(self._batches)
                place.take_over(self._batches)
                return place.events
        with self._alone() as connection:
            return self._runner.rebuild(connection, self._batches, names)

    def migrate(self) -> None:
        """Bring the tables to this version's, and fold what was emptied by that.

        On PostgreSQL it is folded before, while others read and write. Raises NewerDatabase, StoreUnavailable.
        """
        if self._engine.dialect.name != "postgresql" or schema.current(self._engine) in {None, schema.head()}:
            schema.upgrade(self._engine)
            self.catch_up()
            return
        with beside(self._engine, self._runner) as place:
            for tries_left in reversed(range(_TRIES)):
                place.fill(self._batches)
                try:
                    place.take_over_with(schema.upgrade_on, self._batches)
                except DBAPIError as wrong:  # somebody read from a table for long
                    if not (tries_left and is_busy(wrong)):
                        raise
                else:
                    break

    def parked(self) -> list[str]:
        """Name the read models that failed and have not caught up yet."""
        try:
            with reading(self._engine) as connection:
                shelves.require_well(connection)
        except shelves.ReadModelParked as parked:
            return list(parked.names)
        return []

    def catch_up(self) -> list[str]:
        """Try parked read models whose time has come; give the names of those that are well again."""
        if not self.parked():
            return []
        with self._alone() as connection:
            return self._runner.catch_up(connection, self._batches, datetime.now(UTC))

    def astray(self) -> list[str]:
        """Name the read models that hold other rows than a rebuild would give."""
        return astray(self._engine, self._runner, self._batches)

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """Write while nobody records: what is folded here ends with the log."""
        with writing(self._engine) as connection:
            connection.execute(select(log_head.c.position).with_for_update())
            yield connection

    def _batches(self, after: int) -> Iterator[list[Recorded]]:
        while batch := self._log.read(after, _BATCH):
            yield batch
            after = batch[-1].position

    def _release(self, coalition: Coalition, draft: Draft, reason: Mapping[str, str] | None) -> int:
        return coalition.release(self._through(coalition), reason=draft.words(reason))

    def _through(self, coalition: Coalition) -> int:
        """Give the position to release through; a log whose last event is the last release has nothing new."""
        head = self._log.head().position
        last = self._log.read(head - 1, 1)
        is_release = bool(last) and getattr(last[0].event, "TOPIC", "") == "coalition.released"
        return coalition.released_through if is_release else head

    def _the_coalition(self) -> UUID:
        found = self.coalition_id()
        if found is None:
            raise NotFounded
        return found
