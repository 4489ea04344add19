"""D1 over HTTP: a server is killed 150 times on each database while phones send forms to it."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_killed_servers.py")
