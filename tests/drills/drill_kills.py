"""D1: a process that gives commands is killed 300 times on each database, one that loads a register 40 times."""

from tests.drills import full_size

KILLS = 300


def drill() -> bool:
    """Let the drills that every test run has in small be run at their full size; say whether they passed."""
    writers = full_size.passed("drills/test_killed_writers.py", option=f"--kills={KILLS}")
    return full_size.passed("drills/test_killed_demo.py") and writers
