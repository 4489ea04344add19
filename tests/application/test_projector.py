"""A read model that failed is tried again in the background, until it is well; P3."""

from collections.abc import Iterator
from threading import Event as Flag

import pytest

from tests.application.loading import A_FOUNDING, AIGUL
from tests.record import ARecord
from tracker.application.projector import Projector
from tracker.application.tracker import Tracker
from tracker.domain.events import Event
from tracker.projections.releases import Releases
from tracker.projections.rows import Rows
from tracker.projections.runner import READ_MODELS, Runner
from tracker.store.refusals import StoreUnavailable
from tracker.store.values import Recorded

A_LONG_TIME = 60


class Moody(Releases):
    """The releases, which fail for as long as they are told to."""

    def __init__(self) -> None:
        self.fails = True

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        if self.fails:
            raise ZeroDivisionError
        super().fold(event, at, rows)


@pytest.fixture
def moody() -> Moody:
    return Moody()


@pytest.fixture
def record(database_url: str, moody: Moody) -> Iterator[ARecord]:
    models = [moody if isinstance(model, Releases) else model for model in READ_MODELS]
    made = ARecord(database_url, Runner(models))
    yield made
    made.close()


@pytest.fixture
def tracker(record: ARecord) -> Tracker:
    made = Tracker(record.engine, record.log, record.runner)
    made.found(A_FOUNDING, AIGUL)
    made.release(AIGUL)
    return made


def test_what_failed_is_parked_while_the_event_is_kept(tracker: Tracker, record: ARecord) -> None:
    assert tracker.parked() == ["releases"]
    assert record.log.head().position == 2


def test_a_parked_read_model_is_well_again_once_it_can_be(tracker: Tracker, moody: Moody, record: ARecord) -> None:
    moody.fails = False

    well = tracker.catch_up()

    assert well == ["releases"]
    assert tracker.parked() == []
    assert [row[0] for row in record.read_side()["release"]] == [1]


def test_what_fails_again_waits_longer(tracker: Tracker) -> None:
    assert tracker.catch_up() == []
    assert tracker.parked() == ["releases"]


def test_nothing_is_written_where_nothing_is_parked(tracker: Tracker, moody: Moody) -> None:
    moody.fails = False
    tracker.catch_up()

    assert tracker.catch_up() == []


def test_the_projector_puts_right_what_failed(tracker: Tracker, moody: Moody) -> None:
    moody.fails = False
    projector, seen = Projector(tracker, every=0.001), Flag()
    parked = tracker.parked

    def watched() -> list[str]:
        names = parked()
        if not names:
            seen.set()
        return names

    tracker.parked = watched  # type: ignore[method-assign]
    projector.start()

    assert seen.wait(A_LONG_TIME)
    projector.stop()


def test_the_projector_outlives_a_database_that_is_away_and_what_nobody_foresaw(
    tracker: Tracker, caplog: pytest.LogCaptureFixture
) -> None:
    rounds, done = iter([StoreUnavailable("unreachable"), ZeroDivisionError()]), Flag()

    def failing() -> list[str]:
        for error in rounds:
            raise error
        done.set()
        return []

    tracker.catch_up = failing  # type: ignore[method-assign]
    projector = Projector(tracker, every=0.001)
    projector.start()

    assert done.wait(A_LONG_TIME)
    projector.stop()
    assert "a round failed" in caplog.text


@pytest.mark.parametrize("table", ["release", "listed"])
def test_a_read_side_that_differs_from_a_rebuild_is_named(
    table: str, tracker: Tracker, moody: Moody, record: ARecord
) -> None:
    moody.fails = False
    tracker.catch_up()
    before = record.read_side()
    with record.engine.connect() as connection:
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - a name of this test
        connection.commit()
    spoilt = record.read_side()

    astray = tracker.astray()

    assert astray == [{"release": "releases", "listed": "lists"}[table]]
    assert record.read_side() == spoilt
    tracker.rebuild()
    assert tracker.astray() == []
    assert record.read_side() == before
