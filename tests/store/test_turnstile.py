"""Few connections for many threads: nobody waits for one that never comes back, and who waits too long is told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine, text

from tracker.store.engine import make_engine, reading, writing
from tracker.store.refusals import StoreUnavailable
from tracker.store.turnstile import BESIDE, DEPTH

pytestmark = pytest.mark.postgres

PATIENCE = 20
ONE = text("SELECT 1")


@pytest.fixture
def engine(postgres_url: str) -> Iterator[Engine]:
    """Give a database at which two threads may work at once, and the others wait for a second."""
    made = make_engine(postgres_url, connections=BESIDE + 2 * (DEPTH - 1) + 1, connection_wait=1)
    yield made
    made.dispose()


def test_threads_that_each_need_more_than_one_connection_all_get_them(engine: Engine) -> None:
    together = Barrier(2)

    def work(number: int) -> int:
        with writing(engine) as first:
            if number < 2:
                together.wait(PATIENCE)  # two are in the middle of it at once
            with reading(engine) as second, reading(engine) as third:
                return sum(int(one.scalar(ONE) or 0) for one in (first, second, third))

    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(work, range(12)))

    assert found == [DEPTH] * 12


def test_who_finds_no_room_in_time_is_told_that_the_database_is_busy_and_later_finds_some(engine: Engine) -> None:
    inside, enough = Barrier(3), Event()

    def stay() -> None:
        with reading(engine):
            inside.wait(PATIENCE)
            enough.wait(PATIENCE)

    with ThreadPoolExecutor(2) as pool:
        for _ in range(2):
            pool.submit(stay)
        inside.wait(PATIENCE)
        with pytest.raises(StoreUnavailable) as refusal, reading(engine):
            pass
        enough.set()
    with reading(engine) as connection:
        after = connection.scalar(ONE)

    assert (refusal.value.reason, after) == ("busy", 1)


def test_a_place_is_given_back_where_the_work_fails(engine: Engine) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), reading(engine):
            raise ZeroDivisionError

    with reading(engine) as connection:
        assert connection.scalar(ONE) == 1


def test_a_connection_that_was_cut_off_is_replaced_before_it_is_used(engine: Engine, postgres_url: str) -> None:
    with reading(engine) as connection:
        cut_off = connection.scalar(text("SELECT pg_backend_pid()"))
    other = make_engine(postgres_url)
    with writing(other) as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": cut_off})
    other.dispose()

    with reading(engine) as connection:
        assert connection.scalar(text("SELECT pg_backend_pid()")) != cut_off


def test_what_hangs_is_given_up_and_said_to_be_busy(engine: Engine) -> None:
    with writing(engine) as first:
        first.execute(text("LOCK TABLE parked IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(StoreUnavailable) as refusal, writing(engine) as second:
            second.exec_driver_sql("SET LOCAL lock_timeout = '20ms'; SELECT * FROM parked")

    assert refusal.value.reason == "busy"


def test_a_server_that_is_asked_says_by_which_bounds_it_goes(engine: Engine) -> None:
    bounds = {"idle_in_transaction_session_timeout": "1min", "lock_timeout": "30s"}

    with reading(engine) as connection:
        assert {name: connection.scalar(text(f"SHOW {name}")) for name in bounds} == bounds
