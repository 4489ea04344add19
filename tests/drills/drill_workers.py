"""D1 with two workers on PostgreSQL, one of which is killed 300 times; a database that goes away, a lock, a restart."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_workers.py")
