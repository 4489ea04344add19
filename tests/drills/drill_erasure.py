"""T3: on each database the person of whom most is told is erased, and the words are looked for everywhere."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_erasure.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", str(file)]) == pytest.ExitCode.OK
