"""Leases: let one process at a time do what several would do as well, for a moment or for as long as it lives."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from tracker.store.engine import apart, explained

_PATIENCE = "5s"


@contextmanager
def held(engine: Engine, name: str) -> Iterator[bool]:
    """Say whether this process has the lease of a name, and let go of it at the end, or when the process dies.

    SQLite has no such locks: there everybody has it, and what is done has to bear being done twice. Raises
    StoreUnavailable.
    """
    if engine.dialect.name != "postgresql":
        yield True
        return
    number = _number_of(name)
    # outside any transaction: one that stayed open for as long as the lease is held would be ended by the server
    with explained(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        is_ours = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), number))
        try:
            yield is_ours
        finally:
            if is_ours:
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), number)


class Lease:
    """A lease that is held for long, on a connection of its own: one that is killed gives it up to another at once.

    To be used by one thread; whether it `is_held` any other may ask. On SQLite everybody has it.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._number = _number_of(name)
        self._connection: Connection | None = None
        self._engine = apart(engine, statement_timeout=_PATIENCE) if engine.dialect.name == "postgresql" else None
        self.is_held = self._engine is None

    def hold(self) -> bool:
        """Take it if nobody has it, make sure of it if it is ours, and say whether it is; what fails loses it."""
        if self._engine is None:
            return True
        try:
            self.is_held = self._has_it(self._engine)
        except (DBAPIError, OSError):
            self.let_go()
        return self.is_held

    def let_go(self) -> None:
        """Give it up, if it is ours."""
        if self._engine is None:
            return
        self.is_held = False
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError, OSError):  # a line that is broken holds nothing any more
                connection.close()

    def _has_it(self, engine: Engine) -> bool:
        if self._connection is None:
            self._connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        question = "SELECT 1" if self.is_held else "SELECT pg_try_advisory_lock(:number)"
        return bool(self._connection.scalar(text(question), {} if self.is_held else self._number))


def _number_of(name: str) -> dict[str, int]:
    return {"number": int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)}
