"""Compares the read side with what the log says: every read model can be rebuilt, and must come out the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from sqlalchemy import Connection, Engine, select

from tracker.projections.read_model import ReadModel
from tracker.projections.runner import Read, Runner
from tracker.store.engine import writing
from tracker.store.tables import log_head

_MODULUS = 1 << 256


def astray(engine: Engine, runner: Runner, read: Read) -> list[str]:
    """Name the read models that hold other rows than a rebuild gives; writers wait meanwhile."""
    with _undone(engine) as connection:
        before = {model.name: _fingerprint(connection, model) for model in runner.models}
        runner.rebuild(connection, read)
        return [model.name for model in runner.models if before[model.name] != _fingerprint(connection, model)]


@contextmanager
def _undone(engine: Engine) -> Iterator[Connection]:
    """Write while nobody records, and keep nothing of it."""
    with writing(engine) as connection:
        connection.execute(select(log_head.c.position).with_for_update())
        whole = connection.begin_nested()
        yield connection
        whole.rollback()


def _fingerprint(connection: Connection, model: ReadModel) -> int:
    """Sum up the rows of a read model, in whatever order they come."""
    total = 0
    for table in model.tables:
        for row in connection.execute(select(table), execution_options={"yield_per": 2_000}):
            total += int.from_bytes(sha256(repr((table.name, tuple(row))).encode()).digest())
    return total % _MODULUS
