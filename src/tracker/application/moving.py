"""Moving: a record goes over into another database, the same events at the same positions under the same root."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, select, text

from tracker.application.copying import copy_rows, holds_the_same
from tracker.application.half_made import half_of, sweep_half_of
from tracker.store import schema
from tracker.store.engine import make_engine, writing
from tracker.store.files import give_name, to_disk
from tracker.store.refusals import StoreUnavailable
from tracker.store.report import Report
from tracker.store.tables import log_head

Finish = Callable[[Engine], Report]
"""Rebuilds what pages read where that is still to be done, and verifies what came over."""


class TargetNotEmpty(Exception):
    """Something lies in the new database already."""


class NotMovedWhole(Exception):
    """What came over is not what was there; the record is where it was."""


def move(source: Engine, target: Engine, file: Path | None, finish: Finish) -> Report:
    """Copy a record into an empty database, or into a new file, while nobody records; the source stays as it is.

    Raises NotMovedWhole, StoreUnavailable, OSError.
    """
    with _still(source) as size:
        report = _into_file(source, file, finish) if file else _into_database(source, target, finish)
    if report.first is not None or report.size != size:
        raise NotMovedWhole
    return report


def finished_before(source: Engine, target: Engine, file: Path | None, finish: Finish) -> Report | None:
    """Give the report on a database that a killed attempt had moved a record into, None where it holds anything else.

    A file gets its name when it is whole; on a server what pages read may still be to be computed. Raises
    StoreUnavailable.
    """
    with _still(source):
        if schema.current(target) != schema.head() or _is_held(target) or not holds_the_same(source, target):
            return None
        report = finish(target)
        if file:
            sweep_half_of(file)
    return report if report.first is None else None


def _is_held(target: Engine) -> bool:
    """Say whether somebody records on a server at this moment: so we do ourselves, where it is the source."""
    if target.dialect.name != "postgresql":
        return False
    try:
        with writing(target) as connection:
            connection.execute(select(log_head.c.position).with_for_update(nowait=True))
    except StoreUnavailable:
        return True
    return False


def _into_database(source: Engine, target: Engine, finish: Finish) -> Report:
    schema.upgrade(target)
    copy_rows(source, target)
    return finish(target)


def _into_file(source: Engine, file: Path, finish: Finish) -> Report:
    with half_of(file) as half:
        engine = make_engine(URL.create("sqlite", database=str(half)))
        try:
            report = _into_database(source, engine, finish)
        finally:
            engine.dispose()  # the last connection that closes leaves one file
        if report.first is None:
            half.chmod(0o600)
            to_disk(half)
            give_name(half, file)
            to_disk(file.parent)
        return report


@contextmanager
def _still(source: Engine) -> Iterator[int]:
    """Let nobody record, and give the size of the log."""
    with writing(source) as connection:
        if source.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
        yield connection.scalar(select(log_head.c.position).with_for_update()) or 0
