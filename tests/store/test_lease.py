"""A lease lets one process at a time do something, where the database can keep one."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from tracker.store.engine import make_engine
from tracker.store.lease import held


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    made = make_engine(database_url)
    yield made
    made.dispose()


def test_a_lease_is_somebodys_until_it_is_let_go(engine: Engine) -> None:
    keeps = engine.dialect.name == "postgresql"

    with held(engine, "reminders") as first, held(engine, "reminders") as second, held(engine, "another") as other:
        assert (first, second, other) == (True, not keeps, True)
    with held(engine, "reminders") as again:
        assert again


def test_a_lease_is_let_go_where_what_it_was_for_fails(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), held(engine, "reminders"):
        raise ZeroDivisionError

    with held(engine, "reminders") as again:
        assert again
