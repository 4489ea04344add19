"""The recorder keeps every promise that the library's own recorders are tested for."""

import sys
import threading
from collections.abc import Iterator

import pytest
from eventsourcing import cryptography
from eventsourcing.persistence import ApplicationRecorder
from sqlalchemy import Engine

from tests.store.example import StillClock, an_engine
from tracker.store.clock import ClockGuard
from tracker.store.recorder import Recorder

# The library's tests import a cipher that no test here uses, by way of pycryptodome; the library has the same
# one by way of `cryptography`, which we have.
sys.modules.setdefault("eventsourcing.cipher", cryptography)

from eventsourcing.tests import persistence as library  # noqa: E402


def close(engine: Engine, before: set[threading.Thread]) -> None:
    """Close the engine once the threads that the library's tests leave running have ended."""
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=10)
    engine.dispose()


class Sqlite:
    @pytest.fixture(autouse=True)
    def _database(self, sqlite_url: str) -> Iterator[None]:
        before = set(threading.enumerate())
        self.engine = an_engine(sqlite_url)
        yield
        close(self.engine, before)

    def create_recorder(self) -> Recorder:
        return Recorder(self.engine, ClockGuard(StillClock()), poll_seconds=0.01)


@pytest.mark.postgres
class Postgres(Sqlite):
    @pytest.fixture(autouse=True)
    def _database(self, postgres_url: str) -> Iterator[None]:
        before = set(threading.enumerate())
        self.engine = an_engine(postgres_url)
        yield
        close(self.engine, before)


class Application(library.ApplicationRecorderTestCase[ApplicationRecorder]):
    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class TestApplicationOnSqlite(Sqlite, Application):
    pass


class TestApplicationOnPostgres(Postgres, Application):
    pass


class TestTrackingOnSqlite(Sqlite, library.TrackingRecorderTestCase):
    pass


class TestTrackingOnPostgres(Postgres, library.TrackingRecorderTestCase):
    pass


class TestProcessOnSqlite(Sqlite, library.ProcessRecorderTestCase):
    pass


class TestProcessOnPostgres(Postgres, library.ProcessRecorderTestCase):
    pass


class TestNonInterleavingOnSqlite(Sqlite, library.NonInterleavingNotificationIDsBaseCase):
    pass


class TestNonInterleavingOnPostgres(Postgres, library.NonInterleavingNotificationIDsBaseCase):
    pass
