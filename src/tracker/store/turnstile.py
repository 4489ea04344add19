"""Turnstile: lets so many threads of a process work with the database at once, and the others wait, but not for long.

Whoever works with it may need a second connection before the first is given back: what a writer decides on is read
beside the write. Were all connections with threads that wait for another one, none would ever come back. So only so
many threads begin that, if each had all but the last one that it needs, one connection would still be free.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore, local
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.pool import QueuePool

from tracker.store.refusals import StoreUnavailable

DEPTH = 3
"""How many connections one thread has at once, at most."""

BESIDE = 2
"""How many connections are left to what works beside the requests for as long as the process lives."""


class Turnstile:
    """So many places; a thread that is in may go in again."""

    def __init__(self, places: int, seconds: float) -> None:
        self._free, self._seconds, self._own = Semaphore(places), seconds, local()

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Take a place until the end; raises StoreUnavailable where none becomes free in time."""
        depth = getattr(self._own, "depth", 0)
        if not depth and not self._free.acquire(timeout=self._seconds):
            raise StoreUnavailable("busy")
        self._own.depth = depth + 1
        try:
            yield
        finally:
            self._own.depth = depth
            if not depth:
                self._free.release()


class GatedPool(QueuePool):
    """The connections of a process, behind a turnstile that lets in as many threads as they suffice for."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.turnstile = Turnstile(places(self.size()), named.get("timeout", 30.0))


def places(connections: int) -> int:
    """Say how many threads so many connections suffice for."""
    return max(1, (connections - BESIDE - 1) // (DEPTH - 1))


@contextmanager
def passed(engine: Engine) -> Iterator[None]:
    """Take a place at a database that has few connections; another has enough for all threads."""
    pool = engine.pool
    if not isinstance(pool, GatedPool):
        yield
        return
    with pool.turnstile.passed():
        yield
