"""On PostgreSQL read models are folded beside the real ones while others write, and taken over at once (P1, P3)."""

from collections.abc import Iterator, Sequence
from threading import Thread

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.oracle.histories import Step, history
from tests.projections.test_migration import CHANGED, parked
from tests.projections.test_runner import Stumbling
from tests.record import ARecord
from tracker.application.tracker import Tracker
from tracker.projections.beside import beside
from tracker.projections.entries import Entries
from tracker.projections.runner import READ_MODELS, Runner
from tracker.store import schema
from tracker.store.engine import is_busy, reading, writing
from tracker.store.values import Recorded

pytestmark = pytest.mark.postgres

STEPS = history(5, 60)
FIRST, SECOND, THIRD = STEPS[:20], STEPS[20:40], STEPS[40:]


@pytest.fixture
def record(postgres_url: str) -> Iterator[ARecord]:
    """Give a record on PostgreSQL with some history."""
    made = ARecord(postgres_url)
    made.keep(FIRST)
    yield made
    made.close()


def run(record: ARecord, statement: str) -> None:
    with writing(record.engine) as connection:
        connection.execute(text(statement))


def a_rebuild(record: ARecord) -> dict[str, list[tuple[object, ...]]]:
    """What a rebuild in one transaction gives."""
    record.rebuild()
    return record.read_side()


class Meanwhile:
    """Reads the log, and lets something happen once the first time that it is read."""

    def __init__(self, record: ARecord, steps: Sequence[Step]) -> None:
        self._record, self._steps = record, list(steps)

    def __call__(self, after: int) -> Iterator[list[Recorded]]:
        for batch in self._record.batches(after):
            yield batch
            steps, self._steps = self._steps, []
            self._record.keep(steps)


def test_what_is_folded_beside_is_what_a_rebuild_gives_whatever_is_written_meanwhile(record: ARecord) -> None:
    run(record, "DELETE FROM demand")
    run(record, "UPDATE entry SET audience = 'public'")

    with beside(record.engine, record.runner) as place:
        place.fill(Meanwhile(record, SECOND))
        record.keep(THIRD)
        place.take_over(record.batches)
    taken = record.read_side()

    assert any(taken.values())
    assert taken == a_rebuild(record)
    assert parked(record) == []


def test_who_began_to_read_before_sees_the_old_rows_to_the_end_and_holds_up_nobody(record: ARecord) -> None:
    before = record.read_side()["entry"]
    run(record, "UPDATE entry SET audience = 'public'")
    count = text("SELECT count(*) FROM entry WHERE audience <> 'public'")

    with reading(record.engine) as reader:
        at_first = reader.scalar(count)
        with beside(record.engine, record.runner, ["entries"]) as place:
            place.fill(record.batches)
            place.take_over(record.batches)
        at_last = reader.scalar(count)

    assert (at_first, at_last) == (0, 0)
    assert record.read_side()["entry"] == before


def test_one_that_is_given_up_half_way_leaves_nothing_and_is_run_again(record: ARecord) -> None:
    before = record.read_side()
    with beside(record.engine, record.runner) as place:
        place.fill(record.batches)

    with beside(record.engine, record.runner) as place:
        place.fill(record.batches)
        place.take_over(record.batches)

    assert record.read_side() == before


def test_a_fold_that_fails_is_parked_once_it_is_taken_over_and_not_before(postgres_url: str) -> None:
    stumbling = Stumbling()
    others = [other for other in READ_MODELS if not isinstance(other, Entries)]
    record = ARecord(postgres_url, Runner([stumbling, *others]))
    record.keep(FIRST)
    stumbling.fails = True

    with beside(record.engine, record.runner) as place:
        place.fill(record.batches)
        meanwhile = parked(record)
        place.take_over(record.batches)
    after = parked(record)
    stumbling.fails = False
    record.rebuild()

    assert meanwhile == []
    assert [name for name, _ in after] == ["entries"]
    assert parked(record) == []
    record.close()


def test_a_migration_fills_what_it_changes_before_it_changes_it(record: ARecord) -> None:
    record.keep(SECOND)
    before = record.read_side()
    schema.downgrade(record.engine, "0002")
    emptied = parked(record)

    Tracker(record.engine, record.log, record.runner).migrate()

    assert [name for name, _ in emptied] == CHANGED
    assert record.read_side() == before
    assert parked(record) == []
    schema.check(record.engine)


def test_a_migration_that_somebody_holds_up_changes_nothing_and_can_be_run_again(record: ARecord) -> None:
    before = record.read_side()
    schema.downgrade(record.engine, "0002")
    with beside(record.engine, record.runner) as place:
        place.fill(record.batches)
        with reading(record.engine) as reader:
            reader.execute(text("SELECT count(*) FROM entry"))
            with pytest.raises(DBAPIError) as refusal:
                place.take_over_with(schema.upgrade_on, record.batches)
        old = schema.current(record.engine)
        place.take_over_with(schema.upgrade_on, record.batches)

    assert (is_busy(refusal.value), old) == (True, "0002")
    assert schema.current(record.engine) == schema.head()
    assert record.read_side() == before


def test_writers_wait_only_while_it_is_taken_over(record: ARecord) -> None:
    with beside(record.engine, record.runner) as place:
        place.fill(record.batches)
        writer = Thread(target=record.keep, args=[SECOND], daemon=True)
        writer.start()
        writer.join(60)
        place.take_over(record.batches)

    assert not writer.is_alive()
    assert record.read_side() == a_rebuild(record)
