"""D1: a process that gives commands is killed 300 times on each database."""

from pathlib import Path

import pytest

KILLS = 300


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_killed_writers.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", f"--kills={KILLS}", str(file)]) == pytest.ExitCode.OK
