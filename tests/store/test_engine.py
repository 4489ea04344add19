"""The database is opened so that it loses nothing, and says why when it cannot go on."""

import sqlite3

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, event, make_url, text

from tests.store.example import AIGUL, a_box, a_log, an_engine, sqlite_file
from tracker.store.engine import make_engine, reading, require_durable, writing
from tracker.store.log import Log
from tracker.store.refusals import NotDurable, StoreUnavailable


def test_an_engine_of_ours_is_durable(engine: Engine) -> None:
    require_durable(engine)


def test_sqlite_keeps_its_settings_on_every_connection(sqlite_engine: Engine) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }

    with reading(sqlite_engine) as one, reading(sqlite_engine) as other:
        for connection in (one, other):
            assert {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted


@pytest.mark.parametrize("pragma", ["synchronous = NORMAL", "synchronous = OFF", "journal_mode = DELETE"])
def test_weaker_settings_of_sqlite_are_refused(empty_sqlite_url: str, pragma: str) -> None:
    weak = create_engine(empty_sqlite_url)

    @event.listens_for(weak, "connect")
    def _weaken(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA {pragma}")

    with pytest.raises(NotDurable) as refusal:
        require_durable(weak)
    assert refusal.value.setting in pragma
    assert refusal.value.todo
    weak.dispose()


def test_a_database_in_memory_is_refused() -> None:
    engine = make_engine("sqlite://")

    with pytest.raises(NotDurable):
        require_durable(engine)
    engine.dispose()


@pytest.mark.postgres
def test_weaker_settings_of_postgresql_are_refused(empty_postgres_url: str) -> None:
    engine = make_engine(empty_postgres_url)
    name = make_url(empty_postgres_url).database
    with writing(engine) as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" SET synchronous_commit = off'))
    engine.dispose()

    with pytest.raises(NotDurable) as refusal:
        require_durable(engine)

    assert refusal.value.setting == "synchronous_commit"
    engine.dispose()


def test_a_reader_sees_one_state_however_long_it_reads(engine: Engine) -> None:
    log = a_log(engine)
    log.write(a_box().collect_events(), AIGUL)
    count = text("SELECT count(*) FROM event")

    with reading(engine) as connection:
        before = connection.scalar(count)
        log.write(a_box("b-2").collect_events(), AIGUL)
        after = connection.scalar(count)

    assert (before, after) == (1, 1)


def test_a_full_disk_refuses_the_write_and_serves_the_reader(empty_sqlite_url: str) -> None:
    engine = an_engine(empty_sqlite_url)
    log = a_log(engine)
    log.write(a_box().collect_events(), AIGUL)
    set_pragma(engine, "max_page_count = 1")  # SQLite takes the present size as the least

    with pytest.raises(StoreUnavailable) as refusal:
        write_boxes(log, 2_000)

    assert refusal.value.reason == "disk_full"
    assert log.head().position == len(log.read(0, 3_000))
    engine.dispose()


def test_a_database_that_may_not_be_written_serves_readers(empty_sqlite_url: str) -> None:
    engine = an_engine(empty_sqlite_url)
    log = a_log(engine)
    log.write(a_box().collect_events(), AIGUL)
    set_pragma(engine, "query_only = ON")

    with pytest.raises(StoreUnavailable) as refusal:
        log.write(a_box("b-2").collect_events(), AIGUL)

    assert refusal.value.reason == "read_only"
    assert len(log.read(0, 10)) == 1
    engine.dispose()


def test_a_file_that_is_no_database_is_told(empty_sqlite_url: str) -> None:
    sqlite_file(empty_sqlite_url).write_bytes(b"not a database" * 1_000)
    engine = make_engine(empty_sqlite_url)

    with pytest.raises(StoreUnavailable) as refusal, reading(engine):
        pass

    assert refusal.value.reason == "broken"
    engine.dispose()


def test_a_server_that_does_not_answer_is_told() -> None:
    engine = make_engine("postgresql+psycopg://nobody@/nothing?host=/nowhere")

    with pytest.raises(StoreUnavailable) as refusal, reading(engine):
        pass

    assert refusal.value.reason == "unreachable"
    engine.dispose()


def test_a_replica_is_not_read_from_and_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    said = 'connection to server on socket "/nowhere/.s.PGSQL.5432" failed: server is in hot standby mode'
    asked_for: list[object] = []

    def connect(*_given: object, **named: object) -> None:
        asked_for.append(named["target_session_attrs"])
        raise psycopg.OperationalError(said)

    monkeypatch.setattr(psycopg, "connect", connect)
    engine = make_engine("postgresql+psycopg://nobody@/nothing?host=/nowhere")

    with pytest.raises(StoreUnavailable) as refusal, reading(engine):
        pass

    assert (refusal.value.reason, asked_for) == ("replica", ["primary"])


def test_a_mistake_of_ours_is_not_blamed_on_the_database(engine: Engine) -> None:
    with pytest.raises(Exception, match="nothing_of_that_name"), reading(engine) as connection:
        connection.execute(text("SELECT * FROM nothing_of_that_name"))


def write_boxes(log: Log, number: int) -> None:
    for each in range(number):
        log.write(a_box(f"c-{each}").collect_events(), AIGUL)


def set_pragma(engine: Engine, pragma: str) -> None:
    engine.dispose()

    @event.listens_for(engine, "connect")
    def _set(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")
