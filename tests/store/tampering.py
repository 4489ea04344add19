"""Changes tables behind the store's back, and asks verify about it."""

from sqlalchemy import text

from tests.store.example import keys_of
from tests.tampering import drop_guards
from tracker.store.contents import Expected
from tracker.store.engine import writing
from tracker.store.log import Log
from tracker.store.report import Report, Wrong
from tracker.store.verify import verify

MINUTE = 60_000_000


def change(log: Log, *statements: str, **values: object) -> None:
    with writing(log.recorder.engine) as connection:
        drop_guards(connection)
        for statement in statements:
            done = connection.execute(text(statement), values)
            assert done.rowcount, statement


def check(log: Log, **expected: object) -> Report:
    return verify(log.recorder.engine, log.mapper, Expected(keys_of=keys_of, **expected))  # type: ignore[arg-type]


def first(log: Log) -> tuple[int, Wrong]:
    flaw = check(log).first
    assert flaw is not None
    assert flaw.position == flaw.through
    return flaw.position, flaw.what
