"""Connections to a SQLite file are kept between transactions, and let go of when they should be."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, make_url, text

from tracker.store.engine import reading, writing

_COUNT = text("SELECT count(*) FROM tracking")
_ADD = text("INSERT INTO tracking (name, position) VALUES (:name, 1)")


def test_the_next_transaction_has_the_connection_of_the_last_one(sqlite_engine: Engine) -> None:
    with reading(sqlite_engine) as connection:
        first = connection.connection.dbapi_connection
    with reading(sqlite_engine) as connection:
        assert connection.connection.dbapi_connection is first
        assert connection.scalar(_COUNT) == 0


def test_who_reads_within_a_write_has_a_connection_of_their_own(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as writer:
        writer.execute(_ADD, {"name": "within"})
        with reading(sqlite_engine) as reader:
            assert reader.scalar(_COUNT) == 0

    with reading(sqlite_engine) as reader:
        assert reader.scalar(_COUNT) == 1


def test_a_kept_connection_sees_what_others_wrote_since(sqlite_engine: Engine) -> None:
    for seen in range(3):
        with reading(sqlite_engine) as connection:
            assert connection.scalar(_COUNT) == seen
        with writing(sqlite_engine) as connection:
            connection.execute(_ADD, {"name": f"reader-{seen}"})


def test_what_raised_is_undone_and_its_connection_not_used_again(sqlite_engine: Engine) -> None:
    kept: list[Connection] = []

    with pytest.raises(LookupError):
        _fail_while_writing(sqlite_engine, kept)

    assert kept[0].closed
    with writing(sqlite_engine) as connection:
        assert connection is not kept[0]
        assert connection.scalar(_COUNT) == 0


def test_many_threads_never_share_one(sqlite_engine: Engine) -> None:
    def add(number: int) -> int:
        with writing(sqlite_engine) as connection:
            connection.execute(_ADD, {"name": f"thread-{number}"})
            return int(connection.scalar(_COUNT))

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(add, range(20))) == list(range(1, 21))


def test_an_engine_that_is_disposed_of_leaves_one_file(sqlite_engine: Engine) -> None:
    with writing(sqlite_engine) as connection:
        connection.execute(_ADD, {"name": "last"})
    with reading(sqlite_engine) as connection:
        connection.scalar(_COUNT)

    sqlite_engine.dispose()

    file = Path(make_url(sqlite_engine.url).database or "")
    assert [found.name for found in file.parent.glob(f"{file.name}*")] == [file.name]


def test_a_disposed_engine_that_is_used_again_opens_the_file_that_is_there_by_then(sqlite_engine: Engine) -> None:
    with reading(sqlite_engine) as connection:
        kept = connection.connection.dbapi_connection
        sqlite_engine.dispose()

    with reading(sqlite_engine) as connection:
        assert connection.connection.dbapi_connection is not kept


def _fail_while_writing(engine: Engine, kept: list[Connection]) -> None:
    with writing(engine) as connection:
        kept.append(connection)
        connection.execute(_ADD, {"name": "raised"})
        raise LookupError
