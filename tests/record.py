"""A record of its own for a test: a migrated database, its log with all read models, and a clock that stands."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Engine, delete, insert, select, update

from tests.oracle.histories import Step
from tests.tampering import drop_guards
from tracker.domain.catalogue import AGGREGATES, TOPICS, keys_of
from tracker.domain.events import Event, Stream
from tracker.projections.runner import READ_MODELS, Runner
from tracker.projections.tables import read_metadata
from tracker.store import schema
from tracker.store.engine import make_engine, reading, writing
from tracker.store.keys import WorkingKey
from tracker.store.log import Log
from tracker.store.mapper import EventMapper, microseconds
from tracker.store.shapes import refs_in
from tracker.store.tables import log_head, log_metadata, words
from tracker.store.values import By, Recorded, Via, Written
from tracker.store.word_book import WordBook

KEY = WorkingKey(1, b"k" * 32)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@cache
def _mapper() -> EventMapper:
    return EventMapper(TOPICS, AGGREGATES)


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> int:
        return microseconds(self.at)

    def steady(self) -> int:
        return microseconds(self.at)


class ARecord:
    """One record."""

    def __init__(self, url: str, runner: Runner | None = None) -> None:
        self.engine: Engine = make_engine(url)
        schema.upgrade(self.engine)
        self.runner = runner or Runner()
        self.clock = SetClock()
        self.book = WordBook(self.engine, KEY)
        self.log = Log(self.engine, _mapper(), self.clock, self.book, read_side=self.runner.inline, keys_of=keys_of)

    def keep(self, steps: Iterable[Step]) -> None:
        """Record the steps of a history at their moments."""
        for step in steps:
            self.clock.at = step.recorded_at
            self.write(step.events, By(step.account, step.via))  # type: ignore[arg-type]

    def save(self, *streams: Stream, via: Via = "web", account: str = "aigul", at: datetime | None = None) -> None:
        """Record what these aggregates have to tell, in one transaction."""
        self.clock.at = at or self.clock.at
        events = [event for stream in streams for event in stream.collect_events()]
        self.write(events, By(account, via))  # type: ignore[arg-type]

    def write(self, events: Sequence[Event], by: By) -> Written:
        """Record events whose words were made up: each gets a row that says nothing."""
        with writing(self.engine) as connection:
            known = set(connection.execute(select(words.c.ref)).scalars())
            made_up = {ref for event in events for ref in refs_in(event)} - known
            if made_up:
                rows = [{"ref": ref, "key_no": 1, "sealed": b""} for ref in made_up]
                connection.execute(insert(words), rows)
        return self.log.write(events, by)

    def batches(self, after: int) -> Iterator[list[Recorded]]:
        """Read the log in small batches."""
        while batch := self.log.read(after, 7):
            yield batch
            after = batch[-1].position

    def rebuild(self) -> None:
        """Fold every read model again."""
        with writing(self.engine) as connection:
            self.runner.rebuild(connection, self.batches)

    def read_side(self) -> dict[str, list[tuple[Any, ...]]]:
        """Give every row of every read table, in an order of its own."""
        with reading(self.engine) as connection:
            return {
                table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
                for model in READ_MODELS
                for table in model.tables
            }

    def forget(self) -> None:
        """Begin anew: as if nothing had ever been recorded. No product code can do this."""
        with writing(self.engine) as connection:
            drop_guards(connection)
            for table in reversed([*log_metadata.sorted_tables, *read_metadata.sorted_tables]):
                if table is not log_head:
                    connection.execute(delete(table))
            connection.execute(update(log_head).values(position=0, recorded_at=0, frontier=b""))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
