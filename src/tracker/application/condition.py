"""In which condition a served record is: can it be read, are its words opened, are its read models up to date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, select

from tracker.domain.values import Ref
from tracker.projections.shelves import waiting
from tracker.store.engine import reading
from tracker.store.refusals import BrokenWords, Locked, StoreUnavailable, WrongKey
from tracker.store.tables import words
from tracker.store.word_book import WordBook

LATE = timedelta(minutes=5)
"""How long after its time a parked read model may stay untried: the projector looks every second."""


@dataclass(frozen=True)
class Parked:
    """A read model that failed at a position, with what kind of error, and when it is tried next, in UTC."""

    name: str
    position: int
    error: str
    next_try_at: datetime


@dataclass(frozen=True)
class Condition:
    """What was found. `key` says that the working key opens words, `projector` that what is parked is tried again."""

    database: bool
    key: bool
    projector: bool
    parked: Sequence[Parked] = ()

    @property
    def is_well(self) -> bool:
        """Say whether all pages can be made."""
        return self.database and self.key and self.projector and not self.parked


def condition(engine: Engine, book: WordBook, now: datetime) -> Condition:
    """Look; `now` is UTC. A database that does not answer is told as such, and nothing else is known then."""
    try:
        with reading(engine) as connection:
            parked = [Parked(name, at, kind, _moment(due)) for name, at, kind, due in waiting(connection)]
            ref = connection.scalar(select(words.c.ref).limit(1))
            has_key = _opens(book, [Ref(ref)] if ref else [])
    except StoreUnavailable:
        return Condition(database=False, key=False, projector=False)
    is_tried = all(now - one.next_try_at <= LATE for one in parked)
    return Condition(database=True, key=has_key, projector=is_tried, parked=parked)


def _opens(book: WordBook, refs: Sequence[Ref]) -> bool:
    """Say whether the key is here and is the record's own."""
    try:
        book.disclose(refs)
    except (Locked, WrongKey, BrokenWords):
        return False
    return True


def _moment(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)
