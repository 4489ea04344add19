"""The tables of the read side change with data in them: emptied, and filled again from the log."""

from collections.abc import Sequence

import pytest
from sqlalchemy import inspect, text

from tests.oracle.histories import history
from tests.record import ARecord
from tracker.projections.shelves import ReadModelParked, require_well
from tracker.store import schema
from tracker.store.engine import reading, writing

CHANGED = ["demands", "entries", "occasions", "parties"]


def parked(record: ARecord) -> Sequence[tuple[str, int]]:
    with reading(record.engine) as connection:
        rows = connection.execute(text("SELECT name, position FROM parked ORDER BY name"))
        return [(row.name, row.position) for row in rows]


def size(record: ARecord, table: str) -> int:
    with reading(record.engine) as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608 - a table's name


def catch_up(record: ARecord) -> list[str]:
    with writing(record.engine) as connection:
        return record.runner.catch_up(connection, record.batches, record.clock.at)


def test_what_was_emptied_catches_up_to_what_it_was(record: ARecord) -> None:
    record.keep(history(3, 50))
    before = record.read_side()
    schema.downgrade(record.engine, "0002")

    schema.upgrade(record.engine)
    schema.check(record.engine)
    emptied = record.read_side()
    well = catch_up(record)

    assert (emptied["entry"], emptied["party"], emptied["demand"]) == ([], [], [])
    assert emptied["listed"] == before["listed"] != []
    assert sorted(well) == CHANGED
    assert record.read_side() == before
    assert parked(record) == []


def test_until_it_has_caught_up_no_page_is_read(record: ARecord) -> None:
    record.keep(history(3, 20))
    schema.downgrade(record.engine, "0002")
    schema.upgrade(record.engine)

    with reading(record.engine) as connection, pytest.raises(ReadModelParked) as refusal:
        require_well(connection)

    assert sorted(refusal.value.names) == CHANGED


def test_what_is_recorded_before_it_has_caught_up_is_not_lost(record: ARecord) -> None:
    steps = history(5, 40)
    record.keep(steps[:20])
    schema.downgrade(record.engine, "0002")
    schema.upgrade(record.engine)

    record.keep(steps[20:])
    catch_up(record)
    caught_up = record.read_side()
    record.rebuild()

    assert record.read_side() == caught_up
    assert any(caught_up["entry"])


def test_a_downgrade_empties_as_well_and_leaves_the_log_alone(record: ARecord) -> None:
    record.keep(history(3, 30))
    head, listed = record.log.head(), size(record, "listed")

    schema.downgrade(record.engine, "0002")

    columns = {column["name"] for column in inspect(record.engine).get_columns("entry")}
    assert "letter_id" in columns
    assert not {"account", "of_entry", "due_on", "moved_to"} & columns
    assert parked(record) == [(name, 1) for name in CHANGED]
    assert (size(record, "entry"), size(record, "listed"), record.log.head()) == (0, listed, head)


def test_where_nothing_was_recorded_nothing_is_parked(record: ARecord) -> None:
    schema.downgrade(record.engine, "0002")
    schema.upgrade(record.engine)

    assert parked(record) == []
