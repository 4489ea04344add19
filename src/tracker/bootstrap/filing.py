"""Filing: a sweep of the files that neither an event of a record nor an intake needs, or that were erased."""

from tracker.bootstrap.parts import Parts


def sweep(parts: Parts) -> int:
    """Delete files that nothing needs: those that were coming in when a process ended. Give how many went."""
    return parts.intakes.sweep()
