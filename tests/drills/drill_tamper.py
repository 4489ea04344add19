"""T2: a record with the bundled register is tampered with in nine ways, on each database; who noticed is printed."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_tampering.py")
