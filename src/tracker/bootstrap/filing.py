"""Filing: a sweep of the files that no event of a record speaks of, or that were erased."""

from tracker.application.erasing.clearing import files_that_stay
from tracker.bootstrap.parts import Parts


def sweep(parts: Parts) -> int:
    """Delete files that no event speaks of: those that were coming in when a process ended. Give how many went."""
    return parts.files.sweep(lambda: files_that_stay(parts.log))
