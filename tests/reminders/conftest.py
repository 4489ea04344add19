"""A bureau for each test, on each kind of database in turn."""

from collections.abc import Iterator

import pytest

from tests.reminders.bureau import Bureau


@pytest.fixture
def bureau(database_url: str) -> Iterator[Bureau]:
    """Give a record with reminders."""
    made = Bureau(database_url)
    yield made
    made.close()


@pytest.fixture
def quick_bureau(sqlite_url: str) -> Iterator[Bureau]:
    """Give the same on one kind of database, where the other could do nothing else."""
    made = Bureau(sqlite_url)
    yield made
    made.close()
