"""D5: four servers on SQLite and eight on PostgreSQL write to one record, 150 texts each."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_many_writers.py")
