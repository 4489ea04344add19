"""Lease: lets one process at a time do what several would do as well."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import Engine, text

from tracker.store.engine import explained


@contextmanager
def held(engine: Engine, name: str) -> Iterator[bool]:
    """Say whether this process has the lease of a name, and let go of it at the end, or when the process dies.

    SQLite has no such locks: there everybody has it, and what is done has to bear being done twice. Raises
    StoreUnavailable.
    """
    if engine.dialect.name != "postgresql":
        yield True
        return
    number = {"number": int.from_bytes(sha256(name.encode()).digest()[:8], signed=True)}
    # outside any transaction: one that stayed open for as long as the lease is held would be ended by the server
    with explained(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        is_ours = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), number))
        try:
            yield is_ours
        finally:
            if is_ours:
                connection.execute(text("SELECT pg_advisory_unlock(:number)"), number)
