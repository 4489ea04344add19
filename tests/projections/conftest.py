"""What the tests of the read side share: a record on each kind of database."""

from collections.abc import Iterator

import pytest

from tests.record import ARecord


@pytest.fixture
def record(database_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(database_url)
    yield made
    made.close()
