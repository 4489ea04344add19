"""Runs migrations over the connection that `tracker.store.schema` hands in.

For Alembic's own command line: over the address given as `alembic -x url=...` or as `sqlalchemy.url`.
Logging is left to the program that runs it.
"""

from alembic import context
from sqlalchemy import Connection

from tracker.accounts.tables import accounts_metadata
from tracker.outbox.tables import outbox_metadata
from tracker.projections.tables import read_metadata
from tracker.store.engine import make_engine
from tracker.store.schema import migrating
from tracker.store.tables import log_metadata


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=[log_metadata, read_metadata, accounts_metadata, outbox_metadata],
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


def _address() -> str:
    given = context.get_x_argument(as_dictionary=True).get("url")
    given = given or context.config.get_main_option("sqlalchemy.url")
    if not given:
        raise SystemExit("which database? alembic -x url=sqlite:///tracker.db ...")
    return given


_given = context.config.attributes.get("connection")
if _given is not None:
    _run(_given)
else:
    _engine = make_engine(_address())
    with migrating(_engine) as _connection:
        _run(_connection)
    _engine.dispose()
