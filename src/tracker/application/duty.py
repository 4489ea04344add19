"""Duty: of several processes that serve one record, the one that does what is to be done once, as long as it lives."""

from collections.abc import Callable

from sqlalchemy import Engine

from tracker.application.rounds import Rounds
from tracker.store.lease import Lease

EVERY = 1.0
"""Seconds between two looks whether the lease is ours, or free."""


def _nothing() -> None:
    """Do nothing."""


class Duty(Rounds):
    """Keeps a lease, or waits for it; `then` is called each time that it falls to us."""

    def __init__(self, engine: Engine, name: str, every: float = EVERY) -> None:
        super().__init__(f"duty-{name}", every)
        self._lease = Lease(engine, name)
        self.then: Callable[[], None] = _nothing

    def is_ours(self) -> bool:
        """Say whether this process is on duty."""
        return self._lease.is_held

    def start(self) -> None:
        """Begin, with a first look at once."""
        self._lease.hold()
        super().start()

    def stop(self) -> None:
        """End, and leave the duty to another process."""
        super().stop()
        self._lease.let_go()

    def _round(self) -> None:
        was_ours = self._lease.is_held
        if self._lease.hold() and not was_ours:
            self.then()
