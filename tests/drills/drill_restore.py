"""D7: 100,000 events are backed up while others write, restored, moved to PostgreSQL; kills in between."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drills that every test run has in small be run at their full size; say whether they passed."""
    return full_size.passed("drills/test_restoring.py", "drills/test_killed_restores.py")
