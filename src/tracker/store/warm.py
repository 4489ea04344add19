"""Warm: connections to a SQLite file that are kept between transactions, with what SQLite and SQLAlchemy know by then.

To take one from a pool and give it back, cleaned, takes a seventh of a millisecond: nearly as long as SQLite itself
works for an entry, and a page has several transactions.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.pool import QueuePool

WRITES = "tracker_writes"
"""The option of a connection that is for writing."""


class WarmPool(QueuePool):
    """A pool beside which idle connections wait, for reading and for writing; disposed of, it closes them."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.idle: Mapping[bool, deque[Connection]] = {False: deque(), True: deque()}
        """By whether they are for writing; the one that was used last stands at the end."""

    def dispose(self) -> None:
        """Close what is idle; what is still used is closed by whoever uses it."""
        for waiting in self.idle.values():
            while waiting:
                waiting.pop().close()
        super().dispose()


@contextmanager
def connected(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """Give a connection outside of any transaction, to be left so; after an error it is not kept."""
    pool = engine.pool
    if not isinstance(pool, WarmPool):
        with engine.connect() as connection:
            yield connection.execution_options(**{WRITES: True}) if writes else connection
        return
    idle = pool.idle[writes]
    try:
        connection = idle.pop()
    except IndexError:
        connection = engine.connect().execution_options(**{WRITES: writes})
    try:
        yield connection
    except BaseException:
        connection.close()
        raise
    idle.append(connection)
