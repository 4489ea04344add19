"""Writes events into the log and reads them back: the library's recorder, for SQLite and PostgreSQL alike.

One write transaction does it all: lock, has this command been carried out?, checks, positions, moment,
commitments, tree, events, words, keys, read side, head. So positions have no gap and follow the order of
commits, a reader who tails the log misses nothing, and whoever was answered finds their own work on the
next page.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from threading import RLock, local
from typing import Any, NamedTuple
from uuid import UUID

from eventsourcing.persistence import IntegrityError, ProcessRecorder, StoredEvent, Tracking
from sqlalchemy import Connection, Engine, Select, Table, bindparam, func, insert, select, update

from tracker.store import checks
from tracker.store.acceptance import Heeding
from tracker.store.batch import NOBODY, Batch
from tracker.store.clock import ClockGuard
from tracker.store.engine import reading, writing
from tracker.store.leaves import Leaves
from tracker.store.mapper import Kept, Unrecorded, moment
from tracker.store.prepared import Prepared
from tracker.store.refusals import StoreUnavailable
from tracker.store.subscription import Polling
from tracker.store.tables import (
    command,
    event,
    log_commit,
    log_head,
    tracking,
    unique_key,
    words,
    words_about,
)
from tracker.store.tree import Frontier
from tracker.store.values import Written
from tracker.store.word_book import erase

Fold = Callable[[Connection, Written], None]
"""What is told of a write before it is committed, with the connection that writes."""

KEPT = select(
    event.c.position,
    event.c.stream_id,
    event.c.version,
    event.c.topic,
    event.c.class_version,
    event.c.state,
    event.c.staff,
    event.c.recorded_at,
)
_OF_STREAM = Prepared(
    KEPT.where(event.c.stream_id == bindparam("stream"), event.c.version > bindparam("after")).order_by(event.c.version)
)
_KEPT_FIELDS = (
    *("id", "originator_id", "originator_version", "topic"),
    *("class_version", "state", "staff", "recorded_at"),
)


_HEAD = Prepared(select(log_head.c.position, log_head.c.recorded_at, log_head.c.frontier).with_for_update())
_INTO = {table: Prepared(insert(table)) for table in (event, words, words_about, unique_key, log_commit, command)}
_MOVE = Prepared(
    update(log_head).values(position=bindparam("to"), recorded_at=bindparam("at"), frontier=bindparam("frontier_after"))
)


def _nothing(_connection: Connection, _written: Written) -> None:
    """Fold nothing."""


class Recorder(ProcessRecorder):
    """The log of one database. Any number of threads and processes may use it at once."""

    def __init__(self, engine: Engine, guard: ClockGuard, poll_seconds: float = 0.25) -> None:
        self.engine = engine
        self.heeding = Heeding(guard)
        self._poll_seconds = poll_seconds
        # SQLite's writers poll for their turn with growing pauses; threads of one process can queue.
        self._turn = RLock() if engine.dialect.name == "sqlite" else nullcontext()
        self._one_by_one, self._held = RLock(), local()

    def record(self, batch: Batch, fold: Fold = _nothing) -> Written:
        """Record a batch, or nothing of it.

        Raises VersionConflict, HeadMoved, AlreadyMade, CommandReused, MissingWords, ClockStopped,
        StoreUnavailable, and whatever `fold` raises.
        """
        with self._writing() as connection:
            head = _end(connection)
            before = checks.repeated(connection, batch.by)
            if before is not None:
                return before
            if batch.tracking:
                _track(connection, batch.tracking)
            keys = checks.check(connection, batch, head.position)
            recorded_at = self.heeding.moment(connection, head.recorded_at)
            written = Written(
                first=head.position + 1,
                last=head.position + len(batch.events),
                recorded_at=moment(recorded_at),
                answer=batch.answer,
                repeated=False,
            )
            if batch.events:
                self._insert(connection, batch, keys, head, recorded_at)
                fold(connection, written)
                batch.beside(connection)
            return written

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else record until the end; what this thread records meanwhile is one transaction.

        Of each process one thread at a time is let in, as it needs a second connection to read with.
        """
        with self._one_by_one, self._writing() as connection:
            connection.execute(select(log_head.c.position).with_for_update())
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give the connection that this thread holds alone, or one in a write transaction of its own."""
        held = getattr(self._held, "connection", None)
        if held is not None:
            with held.begin_nested():
                yield held
            return
        with self._turn, writing(self.engine) as connection:
            yield connection

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int]:
        """Record events as the library hands them over; `by` and `tracking` may be given."""
        events = [_unrecorded(stored) for stored in stored_events]
        written = self.record(Batch(events, by=kwargs.get("by", NOBODY), tracking=kwargs.get("tracking")))
        return list(range(written.first, written.last + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[Kept]:
        """Give the events of a stream by version."""
        if lte is None and limit is None and not desc:
            with reading(self.engine) as connection:
                asked = {"stream": originator_id, "after": -1 if gt is None else gt}
                return list(map(kept, _OF_STREAM.rows(connection, asked)))
        query = KEPT.where(event.c.stream_id == originator_id)
        if gt is not None:
            query = query.where(event.c.version > gt)
        if lte is not None:
            query = query.where(event.c.version <= lte)
        return self._kept(query.order_by(event.c.version.desc() if desc else event.c.version).limit(limit))

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Kept]:
        """Give events by position, from `start` or after it to `stop`."""
        query = KEPT.order_by(event.c.position).limit(limit)
        if start is not None:
            query = query.where(event.c.position >= start + (not inclusive_of_start))
        if stop is not None:
            query = query.where(event.c.position <= stop)
        if topics:
            query = query.where(event.c.topic.in_(topics))
        return self._kept(query)

    def max_notification_id(self) -> int | None:
        """Give the last position, None where nothing was recorded."""
        with reading(self.engine) as connection:
            last: int | None = connection.scalar(select(func.max(event.c.position)))
        return last

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Polling:
        """Give events by position for as long as they come."""
        return Polling(self, gt, topics, self._poll_seconds)

    def insert_tracking(self, tracking: Tracking) -> None:
        """Remember how far a reader of the log has come; raises IntegrityError where it was there already."""
        with self._turn, writing(self.engine) as connection:
            _track(connection, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Give how far a reader of the log has come."""
        with reading(self.engine) as connection:
            return connection.scalar(select(tracking.c.position).where(tracking.c.name == application_name))

    def _kept(self, query: Select[Any]) -> list[Kept]:
        with reading(self.engine) as connection:
            return list(map(kept, connection.execute(query).all()))

    @staticmethod
    def _insert(
        connection: Connection,
        batch: Batch,
        keys: list[tuple[str, str, UUID]],
        head: "_End",
        recorded_at: int,
    ) -> None:
        """Write a batch after the head, and the new head."""
        frontier = frontier_of(head.position, head.frontier)
        leaves = Leaves(batch.by, recorded_at)
        _INTO[event].run_all(connection, [leaves.grow(frontier, stored) for stored in batch.events])
        position = frontier.size
        new: dict[Table, list[dict[str, object]]] = {
            words: [{"ref": ref, "key_no": key_no, "sealed": sealed} for ref, key_no, sealed in batch.words.sealed],
            words_about: [{"ref": ref, "person": person} for ref, person in batch.words.about],
            unique_key: [{"scope": scope, "key": key, "stream_id": stream} for scope, key, stream in keys],
        }
        for table, rows in new.items():
            if rows:
                _INTO[table].run_all(connection, rows)
        erase(batch.words.erased, connection)
        moved = {"position": position, "recorded_at": recorded_at, "root": frontier.root()}
        _INTO[log_commit].run(connection, moved)
        _MOVE.run(connection, {"to": position, "at": recorded_at, "frontier_after": frontier.pack()})
        if batch.by.command is not None:
            given = {"account": batch.by.account, "id": batch.by.command, "body_hash": batch.by.body_hash or ""}
            _INTO[command].run(connection, {**given, "position": position, "answer": batch.answer})


class _End(NamedTuple):
    """Where the log ends, as it is written down: UTC microseconds, and the frontier's bytes."""

    position: int
    recorded_at: int
    frontier: bytes


def _end(connection: Connection) -> _End:
    """Give the end of the log, and let nobody else write after it; raises StoreUnavailable where there is none."""
    found = _HEAD.one(connection, {})
    if found is None:
        raise StoreUnavailable("broken")
    return _End(*found)


def frontier_of(size: int, packed: bytes) -> Frontier:
    """Read the head's frontier; raises StoreUnavailable where it cannot be that of a log of this size."""
    try:
        return Frontier.load(size, packed)
    except ValueError as wrong:
        raise StoreUnavailable("broken") from wrong


def kept(row: Sequence[Any]) -> Kept:
    """Make an event of a row that begins as KEPT says; faster than the dataclass's own way."""
    event = object.__new__(Kept)
    object.__setattr__(event, "__dict__", dict(zip(_KEPT_FIELDS, row, strict=False)))
    return event


def _unrecorded(stored: StoredEvent) -> Unrecorded:
    if isinstance(stored, Unrecorded):
        return stored
    return Unrecorded(
        originator_id=stored.originator_id,
        originator_version=stored.originator_version,
        topic=stored.topic,
        state=stored.state,
        class_version=1,
        staff_data=b"{}",
    )


def _track(connection: Connection, given: Tracking) -> None:
    """Move a reader's place forward; a place that is not ahead was processed before."""
    its = tracking.c.name == given.application_name
    known = connection.scalar(select(tracking.c.position).where(its).with_for_update())
    if known is None:
        row = {"name": given.application_name, "position": given.notification_id}
        connection.execute(insert(tracking).values(row))
    elif known < given.notification_id:
        connection.execute(update(tracking).where(its).values(position=given.notification_id))
    else:
        raise IntegrityError(f"{given.application_name} was at {known} already")
