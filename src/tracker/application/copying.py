"""A record is copied into SQLite files, from either database, while others go on writing; and out of them.

A copy of the file that is being written is no backup: it may pass every check of SQLite and lack hundreds of
events. The files are the same for both databases, so they can be checked without a server, and put back into either.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from errno import EIO, ENOSPC
from hashlib import sha256
from os import strerror
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table, delete, event, insert, select

from tracker.accounts import travelling
from tracker.application.backup_parts import LOG, PRIVATE
from tracker.projections.runner import Runner
from tracker.store import schema
from tracker.store.engine import make_engine, reading, writing
from tracker.store.refusals import StoreUnavailable

_ROWS = 2_000
_MARK = "alembic_version"


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


def copy_parts(engine: Engine, log: Path, private: Path) -> None:
    """Copy the log of a record, and what cannot be rebuilt from it, as both are at one moment, into new files.

    Raises StoreUnavailable, OSError.
    """
    with reading(engine) as rows:
        _fill(log, LOG, rows)
        with _told(log), closing(sqlite3.connect(log)) as marked:
            marked.execute(f"CREATE TABLE {_MARK} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            marked.execute(f"INSERT INTO {_MARK} VALUES (?)", (schema.head(),))  # noqa: S608 - the name above
            marked.commit()
        _fill(private, PRIVATE, rows)


def copy_rows(source: Engine, target: Engine) -> None:
    """Fill the empty tables of the log, of accounts and of mails from those of another database, all or nothing.

    What pages read is still to be computed, by a rebuild or by whoever serves the record next.
    """
    with reading(source) as rows, writing(target) as into:
        _copy(rows, into, (*LOG, *PRIVATE))
        Runner().put_off(into)


def holds_the_same(one: Engine, other: Engine) -> bool:
    """Say whether two databases hold the same rows of the log, of accounts and of mails, in whatever order."""
    with reading(one) as these, reading(other) as those:
        return all(_digests(these, table) == _digests(those, table) for table in (*LOG, *PRIVATE))


def put_together(log: Path, private: Path, file: Path) -> None:
    """Make one SQLite file on this version's tables of two that `copy_parts` made, now or long ago.

    What can be rebuilt is not in it yet. Raises NewerDatabase, StoreUnavailable.
    """
    source = open_copy(log)
    target = make_engine(URL.create("sqlite", database=str(file)))
    try:
        revision = schema.current(source)
        if revision is None:
            raise StoreUnavailable("broken")
        schema.upgrade(target, to=revision)
        target.dispose()
        for part in (log, private):
            _take_over(file, part)
        schema.upgrade(target)
    finally:
        source.dispose()
        target.dispose()


def open_copy(file: Path) -> Engine:
    """Open a copy to read it, changing nothing in it or beside it."""
    return make_engine(f"sqlite:///{_to_read(file)}&uri=true")


def open_parts(log: Path, private: Path) -> Engine:
    """Open what `copy_parts` made to read it as one database."""
    engine = open_copy(log)

    def beside(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("ATTACH DATABASE ? AS private", (_to_read(private),))

    event.listen(engine, "connect", beside)
    return engine


def is_sound(connection: Connection) -> bool:
    """Ask SQLite whether the file's own structure is whole."""
    return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _vacuum_into(engine: Engine, file: Path) -> None:
    with _told(file), closing(engine.raw_connection()) as source:
        source.cursor().execute("VACUUM INTO ?", (str(file),))


def _fill(file: Path, tables: Sequence[Table], rows: Connection) -> None:
    """Make a file of some tables, with what is in them."""
    target = make_engine(URL.create("sqlite", database=str(file)))
    try:
        with writing(target) as into:
            for table in tables:
                table.create(into)
            _copy(rows, into, tables)
    except StoreUnavailable as unavailable:
        if unavailable.reason == "disk_full":
            raise OSError(ENOSPC, strerror(ENOSPC), str(file)) from unavailable
        raise
    finally:
        target.dispose()
    _leave_wal(file)
    file.chmod(0o600)


def _copy(rows: Connection, into: Connection, tables: Sequence[Table]) -> None:
    for table in tables:
        into.execute(delete(table))
        found = rows.execute(select(table), execution_options={"yield_per": _ROWS}).mappings()
        for part in found.partitions():
            into.execute(insert(table), [dict(row) for row in part])


def _digests(rows: Connection, table: Table) -> set[bytes]:
    found = rows.execute(select(table), execution_options={"yield_per": _ROWS})
    return {sha256(repr(tuple(row)).encode()).digest() for row in found}


def _take_over(file: Path, part: Path) -> None:
    """Put all rows of a part into a file, table by table, as they are; raises StoreUnavailable, OSError."""
    with closing(sqlite3.connect(f"file:{quote(str(file.resolve()))}", uri=True, isolation_level=None)) as into:
        try:
            into.execute("ATTACH DATABASE ? AS part", (_to_read(part),))
            into.execute("BEGIN")
            found = into.execute("SELECT name FROM part.sqlite_master WHERE type = 'table'").fetchall()
            for name in [name for (name,) in found if name != _MARK]:
                columns = ", ".join(f'"{row[1]}"' for row in into.execute(f'PRAGMA part.table_info("{name}")'))
                into.execute(f'DELETE FROM main."{name}"')  # noqa: S608 - a name of our own schema
                into.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {columns} FROM part."{name}"')  # noqa: S608
            into.execute("COMMIT")
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorname == "SQLITE_FULL":
                raise OSError(ENOSPC, strerror(ENOSPC), str(file)) from wrong
            raise StoreUnavailable("broken") from wrong
        except sqlite3.DatabaseError as wrong:
            raise StoreUnavailable("broken") from wrong


def _to_read(file: Path) -> str:
    return f"file:{quote(str(file.resolve()))}?mode=ro&immutable=1"


def _leave_wal(file: Path) -> None:
    """Make one file of it: nothing beside it belongs to it."""
    with _told(file), closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Raise OSError where SQLite itself cannot write a file: the disk is full, or is broken."""
    try:
        yield
    except sqlite3.OperationalError as wrong:
        number = ENOSPC if wrong.sqlite_errorname == "SQLITE_FULL" else EIO
        raise OSError(number, strerror(number), str(file)) from wrong
