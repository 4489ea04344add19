"""A record that a register can be loaded into, and a small register to load."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.application.loading import Loading
from tests.application.register_reading.given import a_small_register


@pytest.fixture
def loading(database_url: str, tmp_path: Path) -> Iterator[Loading]:
    """Give a coalition's own record, and a folder with a small register."""
    made = Loading(database_url, a_small_register(tmp_path), sample=False)
    yield made
    made.close()


@pytest.fixture
def sample_loading(sqlite_url: str, tmp_path: Path) -> Iterator[Loading]:
    """Give a sample record, and a folder with a small register."""
    made = Loading(sqlite_url, a_small_register(tmp_path), sample=True)
    yield made
    made.close()
