"""What tests of register reading may ask for."""

from pathlib import Path

import pytest

from tests.application.register_reading.given import Folder, a_small_register


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """Give a small register that reads clean until it is spoilt."""
    return a_small_register(tmp_path)
