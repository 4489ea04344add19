"""What a database is asked, also by statements that are put together once and pass SQLAlchemy's own events by."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect

from tracker.store.prepared import Prepared


@contextmanager
def asked_of(engine: Engine) -> Iterator[list[str]]:
    """Collect the statements of an engine; those put together once of any other, too."""
    asked: list[str] = []
    spelled = Prepared._for  # noqa: SLF001 - each run begins with it

    def note(*told: object) -> None:
        asked.append(str(told[2]))

    def noted(prepared: Prepared, dialect: Dialect) -> object:
        found = spelled(prepared, dialect)
        asked.append(found[0])
        return found

    event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(Prepared, "_for", noted):
            yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)
