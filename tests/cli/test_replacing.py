"""A server whose tables a newer version has changed gives way to that version."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from tests.drills.hosting import until
from tracker.cli.replacing import Tables
from tracker.store import rebuilt
from tracker.store.engine import make_engine, writing


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a database of each kind in turn."""
    made = make_engine(database_url)
    yield made
    made.dispose()


def test_it_gives_way_once_the_tables_are_newer_than_it_is(engine: Engine) -> None:
    gave_way: list[str] = []
    watch = Tables(engine, lambda: gave_way.append("now"), every=0.02)
    watch.start()
    before = list(gave_way)

    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    until(lambda: bool(gave_way))
    watch.stop()

    assert (before, gave_way) == ([], ["now"])


def test_it_gives_way_once_what_pages_read_was_computed_anew(engine: Engine) -> None:
    rebuilt.note(engine)
    gave_way: list[str] = []
    watch = Tables(engine, lambda: gave_way.append("now"), every=0.02)
    watch.start()
    before = list(gave_way)

    rebuilt.note(engine)
    until(lambda: bool(gave_way))
    watch.stop()

    assert (before, gave_way) == ([], ["now"])
    assert rebuilt.times(engine) == 2
