"""Tables of an empty SQLite database, copied from one that was migrated before: to migrate takes longer than a test.

The pattern is made by the migrations themselves, once in each process of the tests. Migrations that begin or end
elsewhere run as they are, and so do all of a test that asks for `real_migrations`.
"""

from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from tracker.store import schema
from tracker.store.engine import make_engine, reading

migrate = command.upgrade
"""What runs the migrations."""


class Pattern:
    """What the migrations make of an empty database."""

    def __init__(self, connection: Connection) -> None:
        said = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
        names = [one.name for one in said if one.type == "table"]
        self._tables = [one.sql for one in said if one.type == "table"]
        self._others = [one.sql for one in said if one.type != "table"]
        self._rows = {name: _rows(connection, name) for name in names}

    def copy(self, connection: Connection) -> None:
        """Make the same elsewhere; guards come last, as they let nothing be put in."""
        for table in self._tables:
            connection.exec_driver_sql(table)
        for name, rows in self._rows.items():
            for row in rows:
                places = ", ".join("?" * len(row))
                connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places})", row)  # noqa: S608 - names of ours
        for other in self._others:
            connection.exec_driver_sql(other)


def make_or_copy(config: Config, to: str) -> None:
    """Stand in for alembic's `upgrade`."""
    connection = config.attributes["connection"]
    if connection.dialect.name == "sqlite" and to == "head" and _is_empty(connection):
        _pattern().copy(connection)
    else:
        migrate(config, to)


def _is_empty(connection: Connection) -> bool:
    return not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()


def _rows(connection: Connection, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]  # noqa: S608 - names of ours


@cache
def _pattern() -> Pattern:
    with TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/pattern.db")
        with schema.migrating(engine) as connection:
            config = Config()
            config.set_main_option("script_location", "tracker:migrations")
            config.attributes["connection"] = connection
            migrate(config, "head")
        with reading(engine) as connection:
            made = Pattern(connection)
        engine.dispose()
    return made
