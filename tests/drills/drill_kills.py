"""D1: a process that gives commands is killed 300 times on each database."""

from tests.drills import full_size

KILLS = 300


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_killed_writers.py", option=f"--kills={KILLS}")
