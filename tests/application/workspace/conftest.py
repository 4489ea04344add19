"""An office on either database."""

from collections.abc import Iterator

import pytest

from tests.application.workspace.office import Office


@pytest.fixture
def office(database_url: str) -> Iterator[Office]:
    """Give a record with people who work on it."""
    made = Office(database_url)
    yield made
    made.close()


@pytest.fixture
def small_office(sqlite_url: str) -> Iterator[Office]:
    """Give the same on SQLite alone, for rules that ask nothing of the database."""
    made = Office(sqlite_url)
    yield made
    made.close()
