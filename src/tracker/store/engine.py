"""How the database is opened, written and read: SQLite and PostgreSQL, each set to lose nothing.

SQLite and Python: the driver's own transactions begin too late and only as DEFERRED, so they are switched
off (`isolation_level=None`) and BEGIN is said here. A write begins IMMEDIATE: a deferred transaction that
reads first and then writes fails at once where another wrote in between, whatever the busy timeout.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import local
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import NullPool, QueuePool

from tracker.store.prepared import say
from tracker.store.refusals import NotDurable, StoreUnavailable
from tracker.store.turnstile import GatedPool, passed
from tracker.store.warm import WRITES, WarmPool, connected

BUSY_SECONDS = 30
"""How long a writer waits for another one on SQLite."""

CONNECTIONS, CONNECTION_WAIT = 20, 10
"""How many connections a process keeps to PostgreSQL, and for how many seconds a request waits for one."""

_OPTIONS: Mapping[str, str] = {
    "idle_in_transaction_session_timeout": "60s",  # nobody who stopped half-way holds up the others
    "lock_timeout": f"{BUSY_SECONDS}s",  # as on SQLite: who waits longer is told that the database is busy
    "timezone": "UTC",
    "tcp_keepalives_idle": "10",  # the server lets go of what a machine held that is gone
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""What PostgreSQL is told of each connection."""

_LINE: Mapping[str, object] = {
    "application_name": "tracker",
    "connect_timeout": 5,
    "target_session_attrs": "primary",  # of several servers that are named the one that is written to, never a replica
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""How the driver speaks to PostgreSQL: what waits for a server that is gone gives up."""

_ROOM_KIB = 32 * 1024
_DURABLE_SQLITE = {"2": "FULL", "3": "EXTRA"}
_REASONS = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_IOERR_SHMSIZE": "disk_full",  # there is no room for the file beside a WAL
    "SQLITE_IOERR": "disk_error",
    "SQLITE_READONLY": "read_only",
    "SQLITE_BUSY": "busy",
    "SQLITE_LOCKED": "busy",
    "SQLITE_CANTOPEN": "unreachable",
    "SQLITE_CORRUPT": "broken",
    "SQLITE_NOTADB": "broken",
    "53100": "disk_full",
    "53300": "busy",
    "58030": "disk_error",
    "25006": "read_only",
    "42501": "forbidden",
    "40001": "busy",
    "40P01": "busy",
    "55P03": "busy",
    "57014": "busy",
    "XX001": "broken",
    "XX002": "broken",
}
"""What an error of the driver means, by the beginning of SQLite's name for it or PostgreSQL's SQLSTATE."""

_STANDBY = "server is in hot standby mode"
"""What the driver says, without a number, where each server that is named is a replica."""


def make_engine(url: str | URL, connections: int = CONNECTIONS, connection_wait: int = CONNECTION_WAIT) -> Engine:
    """Make the engine for a database's address; nothing is opened yet.

    `connections` is how many a process keeps to PostgreSQL, `connection_wait` for how many seconds one is waited for.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(
            address,
            connect_args={"timeout": BUSY_SECONDS},
            hide_parameters=True,  # what people typed stands in no message of an error
            poolclass=WarmPool if address.database else QueuePool,  # in memory each connection has its own database
            pool_size=8,
            max_overflow=56,
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(
        address,
        connect_args=_line(address),
        hide_parameters=True,
        poolclass=GatedPool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=connection_wait,
        pool_pre_ping=True,  # after a restart of the server each connection is found to be dead before it is used
    )


def apart(engine: Engine, **options: str) -> Engine:
    """Make an engine for PostgreSQL whose connections no request waits for: each is opened and closed by itself."""
    return create_engine(
        engine.url, connect_args=_line(engine.url, **options), hide_parameters=True, poolclass=NullPool
    )


def _line(address: URL, **options: str) -> dict[str, object]:
    """Say how the driver speaks to PostgreSQL, and what the server is told; what the address says goes first."""
    told = " ".join(f"-c {name}={value}" for name, value in {**_OPTIONS, **options}.items())
    return {**{name: value for name, value in _LINE.items() if name not in address.query}, "options": told}


_this_thread = local()


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a write transaction: committed at the end, undone whole by any exception.

    Raises StoreUnavailable where the database fails.
    """
    _this_thread.view = None  # what this thread reads afterwards has to know of it
    with explained(), passed(engine), connected(engine, writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees the database as it is at its first query, for as long as it is used.

    Inside of `in_one_view` it is the one of that view. Raises StoreUnavailable where the database fails.
    """
    shared, view = getattr(_this_thread, "view", None) or (None, None)
    if view is not None and shared is engine:
        with explained():
            yield view
        return
    with explained(), passed(engine), connected(engine) as plain:
        connection = plain
        if engine.dialect.name == "postgresql":
            connection = plain.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def in_one_view(engine: Engine) -> Iterator[None]:
    """Let all that this thread reads be read of one view of the database, until the end or until it writes.

    A page asks a dozen times, in as many places; to begin and to end a transaction for each was a third of its work.
    Raises StoreUnavailable where the database fails.
    """
    with reading(engine) as connection:
        outer, _this_thread.view = getattr(_this_thread, "view", None), (engine, connection)
        try:
            yield
        finally:
            _this_thread.view = outer if _this_thread.view else None


@contextmanager
def roomy(connection: Connection) -> Iterator[None]:
    """Give a connection that is about to write much more memory for pages of the file, for as long as it does."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = -{_ROOM_KIB}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def require_durable(engine: Engine) -> None:
    """Raise NotDurable where a power cut could lose what was acknowledged."""
    if engine.dialect.name == "sqlite":
        _require(engine, "PRAGMA journal_mode", {"wal"}, "put the database on a local disk that can hold a WAL")
        _require(engine, "PRAGMA synchronous", set(_DURABLE_SQLITE), "open it with synchronous=FULL")
        return
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        with reading(engine) as connection:
            value = str(connection.scalar(text(f"SHOW {setting}")))
        if value == "off":
            raise NotDurable(setting, value, f"set {setting} = on for the server, the database and the role")


def _require(engine: Engine, pragma: str, allowed: set[str], todo: str) -> None:
    with reading(engine) as connection:
        value = str(connection.scalar(text(pragma)))
    if value not in allowed:
        raise NotDurable(pragma.removeprefix("PRAGMA "), value, todo)


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    _switch_to_wal(connection)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Leave the rollback journal for good; a file that is so already is not written to."""
    until = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in {"wal", "memory"}:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as wrong:
            if not wrong.sqlite_errorname.startswith("SQLITE_BUSY"):
                return  # a disk that cannot hold a WAL, or may not be written: require_durable says so
            if time.monotonic() > until:
                raise
            time.sleep(0.01)  # the busy timeout does not apply to this statement
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES)
    say(connection, "BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def explained() -> Iterator[None]:
    """Raise StoreUnavailable where the database fails, and not a statement that it was asked."""
    try:
        yield
    except DBAPIError as wrong:
        reason = _reason(wrong)
        if reason is None:
            raise
        raise StoreUnavailable(reason) from wrong
    except PoolTimeout as wrong:  # all connections are in use
        raise StoreUnavailable("busy") from wrong


def is_busy(wrong: DBAPIError) -> bool:
    """Say whether the same might go well a moment later."""
    return _reason(wrong) == "busy"


def _reason(wrong: DBAPIError) -> str | None:
    """Say why the database failed, None where the statement was to blame."""
    origin: Any = wrong.orig
    code = getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or ""
    for beginning, reason in _REASONS.items():
        if code.startswith(beginning):
            return reason
    if _STANDBY in str(origin):
        return "replica"
    if wrong.connection_invalidated or code.startswith(("08", "57P")):
        return "unreachable"
    if type(origin).__name__ == "OperationalError" and not code:
        return "unreachable"
    return "other" if code.startswith(("53", "58")) else None
