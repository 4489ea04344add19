"""Rebuilt: how often somebody had computed anew what pages read, so that whoever serves it forgets what it keeps."""

from sqlalchemy import Engine, insert, select, update

from tracker.store.engine import reading, writing
from tracker.store.tables import tracking

_NAME = "rebuilt"
_TIMES = select(tracking.c.position).where(tracking.c.name == _NAME)


def times(engine: Engine) -> int:
    """Say how often; raises StoreUnavailable."""
    with reading(engine) as connection:
        return connection.scalar(_TIMES) or 0


def note(engine: Engine) -> None:
    """Note that it was done once more; raises StoreUnavailable.

    No event says so: what is kept until an event would be what was read of rows that were wrong.
    """
    with writing(engine) as connection:
        before = connection.scalar(_TIMES.with_for_update())
        if before is None:
            connection.execute(insert(tracking).values(name=_NAME, position=1))
        else:
            connection.execute(update(tracking).where(tracking.c.name == _NAME).values(position=before + 1))
