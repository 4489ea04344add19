"""Of several processes one is on duty; where its line to the database breaks, another takes over."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, text

from tests.drills.hosting import until
from tracker.application.duty import Duty
from tracker.store.engine import make_engine, writing

CUT_OFF = """
    SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE locktype = 'advisory' AND datname = current_database()
"""


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a database of each kind in turn."""
    made = make_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def two(engine: Engine) -> Iterator[tuple[Duty, Duty]]:
    """Give two that are for the same, and look often."""
    both = Duty(engine, "scheduler", every=0.02), Duty(engine, "scheduler", every=0.02)
    for one in both:
        one.start()
    yield both
    for one in both:
        one.stop()


def test_of_two_one_is_on_duty_where_the_database_can_say_so(engine: Engine, two: tuple[Duty, Duty]) -> None:
    keeps = engine.dialect.name == "postgresql"

    assert [one.is_ours() for one in two] == [True, not keeps]


@pytest.mark.postgres
def test_a_duty_goes_to_the_other_where_the_first_ends_and_the_other_is_told(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    first, second = (Duty(engine, "scheduler", every=0.02) for _ in range(2))
    told: list[str] = []
    second.then = lambda: told.append("it is ours")
    first.start()
    second.start()

    first_had_it = first.is_ours() and not second.is_ours()
    first.stop()
    until(second.is_ours)
    second.stop()

    assert first_had_it
    assert told == ["it is ours"]
    engine.dispose()


@pytest.mark.postgres
def test_who_is_cut_off_is_on_duty_no_more_and_comes_back(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    one = Duty(engine, "scheduler", every=0.02)
    told: list[bool] = []
    one.then = lambda: told.append(one.is_ours())
    one.start()

    with writing(engine) as connection:
        connection.execute(text(CUT_OFF))
    until(lambda: bool(told))
    one.stop()

    assert told == [True]
    assert not one.is_ours()
    engine.dispose()
