"""T3: on each database the person of whom most is told is erased, and the words are looked for everywhere."""

from tests.drills import full_size


def drill() -> bool:
    """Let the drill that every test run has in small be run at its full size; say whether it passed."""
    return full_size.passed("drills/test_erasure.py")
