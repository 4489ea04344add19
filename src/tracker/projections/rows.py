"""How folds write: inserts are gathered and sent together, anything else sends them first."""

from collections import defaultdict
from typing import Any

import msgspec
from sqlalchemy import Connection, CursorResult, Executable, Table

from tracker.domain.events import Event, own_fields

_TOGETHER = 2000


class Rows:
    """The rows of one read model within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.memory: dict[Any, Any] = {}
        """What a fold wants to remember until the transaction ends."""
        self._waiting: dict[Table, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row, now or with others of its table."""
        waiting = self._waiting[table]
        waiting.append(values)
        if len(waiting) >= _TOGETHER:
            self.flush()

    def run(self, statement: Executable) -> CursorResult[Any]:
        """Send what is waiting, then execute a statement."""
        self.flush()
        return self._connection.execute(statement)

    def flush(self) -> None:
        """Send the inserts that are waiting."""
        for table, waiting in self._waiting.items():
            if waiting:
                self._connection.execute(table.insert(), waiting)
        self._waiting.clear()


def facts_of(event: Event) -> str:
    """Write an event's facts as JSON; the staff part is no part of them."""
    named = (name for name in own_fields(type(event)) if name not in event.STAFF)
    return json_of({name: getattr(event, name) for name in named})


def staff_of(event: Event) -> str:
    """Write what the team alone may read of an event as JSON: its staff part, less the register row."""
    return json_of({name: getattr(event, name) for name in event.STAFF if name != "row"})


def json_of(facts: dict[str, Any]) -> str:
    """Write facts as JSON."""
    return msgspec.json.encode(facts).decode()


def facts(text: str) -> dict[str, Any]:
    """Read facts back as plain values."""
    read: dict[str, Any] = msgspec.json.decode(text)
    return read
