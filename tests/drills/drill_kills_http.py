"""D1 over HTTP: a server is killed 150 times on each database while phones send forms to it."""

from pathlib import Path

import pytest


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    file = Path(__file__).with_name("test_killed_servers.py")
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", str(file)]) == pytest.ExitCode.OK
