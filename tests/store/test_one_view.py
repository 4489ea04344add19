"""What is read in one view is of one state of the database, until the thread writes."""

from threading import Thread

import pytest
from sqlalchemy import Engine, text

from tests.store.example import AIGUL, a_box, a_log
from tracker.store.engine import in_one_view, reading
from tracker.store.refusals import StoreUnavailable


def head_of(engine: Engine) -> int:
    with reading(engine) as connection:
        return int(connection.scalar(text("SELECT count(*) FROM event")) or 0)


def record(engine: Engine) -> None:
    a_log(engine).write(a_box().collect_events(), AIGUL)


def record_meanwhile(engine: Engine) -> None:
    """Record an event as another request would, in another thread."""
    other = Thread(target=record, args=(engine,))
    other.start()
    other.join()


def test_whoever_reads_inside_reads_the_same_state(engine: Engine) -> None:
    before = head_of(engine)

    with in_one_view(engine):
        seen = [head_of(engine)]
        record_meanwhile(engine)
        seen.append(head_of(engine))

    assert seen == [before, before]
    assert head_of(engine) == before + 1


def test_all_of_it_is_one_connection(engine: Engine) -> None:
    with in_one_view(engine), reading(engine) as one, reading(engine) as other:
        assert one is other


def test_who_has_written_reads_what_was_written(engine: Engine) -> None:
    with in_one_view(engine):
        before = head_of(engine)
        record(engine)

        assert head_of(engine) == before + 1


def test_a_view_within_a_view_is_the_same_and_leaves_it_open(engine: Engine) -> None:
    with in_one_view(engine):
        before = head_of(engine)
        with in_one_view(engine):
            record_meanwhile(engine)
            inside = head_of(engine)
        after = head_of(engine)

    assert (inside, after) == (before, before)


def test_who_has_written_within_a_view_reads_it_outside_of_that_too(engine: Engine) -> None:
    with in_one_view(engine):
        before = head_of(engine)
        with in_one_view(engine):
            record(engine)

        assert head_of(engine) == before + 1


def test_another_thread_has_no_part_in_it(engine: Engine) -> None:
    seen: list[int] = []

    with in_one_view(engine):
        before = head_of(engine)
        record_meanwhile(engine)
        other = Thread(target=lambda: seen.append(head_of(engine)))
        other.start()
        other.join()

    assert seen == [before + 1]


def test_another_database_is_read_by_itself(engine: Engine, sqlite_engine: Engine) -> None:
    with in_one_view(engine), reading(engine) as one, reading(sqlite_engine) as other:
        assert one.engine is not other.engine


def test_what_fails_inside_is_explained(engine: Engine) -> None:
    def ask_of_one_that_is_gone() -> None:
        with in_one_view(engine), reading(engine) as connection:
            connection.connection.dbapi_connection.close()  # type: ignore[union-attr]
            connection.execute(text("SELECT 1"))

    with pytest.raises(StoreUnavailable):
        ask_of_one_that_is_gone()
