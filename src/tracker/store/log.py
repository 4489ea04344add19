"""The log as the application uses it: write events, load a stream, read what was recorded."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from eventsourcing.domain import CanMutateAggregate
from eventsourcing.persistence import EventStore
from sqlalchemy import Connection, Engine, bindparam, select

from tracker.domain.events import Event, MadeEvent, Stream
from tracker.domain.values import Ref
from tracker.store import checks
from tracker.store.batch import Batch, Beside, Words, nothing_beside
from tracker.store.canonical import is_code
from tracker.store.clock import Clock, ClockGuard
from tracker.store.engine import reading
from tracker.store.loaded import Loaded
from tracker.store.mapper import EventMapper, Kept, microseconds, moment
from tracker.store.prepared import Prepared
from tracker.store.recorder import Recorder, frontier_of
from tracker.store.refusals import NotRecordable, UnknownStream
from tracker.store.shapes import refs_in
from tracker.store.tables import log_commit, log_head, unique_key
from tracker.store.values import By, Head, Recorded, Written
from tracker.store.word_book import WordBook
from tracker.store.words import Secret

S = TypeVar("S", bound=Stream)
ReadSide = Callable[[Connection, Sequence[Recorded]], None]
KeysOf = Callable[[Event], Iterable[tuple[str, str]]]


_HOLDS = Prepared(
    select(unique_key.c.stream_id).where(
        unique_key.c.scope == bindparam("its_scope"), unique_key.c.key == bindparam("its_key")
    )
)


def nothing(_connection: Connection, _events: Sequence[Recorded]) -> None:
    """Keep no read side."""


def none(_event: Event) -> Iterable[tuple[str, str]]:
    """Take no key."""
    return ()


class Log:
    """The log of one database.

    `read_side` is told of every write inside its transaction: what it raises undoes the write. `keys_of`
    gives the (scope, key) pairs that an event takes for its stream.
    """

    def __init__(  # noqa: PLR0913 - bootstrap gives each part by name
        self,
        engine: Engine,
        mapper: EventMapper,
        clock: Clock,
        book: WordBook,
        *,
        read_side: ReadSide = nothing,
        keys_of: KeysOf = none,
    ) -> None:
        self.guard = ClockGuard(clock)
        self.recorder = Recorder(engine, self.guard)
        self.mapper, self.book = mapper, book
        self._engine, self._read_side, self._keys_of = engine, read_side, keys_of
        self._streams = Loaded(EventStore(mapper, self.recorder))

    def write(  # noqa: PLR0913 - named, and most writes need two
        self,
        events: Sequence[CanMutateAggregate[UUID]],
        by: By,
        *,
        words: Sequence[Secret] = (),
        erase: Collection[Ref] = (),
        expected_head: int | None = None,
        answer: str = "",
        beside: Beside = nothing_beside,
    ) -> Written:
        """Record events with their words, all or nothing; `erase` deletes words in the same transaction.

        `beside` does more in it, after everything else.

        The same command sent again writes nothing and is answered as before: `answer` is kept as it is, so
        it is an address or a key, never a text. Raises NotRecordable, VersionConflict, HeadMoved,
        AlreadyMade, CommandReused, MissingWords, ClockStopped, Locked, StoreUnavailable.
        """
        words = list({secret.ref: secret for secret in words}.values())
        happened = [_in_its_place(event) for event in events]
        batch = Batch(
            events=[self.mapper.to_stored_event(event) for event in happened],
            by=_codes_only(by),
            words=Words(
                sealed=self.book.seal(words) if words else (),
                about=[(secret.ref, person) for secret in words for person in secret.people()],
                needed={ref for event in happened for ref in refs_in(event)},
                erased=erase,
            ),
            keys=[(scope, key, event.originator_id) for event in happened for scope, key in self._keys_of(event)],
            expected_head=expected_head,
            answer=answer,
            beside=beside,
        )
        written = self.recorder.record(batch, lambda connection, new: self._fold(connection, new, happened, by))
        if erase:
            self.book.forget(erase)
        return written

    def alone(self) -> AbstractContextManager[None]:
        """Let nobody else write until the end: what is decided and written meanwhile cannot be outrun."""
        return self.recorder.alone()

    def begin(self) -> None:
        """Note that the process begins here: a clock that was accepted by now excuses no jump that comes after."""
        self.recorder.heeding.begin(self.head().position)

    def require_clock(self) -> None:
        """Raise ClockStopped where nothing could be recorded now; whoever runs for long asks every minute."""
        with reading(self._engine) as connection:
            self.recorder.heeding.require_clock(connection)

    def repeated(self, by: By) -> Written | None:
        """Give what the command did when it was sent before, None where it is new; raises CommandReused.

        Asked before a command is decided, as the decision might now be another one.
        """
        with reading(self._engine) as connection:
            return checks.repeated(connection, by)

    def stream(self, stream_id: UUID, kind: type[S]) -> S:
        """Load a stream as it is now; raises UnknownStream."""
        found = self._streams.stream(stream_id)
        if not isinstance(found, kind):
            raise UnknownStream(stream_id)
        return found

    def stream_of(self, scope: str, key: str, connection: Connection | None = None) -> UUID | None:
        """Give the stream that holds a key, None where nobody holds it: now, or as a view of the database has it."""
        if connection is None:
            with reading(self._engine) as own:
                return self.stream_of(scope, key, own)
        row = _HOLDS.first(connection, {"its_scope": scope, "its_key": key})
        return None if row is None else row.stream_id

    def head(self) -> Head:
        """Give where the log ends."""
        with reading(self._engine) as connection:
            row = connection.execute(select(log_head)).one()
        return Head(row.position, moment(row.recorded_at), frontier_of(row.position, row.frontier).root())

    def read(self, after: int, limit: int, topics: Sequence[str] = ()) -> list[Recorded]:
        """Give up to `limit` events after a position, in their order, of these topics where any are named.

        Raises UnknownTopic, Unreadable.
        """
        found = self.recorder.select_notifications(after, limit, topics=topics, inclusive_of_start=False)
        return self._read(found)

    def history(self, stream_id: UUID) -> list[Recorded]:
        """Give the events of one stream with who recorded each and when, oldest first; none for an unknown stream.

        Raises UnknownTopic, Unreadable.
        """
        return self._read(self.recorder.select_events(stream_id))

    def position_at(self, moment: datetime) -> int:
        """Give the last position recorded at or before a moment, 0 where there was none."""
        last = (
            select(log_commit.c.position)
            .where(log_commit.c.recorded_at <= microseconds(moment))
            .order_by(log_commit.c.recorded_at.desc(), log_commit.c.position.desc())
            .limit(1)
        )
        with reading(self._engine) as connection:
            return connection.scalar(last) or 0

    def _read(self, rows: Iterable[Kept]) -> list[Recorded]:
        read, found = self.mapper.read, []
        for kept in rows:
            event, staff = read(kept)
            found.append(Recorded(kept.id, event.timestamp, event, staff.account, staff.via))
        return found

    def _fold(self, connection: Connection, written: Written, events: Sequence[Event], by: By) -> None:
        at = written.recorded_at
        self._read_side(
            connection,
            [
                Recorded(position, at, self.mapper.recorded(event, at), by.account, by.via)
                for position, event in enumerate(events, written.first)
            ],
        )


def _in_its_place(event: CanMutateAggregate[UUID]) -> Event:
    """Refuse a stream that would not begin with a Made, or would begin twice."""
    if not isinstance(event, Event):
        raise NotRecordable(type(event).__qualname__, "it is no event of the domain")
    if isinstance(event, MadeEvent) is not (event.originator_version == 1):
        raise NotRecordable(type(event).__qualname__, "only the first event of a stream makes it")
    return event


def _codes_only(by: By) -> By:
    if not is_code(by.account):
        raise NotRecordable("staff", "account")
    return by
