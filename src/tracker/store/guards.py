"""Looks whether the triggers that refuse changes of the log (migrations 0004 and 0013) are there.

Whoever owns the database can drop them; a migration that makes a table of the log anew on SQLite drops them, too.
"""

from collections.abc import Sequence

from sqlalchemy import Engine, text

from tracker.store.engine import reading

_LOG = ("event", "log_commit")
GUARDS = {
    "sqlite": {
        *(f"{table}_no_{act}" for table in (*_LOG, "account_log") for act in ("update", "delete", "replace")),
        *(f"log_head_no_{act}" for act in ("update", "delete")),
    },
    "postgresql": {
        *(f"{table}_no_{act}" for table in (*_LOG, "account_log") for act in ("change", "truncate")),
        *(f"log_head_no_{act}" for act in ("update", "delete", "truncate")),
    },
}
"""Their names on each kind of database."""

_THERE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = current_schema() AND tgenabled = 'A'
    """,
}
"""What asks for them; on PostgreSQL those count that fire for replicas, too."""


def missing(engine: Engine) -> Sequence[str]:
    """Name the triggers that should be there and are not, or are switched off; a healthy database lacks none."""
    kind = engine.dialect.name
    with reading(engine) as connection:
        there = set(connection.scalars(text(_THERE[kind])))
    return sorted(GUARDS[kind] - there)
