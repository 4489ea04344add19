"""The log only grows: on both databases triggers refuse whatever would change or remove what was recorded.

The log of accounts refused that since 0004, but for SQLite's REPLACE, which deletes without asking triggers. On
PostgreSQL the triggers fire for replicas, too: that is a setting of a session, which otherwise switches them off.
"""

from collections.abc import Iterator

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_SAYS = "the log is only added to: nothing in it is changed or removed"
_SAYS_OF_ACCOUNTS = "the log of accounts only grows"
_SAYS_OF_HEAD = "the log is only added to: its head does not go back"

_LOG = ("event", "log_commit")
_REPLACED = {
    "event": ("position = NEW.position OR stream_id = NEW.stream_id AND version = NEW.version", _SAYS),
    "log_commit": ("position = NEW.position", _SAYS),
    "account_log": ("id = NEW.id", _SAYS_OF_ACCOUNTS),
}
"""When a new row would take an older one's place, and what is said then."""
_HEAD = {"update": "NEW.position < OLD.position", "delete": "OLD.position > 0"}
"""When the head would go back; an empty log's may be exchanged for another log's."""
_FUNCTIONS = {"log_is_only_added_to": _SAYS, "log_head_stays": _SAYS_OF_HEAD}
_LOG_NAMES = ("change", "truncate")
_ON_POSTGRESQL = {"event": _LOG_NAMES, "log_commit": _LOG_NAMES, "log_head": ("update", "delete", "truncate")}
"""The ends of the triggers' names, by their tables."""


def upgrade() -> None:
    """Make the triggers; what was recorded stays as it is."""
    for statement in _on_sqlite() if op.get_bind().dialect.name == "sqlite" else _on_postgresql():
        op.execute(statement)


def downgrade() -> None:
    """Drop them, but for those that the log of accounts had before."""
    for statement in _off_sqlite() if op.get_bind().dialect.name == "sqlite" else _off_postgresql():
        op.execute(statement)


def _on_sqlite() -> Iterator[str]:
    for table in _LOG:
        for act in ("update", "delete"):
            yield f"CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} {_refusing(_SAYS)}"
    for table, (taken, says) in _REPLACED.items():
        found = f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"  # noqa: S608 - names of this page
        yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {found} {_refusing(says)}"
    for act, back in _HEAD.items():
        yield f"CREATE TRIGGER log_head_no_{act} BEFORE {act} ON log_head WHEN {back} {_refusing(_SAYS_OF_HEAD)}"


def _refusing(says: str) -> str:
    return f"BEGIN SELECT RAISE(ABORT, '{says}'); END"


def _off_sqlite() -> Iterator[str]:
    for table in _LOG:
        yield from (f"DROP TRIGGER {table}_no_{act}" for act in ("update", "delete"))
    yield from (f"DROP TRIGGER {table}_no_replace" for table in _REPLACED)
    yield from (f"DROP TRIGGER log_head_no_{act}" for act in _HEAD)


def _on_postgresql() -> Iterator[str]:
    for name, says in _FUNCTIONS.items():
        yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{says}'; END $$"
    for table in _LOG:
        runs = "FOR EACH ROW EXECUTE FUNCTION log_is_only_added_to()"
        yield f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} {runs}"
        yield _refuse_truncate(table, "log_is_only_added_to")
    for act, back in _HEAD.items():
        runs = f"FOR EACH ROW WHEN ({back}) EXECUTE FUNCTION log_head_stays()"
        yield f"CREATE TRIGGER log_head_no_{act} BEFORE {act} ON log_head {runs}"
    yield _refuse_truncate("log_head", "log_head_stays")
    for table, names in {**_ON_POSTGRESQL, "account_log": _LOG_NAMES}.items():
        yield from (f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_{name}" for name in names)


def _refuse_truncate(table: str, function: str) -> str:
    runs = f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
    return f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} {runs}"


def _off_postgresql() -> Iterator[str]:
    for table, names in _ON_POSTGRESQL.items():
        yield from (f"DROP TRIGGER {table}_no_{name} ON {table}" for name in names)
    yield from (f"DROP FUNCTION {name}()" for name in _FUNCTIONS)
    yield from (f"ALTER TABLE account_log ENABLE TRIGGER account_log_no_{name}" for name in _LOG_NAMES)
