"""Health: whether reminders go out, for those who look after the record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

LATE = timedelta(minutes=10)
"""After so long without a tick nobody is reminded of anything."""

_LONG = timedelta(hours=1)
"""How long a mail may be behind before that is trouble."""


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

    def is_late(self, now: datetime) -> bool:
        """Say whether no tick has come for so long that it should have."""
        return self.ticked_at is not None and now - self.ticked_at > LATE

    def is_ill(self, now: datetime) -> bool:
        """Say whether mails do not go out, or not in time, to anybody."""
        is_behind = self.waits_since is not None and now - self.waits_since > _LONG
        return self.stopped is not None or is_behind or self.is_late(now)

    @property
    def is_well(self) -> bool:
        """Say whether nothing needs anybody's attention."""
        return self.stopped is None and not (self.failed or self.unclear or self.troubled)
