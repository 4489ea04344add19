"""Leaves nothing of deleted rows in the files of a database.

SQLite writes zeros over what is deleted, but moves rows about within its pages, so the file is written anew, and the
log of its writes is emptied. PostgreSQL keeps a deleted row until the table is written anew; what its own log of
writes holds goes with that log's segments.
"""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text

from tracker.store.engine import explained
from tracker.store.refusals import NotRewritten

_PATIENCE = 3_000
"""Milliseconds to wait for others who are reading; after that it is tried again later."""


def rewrite(engine: Engine, tables: Sequence[str]) -> None:
    """Write these tables anew, on SQLite the whole file; raises NotRewritten, StoreUnavailable."""
    if engine.dialect.name == "sqlite":
        _rewrite_file(engine)
        return
    with explained(), engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _rewrite_tables(connection, tables)


def _rewrite_file(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        [usual] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        try:
            cursor.execute("VACUUM")
            is_busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    except sqlite3.OperationalError as wrong:
        raise NotRewritten("busy" if _is_busy(wrong) else "failed") from wrong
    finally:
        connection.close()
    if is_busy:
        raise NotRewritten("busy")


def _is_busy(wrong: sqlite3.OperationalError) -> bool:
    return wrong.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def _rewrite_tables(connection: Connection, tables: Sequence[str]) -> None:
    connection.execute(text(f"SET lock_timeout = {_PATIENCE}"))
    try:
        for table in tables:
            before = _file_of(connection, table)
            connection.execute(text(f"VACUUM FULL {table}"))
            if _file_of(connection, table) == before:  # a warning is all that the server gives
                raise NotRewritten("not_owner")
    finally:
        connection.execute(text("RESET lock_timeout"))


def _file_of(connection: Connection, table: str) -> int:
    return int(connection.scalar(text("SELECT pg_relation_filenode(CAST(:name AS regclass))"), {"name": table}) or 0)
