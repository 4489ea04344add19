"""On PostgreSQL the application can have a role of its own, which may add to the log and do nothing else to it.

Triggers refuse changes of the log, but whoever owns a table can drop them. So one role owns the tables and migrates,
and another one serves: it owns nothing, and cannot even try.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, inspect, text

from tracker.store.engine import writing
from tracker.store.refusals import StoreRefusal, StoreUnavailable

ADDED_TO = ("event", "log_commit", "account_log")
"""What is read and added to."""
_MOVED = ("log_head",)
"""What is read, and moves on with every write."""
_READ = ("alembic_version",)

_OWNS = """
    SELECT rolsuper OR EXISTS (
        SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = current_schema() AND pg_has_role(rolname, relowner, 'MEMBER')
    ) FROM pg_roles WHERE rolname = :role
"""


_MAY_GRANT = """
    SELECT bool_and(pg_has_role(relowner, 'MEMBER')) FROM pg_class
    JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = current_schema() AND relkind = 'r'
"""
"""Who may not grant is only warned by the server, and nothing happens."""


class NoRoles(StoreRefusal):
    """SQLite has no roles: who may open the file may write to it."""


class RoleUnknown(StoreRefusal):
    """The server has no role of that name."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


class RoleOwnsTables(StoreRefusal):
    """The role owns the tables, or may act as who does: no grant can keep anything from it."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


def grant(engine: Engine, role: str) -> None:
    """Give a role what the application needs in this database, and take everything else from it.

    To be done by the owner of the tables, after each migration, as new tables are nobody else's at first. Raises
    NoRoles, RoleUnknown, RoleOwnsTables, StoreUnavailable.
    """
    if engine.dialect.name != "postgresql":
        raise NoRoles
    with writing(engine) as connection:
        if not connection.scalar(text(_MAY_GRANT)):
            raise StoreUnavailable("forbidden")
        owns = connection.scalar(text(_OWNS), {"role": role})
        if owns is None:
            raise RoleUnknown(role)
        if owns:
            raise RoleOwnsTables(role)
        for statement in _statements(connection, role):
            connection.exec_driver_sql(statement)


def _statements(connection: Connection, role: str) -> Iterator[str]:
    quoted = connection.dialect.identifier_preparer.quote
    schema, whom = quoted(str(connection.scalar(text("SELECT current_schema()")))), quoted(role)
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {whom}"
    yield f"GRANT USAGE ON SCHEMA {schema} TO {whom}"
    for table in inspect(connection).get_table_names():
        yield f"GRANT {_rights(table)} ON {schema}.{quoted(table)} TO {whom}"


def _rights(table: str) -> str:
    if table in ADDED_TO:
        return "SELECT, INSERT"
    if table in _MOVED:
        return "SELECT, UPDATE"
    return "SELECT" if table in _READ else "SELECT, INSERT, UPDATE, DELETE"
