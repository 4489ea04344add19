"""D5: four servers on SQLite and eight on PostgreSQL write to one record, 150 texts each."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_many_writers.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", str(file)]) == pytest.ExitCode.OK
