"""D7: 100,000 events are backed up while others write, restored, moved to PostgreSQL; kills in between."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drills that every test run has in small be run at their full size; say whether they passed."""
    files = [str(Path(__file__).with_name(name)) for name in ("test_restoring.py", "test_killed_restores.py")]
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", *files]) == pytest.ExitCode.OK
