"""In which condition a record is, as those hear who watch over the server; on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from tests.application.loading import A_FOUNDING, AIGUL
from tests.record import ARecord
from tracker.application.condition import LATE, Condition, Parked, condition
from tracker.application.tracker import Tracker
from tracker.projections.tables import parked
from tracker.store.engine import writing
from tracker.store.keys import WorkingKey
from tracker.store.refusals import StoreUnavailable
from tracker.store.word_book import WordBook

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def record(database_url: str) -> Iterator[ARecord]:
    made = ARecord(database_url)
    Tracker(made.engine, made.log, made.runner).found(A_FOUNDING, AIGUL)
    yield made
    made.close()


def park(record: ARecord, next_try_at: datetime) -> None:
    with writing(record.engine) as connection:
        its = {"position": 1, "error": "ZeroDivisionError", "tries": 3}
        at = int(next_try_at.timestamp() * 1_000_000)
        connection.execute(insert(parked).values(name="releases", next_try_at=at, **its))


def test_a_record_of_which_all_works_is_well(record: ARecord) -> None:
    found = condition(record.engine, record.book, NOW)

    assert found == Condition(database=True, key=True, projector=True, parked=[])
    assert found.is_well


def test_a_read_model_that_waits_for_its_next_try_is_told_and_the_projector_is_well(record: ARecord) -> None:
    park(record, NOW + timedelta(hours=1))

    found = condition(record.engine, record.book, NOW)

    assert found.parked == [Parked("releases", 1, "ZeroDivisionError", NOW + timedelta(hours=1))]
    assert (found.projector, found.is_well) == (True, False)


@pytest.mark.parametrize(("ago", "runs"), [(LATE, True), (LATE + timedelta(seconds=1), False)])
def test_a_projector_that_does_not_try_any_more_is_told(record: ARecord, ago: timedelta, *, runs: bool) -> None:
    park(record, NOW - ago)

    assert condition(record.engine, record.book, NOW).projector is runs


@pytest.mark.parametrize("key", [None, WorkingKey(1, b"another key".ljust(32)), WorkingKey(2, b"the next".ljust(32))])
def test_a_key_that_is_not_here_or_another_records_opens_nothing(record: ARecord, key: WorkingKey | None) -> None:
    found = condition(record.engine, WordBook(record.engine, key), NOW)

    assert (found.database, found.key, found.is_well) == (True, False, False)


def test_of_a_database_that_does_not_answer_nothing_else_is_known(
    record: ARecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def be_away(_engine: object) -> None:
        raise StoreUnavailable("unreachable")

    monkeypatch.setattr("tracker.application.condition.reading", be_away)

    assert condition(record.engine, record.book, NOW) == Condition(database=False, key=False, projector=False)
