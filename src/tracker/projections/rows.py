"""How folds write: inserts are gathered and sent together, anything else sends them first."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, lru_cache, wraps
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, CursorResult, Executable, Row, Table, insert

from tracker.domain.events import Event, own_fields
from tracker.store.prepared import Prepared, Values

T = TypeVar("T")

_TOGETHER = 2000
_REMEMBERED = 50_000
_READ = 4096


class Rows:
    """The rows of one read model within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.memory: dict[Any, Any] = {}
        """What a fold read or wrote and may need again; it can be gone with the next batch, and is read again then."""
        self._waiting: dict[Table, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row with all its columns, now or with others of its table."""
        self.put(table, values)

    def put(self, table: Table, row: dict[str, Any]) -> None:
        """Insert the same, given as a dictionary that nobody changes any more."""
        waiting = self._waiting[table]
        waiting.append(row)
        if len(waiting) >= _TOGETHER:
            self.flush()

    def run(self, statement: Executable) -> CursorResult[Any]:
        """Send what is waiting, then execute a statement."""
        self.flush()
        return self._connection.execute(statement)

    def first(self, query: Prepared, values: Values) -> tuple[Any, ...] | None:
        """Send what is waiting, then give the first row that a query finds."""
        self.flush()
        return query.one(self._connection, values)

    def flush(self) -> None:
        """Send the inserts that are waiting."""
        for table, waiting in self._waiting.items():
            _into(table).run_all(self._connection, waiting)
        self._waiting.clear()

    def end_batch(self) -> None:
        """Send the inserts that are waiting, and forget what became too much to remember."""
        self.flush()
        if len(self.memory) > _REMEMBERED:
            self.memory.clear()


@cache
def _into(table: Table) -> Prepared:
    return Prepared(insert(table).inline())


def facts_of(event: Event) -> str:
    """Write an event's facts as JSON; the staff part is no part of them."""
    values = vars(event)
    return json_of({name: values[name] for name in _facts_fields(type(event))})


def staff_of(event: Event) -> str:
    """Write what the team alone may read of an event as JSON: its staff part, less the register row."""
    values = vars(event)
    return json_of({name: values[name] for name in _staff_fields(type(event))})


@cache
def _facts_fields(event: type[Event]) -> Sequence[str]:
    return [name for name in own_fields(event) if name not in event.STAFF]


@cache
def _staff_fields(event: type[Event]) -> Sequence[str]:
    return [name for name in event.STAFF if name != "row"]


def json_of(facts: dict[str, Any]) -> str:
    """Write facts as JSON."""
    return msgspec.json.encode(facts).decode()


def facts(text: str) -> dict[str, Any]:
    """Read facts back as plain values."""
    read: dict[str, Any] = msgspec.json.decode(text)
    return read


def made_once(most: int) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Let a function that makes something of a row, and of nothing else that changes, remember what it made of it.

    A card that is made after a release reads nearly all rows that it read before. Of the same values the same thing is
    given, and nobody changes it; what is made may hold references, never texts. `most` are remembered, then all are
    forgotten.
    """

    def remembering(make: Callable[..., T]) -> Callable[..., T]:
        known: dict[Hashable, T] = {}

        @wraps(make)
        def made(row: Row[Any], *more: Hashable) -> T:
            key = (tuple(row), *more)  # a row itself is compared in Python
            found = known.get(key)
            if found is None:
                if len(known) >= most:
                    known.clear()
                found = known[key] = make(row, *more)
            return found

        return made

    return remembering


@lru_cache(_READ)
def read_facts(text: str) -> Mapping[str, Any]:
    """Read facts back for pages, which ask for the same again and again: all are given the same, and nobody changes it.

    To read them anew took a fifth of the time that a page is made in. They hold references, never texts.
    """
    return facts(text)
