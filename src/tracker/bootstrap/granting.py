"""What the application's own role may do in a PostgreSQL database, granted by the role that owns it."""

from tracker.bootstrap.parts import open_engine
from tracker.settings import Settings
from tracker.store import roles, schema


def grant(settings: Settings, role: str) -> None:
    """Let a role read and write a record, and only add to its log; raises what `store.roles.grant` raises.

    Raises NoRecord, OlderDatabase, NewerDatabase.
    """
    engine = open_engine(settings)
    try:
        schema.require_current(engine)
        roles.grant(engine, role)
    finally:
        engine.dispose()
