"""D1 with two workers on PostgreSQL, one of which is killed 300 times; a database that goes away, a lock, a restart."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_workers.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", str(file)]) == pytest.ExitCode.OK
