"""Confining: what a child process takes on before it looks at a document: limits, and doors that it shuts behind it."""

import resource
from contextlib import suppress

_MEMORY = 1_500_000_000
_SECONDS = 60


def confine() -> None:
    """Take on limits: memory, seconds of work, no file longer than nothing, no other process."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _limit(what, most)


def shut() -> None:
    """Open nothing from here on, no file and no connection: input, output and errors are all there is."""
    _limit(resource.RLIMIT_NOFILE, 3)


def _limit(what: int, most: int) -> None:
    with suppress(ValueError, OSError):  # a system that does not know one of them still keeps the others
        resource.setrlimit(what, (most, most))
