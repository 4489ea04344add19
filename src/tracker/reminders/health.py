"""Health: whether reminders go out, for those who look after the record."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Stopped(Enum):
    """Why no mails go out."""

    CLOCK = "clock"
    """The machine's clock cannot be believed."""
    LOCKED = "locked"
    """The working key is not here, so nothing can be read."""
    STORE = "store"
    """The database does not answer."""
    PARKED = "parked"
    """A read model has failed, so nobody knows what is owed."""
    FAILED = "failed"
    """Something went wrong that nobody foresaw; the next tick tries again."""


@dataclass(frozen=True)
class Health:
    """How reminders are; all moments are UTC.

    `ticked_at` is the last tick of this process, None before the first; `next_at` when the next is expected. `backlog`
    counts mails that should have gone by now, the oldest since `waits_since`; `failed` and `unclear` count mails,
    `troubled` the accounts that the last tick could do nothing for.
    """

    ticked_at: datetime | None
    next_at: datetime | None
    stopped: Stopped | None
    backlog: int
    waits_since: datetime | None
    failed: int
    unclear: int
    troubled: int

    @property
    def is_well(self) -> bool:
        """Say whether nothing needs anybody's attention."""
        return self.stopped is None and not (self.failed or self.unclear or self.troubled)
