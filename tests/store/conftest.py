"""What the tests of the store share: a migrated database of either kind, and its log."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import Engine

from tests.store.example import AIGUL, StillClock, a_box, a_case, a_log, an_engine, note
from tests.store.tampering import MINUTE
from tracker.store.log import Log


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a migrated database of each kind in turn."""
    made = an_engine(database_url)
    yield made
    made.dispose()


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    """Give a migrated SQLite database."""
    made = an_engine(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def log(engine: Engine) -> Log:
    """Give a log that nothing was written to."""
    return a_log(engine)


@pytest.fixture
def sqlite_log(sqlite_engine: Engine) -> Log:
    """Give a log on SQLite that nothing was written to."""
    return a_log(sqlite_engine)


@pytest.fixture
def written(engine: Engine) -> Log:
    """Give a log of eight events in as many commits: one case with five notes, two boxes."""
    clock = StillClock()
    log = a_log(engine, clock)
    case, secrets = a_case()
    log.write(case.collect_events(), AIGUL, words=secrets)
    for number in range(5):
        clock.pass_by(MINUTE)
        note(case, UUID(int=number), count=number)
        log.write(case.collect_events(), AIGUL)
    for number in range(2):
        clock.pass_by(MINUTE)
        log.write(a_box(f"b-{number}").collect_events(), AIGUL)
    return log
