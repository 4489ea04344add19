"""Inline, catching up and rebuilding give the same rows (P1); a fold that fails is parked (P3)."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, select

from tests.given import a_demand, a_finding
from tests.oracle.histories import Step, history
from tests.record import NOON, ARecord
from tracker.domain.values import Code, Key
from tracker.projections.entries import Entries
from tracker.projections.releases import Releases
from tracker.projections.rows import Rows
from tracker.projections.runner import READ_MODELS, Runner
from tracker.projections.shelves import ReadModelParked, require_well
from tracker.projections.tables import entry, parked
from tracker.store.engine import reading, writing
from tracker.store.values import Recorded


class Stumbling(Entries):
    """The entries, but for a fold that fails for as long as it is told to."""

    def __init__(self) -> None:
        self.fails = False

    def fold_all(self, rows: Rows, batch: Sequence[Recorded]) -> None:
        """Fold, or fail after the first rows were sent."""
        super().fold_all(rows, batch)
        if self.fails:
            raise ValueError("planted")


@pytest.fixture
def stumbling(database_url: str) -> Iterator[tuple[ARecord, Stumbling]]:
    """Give a record whose entries can be made to fail."""
    model = Stumbling()
    others = [other for other in READ_MODELS if not isinstance(other, Entries)]
    record = ARecord(database_url, Runner([model, *others]))
    yield record, model
    record.close()


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(5, 40))
def test_a_rebuild_gives_the_rows_that_were_folded_inline(record: ARecord, seed: int, length: int) -> None:
    record.forget()
    record.keep(history(seed, length))
    inline = record.read_side()

    record.rebuild()
    once = record.read_side()
    record.rebuild()

    assert once == inline
    assert record.read_side() == once
    assert any(inline.values())


def test_a_rebuild_finds_a_demand_that_was_made_after_it_was_looked_for(record: ARecord) -> None:
    for number in (1, 2):
        finding = a_finding(country=Code("KG"), demands=(Key("kz-2021-1"),))
        record.save(finding, *([a_demand()] if number == 1 else []))
    inline = record.read_side()

    record.rebuild()

    assert record.read_side() == inline
    assert [row.country for row in entries(record)] == ["KG", "KZ"]


def test_a_fold_that_fails_is_parked_and_the_others_go_on(stumbling: tuple[ARecord, Stumbling]) -> None:
    record, model = stumbling
    first, *rest = _two_halves(history(7, 30))
    record.keep(first)
    before = record.read_side()

    model.fails = True
    record.keep(rest[0])

    with reading(record.engine) as connection:
        rows = connection.execute(select(parked)).all()
        assert [(row.name, row.error) for row in rows] == [("entries", "ValueError")]
        with pytest.raises(ReadModelParked):
            require_well(connection)
    assert record.read_side()["entry"] == before["entry"]
    assert record.log.head().position == sum(len(step.events) for step in [*first, *rest[0]])


def test_a_parked_read_model_catches_up_to_what_it_would_have_been(stumbling: tuple[ARecord, Stumbling]) -> None:
    record, model = stumbling
    first, second = _two_halves(history(11, 30))
    record.keep(first)
    model.fails = True
    record.keep(second)

    model.fails = False
    with writing(record.engine) as connection:
        well = record.runner.catch_up(connection, record.batches, record.clock.at + timedelta(hours=2))

    caught_up = record.read_side()
    record.rebuild()
    assert well == ["entries"]
    assert caught_up == record.read_side()


def test_a_fold_that_fails_in_a_rebuild_is_parked_and_the_others_are_rebuilt(
    stumbling: tuple[ARecord, Stumbling],
) -> None:
    record, model = stumbling
    record.keep(history(13, 30))
    before = record.read_side()

    model.fails = True
    record.rebuild()
    failed = record.read_side()
    model.fails = False
    with writing(record.engine) as connection:
        well = record.runner.catch_up(connection, record.batches, record.clock.at + timedelta(hours=2))

    assert failed["entry"] == []
    assert {name: rows for name, rows in failed.items() if not name.startswith("entry")} == {
        name: rows for name, rows in before.items() if not name.startswith("entry")
    }
    assert (well, record.read_side()) == (["entries"], before)


def test_a_parked_read_model_waits_longer_after_each_try(stumbling: tuple[ARecord, Stumbling]) -> None:
    record, model = stumbling
    model.fails = True
    record.keep(history(7, 30))
    waits, now = [], NOON + timedelta(days=400)

    for _ in range(4):
        with writing(record.engine) as connection:
            record.runner.catch_up(connection, record.batches, now)
            row = connection.execute(select(parked)).one()
        waits.append(row.next_try_at - int(now.timestamp() * 1_000_000))
        now += timedelta(days=1)

    assert waits == sorted(waits)
    assert len(set(waits)) == len(waits)


def test_a_parked_read_model_is_not_tried_before_its_time(stumbling: tuple[ARecord, Stumbling]) -> None:
    record, model = stumbling
    model.fails = True
    record.keep(history(7, 30))
    model.fails = False

    with writing(record.engine) as connection:
        well = record.runner.catch_up(connection, record.batches, NOON - timedelta(days=9999))

    assert well == []


def test_no_two_read_models_share_a_table_or_a_name() -> None:
    names = [model.name for model in READ_MODELS]
    tables = [table.name for model in READ_MODELS for table in model.tables]

    assert len(set(names)) == len(names)
    assert len(set(tables)) == len(tables)
    assert Releases.name in names


def entries(record: ARecord) -> Sequence[Row[Any]]:
    with reading(record.engine) as connection:
        return connection.execute(select(entry).order_by(entry.c.known_from)).all()


def _two_halves(steps: list[Step]) -> tuple[list[Step], list[Step]]:
    middle = len(steps) // 2
    return steps[:middle], steps[middle:]
