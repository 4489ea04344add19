"""A record is copied into one SQLite file, from either database, while others go on writing; and out of it.

A copy of the file that is being written is no backup: it may pass every check of SQLite and lack hundreds of
events. The file is the same for both databases, so it can be checked without a server, and put back into either.
"""

import sqlite3
from errno import EIO, ENOSPC
from os import strerror
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, delete, insert, select

from tracker.accounts import travelling
from tracker.outbox.travelling import TRAVELS as MAILS
from tracker.store import schema
from tracker.store.engine import make_engine, reading, writing
from tracker.store.tables import log_metadata

_ROWS = 2_000


def copy_to_file(engine: Engine, file: Path) -> None:
    """Copy a record, as it is at one moment, into a new file; what can be rebuilt may be left out.

    Accounts come along; who is signed in does not.
    """
    target = make_engine(URL.create("sqlite", database=str(file)))
    try:
        if engine.dialect.name == "sqlite":
            _vacuum_into(engine, file)
            with writing(target) as copy:
                travelling.leave_behind(copy)
        else:
            schema.upgrade(target)
            copy_rows(engine, target)
    finally:
        target.dispose()
    _leave_wal(file)


def copy_rows(source: Engine, target: Engine) -> None:
    """Fill the empty tables of the log, of accounts and of mails from those of another database, all or nothing."""
    with reading(source) as rows, writing(target) as into:
        for table in (*log_metadata.sorted_tables, *travelling.TRAVELS, *MAILS):
            into.execute(delete(table))
            found = rows.execute(select(table), execution_options={"yield_per": _ROWS}).mappings()
            for part in found.partitions():
                into.execute(insert(table), [dict(row) for row in part])


def open_copy(file: Path) -> Engine:
    """Open a copy to read it, changing nothing in it or beside it."""
    return make_engine(f"sqlite:///file:{quote(str(file.resolve()))}?mode=ro&immutable=1&uri=true")


def is_sound(connection: Connection) -> bool:
    """Ask SQLite whether the file's own structure is whole."""
    return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _vacuum_into(engine: Engine, file: Path) -> None:
    source = engine.raw_connection()
    try:
        source.cursor().execute("VACUUM INTO ?", (str(file),))
    except sqlite3.OperationalError as wrong:
        number = ENOSPC if wrong.sqlite_errorname == "SQLITE_FULL" else EIO
        raise OSError(number, strerror(number), str(file)) from wrong
    finally:
        source.close()


def _leave_wal(file: Path) -> None:
    """Make one file of it: nothing beside it belongs to it."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        connection.close()
