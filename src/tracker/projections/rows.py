"""How folds write: inserts are gathered and sent together, anything else sends them first."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, CursorResult, Executable, Table, insert
from sqlalchemy.engine import Dialect

from tracker.domain.events import Event, own_fields

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

    def flush(self) -> None:
        """Send the inserts that are waiting."""
        for table, waiting in self._waiting.items():
            statement, values_of = _insert(table, self._connection.dialect)
            self._connection.exec_driver_sql(statement, values_of(waiting))
        self._waiting.clear()

    def end_batch(self) -> None:
        """Send the inserts that are waiting, and forget what became too much to remember."""
        self.flush()
        if len(self.memory) > _REMEMBERED:
            self.memory.clear()


@lru_cache(64)
def _insert(table: Table, dialect: Dialect) -> tuple[str, Callable[[list[dict[str, Any]]], Any]]:
    """Give the statement that inserts rows of a table, and what brings rows into the shape that its driver takes.

    Read tables hold texts, numbers and booleans, which both drivers take as they are. SQLAlchemy's own way looks at
    the type of every value again, which took a third of a rebuild.
    """
    compiled = insert(table).inline().compile(dialect=dialect)
    names = compiled.positiontup
    if names is None:  # the driver takes values by name
        return str(compiled), lambda rows: rows
    in_order = itemgetter(*names)
    return str(compiled), lambda rows: list(map(in_order, rows))


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


@lru_cache(_READ)
def read_facts(text: str) -> Mapping[str, Any]:
    """Read facts back for pages, which ask for the same again and again: all are given the same, and nobody changes it.

    To read them anew took a fifth of the time that a page is made in. They hold references, never texts.
    """
    return facts(text)
