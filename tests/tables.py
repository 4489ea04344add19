"""Tables of an empty database, made by what the migrations sent before: to migrate takes longer than most tests.

They are taken down once in each process of the tests, for each kind of database, while the migrations make one.
Migrations that begin or end elsewhere run as they are, and so do all of a test that asks for `real_migrations`.
"""

from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, inspect

from tracker.store import schema

migrate = command.upgrade
"""What runs the migrations."""

Statements = list[tuple[str, Any]]

_sent: dict[str, Statements] = {}
_ASKS = ("SELECT", "PRAGMA")


def make_or_copy(config: Config, to: str) -> None:
    """Stand in for alembic's `upgrade`."""
    connection = config.attributes["connection"]
    if to not in {"head", schema.head()} or inspect(connection).get_table_names():
        migrate(config, to)
    elif statements := _sent.get(connection.dialect.name):
        for statement, values in statements:
            connection.exec_driver_sql(statement, values)
    else:
        _sent[connection.dialect.name] = _taken_down(connection, config)


def _taken_down(connection: Connection, config: Config) -> Statements:
    statements: Statements = []

    def take_down(_connection: Connection, _cursor: object, statement: str, values: object, *_: object) -> None:
        if not statement.lstrip().startswith(_ASKS):
            statements.append((statement, values))

    event.listen(connection, "before_cursor_execute", take_down)
    migrate(config, "head")
    event.remove(connection, "before_cursor_execute", take_down)
    return statements
