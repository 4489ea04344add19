"""The database itself refuses what would change or remove anything of the log, until somebody drops its triggers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from tests.store.example import AIGUL, a_box, a_log, an_engine
from tests.tampering import drop_guards
from tracker.application.copying import copy_to_file
from tracker.store import schema
from tracker.store.engine import writing
from tracker.store.guards import missing
from tracker.store.log import Log

CHANGES = [
    "UPDATE event SET topic = 'box.burnt'",
    "DELETE FROM event",
    "UPDATE log_commit SET root = root",
    "DELETE FROM log_commit",
    "UPDATE log_head SET position = position - 1",
    "DELETE FROM log_head",
]
REPLACES = [
    "REPLACE INTO event SELECT position, stream_id, 9, topic, 1, state, staff, salt1, salt2, recorded_at FROM event",
    "REPLACE INTO event SELECT 9, stream_id, version, topic, 1, state, staff, salt1, salt2, recorded_at FROM event",
    "REPLACE INTO log_commit SELECT * FROM log_commit",
    "UPDATE OR REPLACE event SET position = position + 1",
]
TRUNCATES = ["TRUNCATE event", "TRUNCATE log_commit", "TRUNCATE log_head", "TRUNCATE event, log_commit, log_head"]


@pytest.fixture
def boxes(engine: Engine) -> Log:
    """Give a log of two events."""
    log = a_log(engine)
    log.write([event for number in "12" for event in a_box(f"b-{number}").collect_events()], AIGUL)
    return log


def refused(engine: Engine, statement: str, before: str = "SELECT 1") -> None:
    with writing(engine) as connection:
        connection.execute(text(before))
        with pytest.raises(DBAPIError, match="the log is only added to"), connection.begin_nested():
            connection.execute(text(statement))


def test_what_is_recorded_is_neither_changed_nor_removed(boxes: Log, engine: Engine) -> None:
    before = boxes.head(), boxes.read(0, 9)

    for statement in CHANGES:
        refused(engine, statement)

    assert (boxes.head(), boxes.read(0, 9)) == before
    assert boxes.write(a_box("b-3").collect_events(), AIGUL).last == 3


def test_no_row_takes_the_place_of_another_on_sqlite(sqlite_engine: Engine) -> None:
    log = a_log(sqlite_engine)
    log.write(a_box().collect_events(), AIGUL)

    for statement in REPLACES:
        refused(sqlite_engine, statement)

    assert [recorded.position for recorded in log.read(0, 9)] == [1]


@pytest.mark.postgres
def test_the_log_is_not_emptied_at_a_stroke_nor_as_a_replica_on_postgresql(postgres_url: str) -> None:
    engine = an_engine(postgres_url)
    a_log(engine).write(a_box().collect_events(), AIGUL)

    for statement in [*TRUNCATES, *CHANGES]:
        refused(engine, statement, before="SET LOCAL session_replication_role = replica")

    assert a_log(engine).head().position == 1
    engine.dispose()


def test_a_database_of_before_is_guarded_by_its_upgrade_and_keeps_what_it_holds(boxes: Log, engine: Engine) -> None:
    schema.downgrade(engine, "0012")
    with writing(engine) as connection:
        assert connection.execute(text("UPDATE log_commit SET root = root")).rowcount == 1
    before = boxes.head()

    schema.upgrade(engine)
    schema.check(engine)

    refused(engine, "UPDATE log_commit SET root = root")
    assert boxes.head() == before


def test_a_copy_of_the_record_is_guarded_too(boxes: Log, tmp_path: Path) -> None:
    copy_to_file(boxes.recorder.engine, tmp_path / "copy")

    with (
        closing(sqlite3.connect(tmp_path / "copy")) as copy,
        pytest.raises(sqlite3.IntegrityError, match="only added to"),
    ):
        copy.execute("DELETE FROM event WHERE position = 2")


def test_whoever_owns_the_database_can_drop_the_guards_but_it_is_seen(boxes: Log) -> None:
    engine = boxes.recorder.engine
    before = missing(engine)

    with writing(engine) as connection:
        drop_guards(connection)
        gone = connection.execute(text("DELETE FROM event WHERE position = 2")).rowcount

    assert (before, gone) == ([], 1)
    assert {"event_no_truncate", "event_no_delete"} & set(missing(engine))


@pytest.mark.postgres
def test_a_guard_that_looks_away_for_replicas_counts_as_missing(postgres_url: str) -> None:
    engine = an_engine(postgres_url)
    with writing(engine) as connection:
        connection.execute(text("ALTER TABLE event ENABLE TRIGGER event_no_change"))

    assert missing(engine) == ["event_no_change"]
    engine.dispose()
