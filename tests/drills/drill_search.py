"""100,000 texts are read for the search with 20 seconds of work, and looked through with half of one."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_many_texts.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", str(file)]) == pytest.ExitCode.OK
