"""Mail health: what those who look after accounts are told of reminders that stand still."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.outbox.mails import MailRow
from tracker.reminders.health import Health
from tracker.reminders.reminders import Reminders
from tracker.web.workspace.mail_labels import MAIL_STOPPED
from tracker.web.workspace.views.reminders import Gone, gone

LATELY = timedelta(days=30)
"""For how long it is told that a mail failed."""

_LONG = timedelta(hours=1)
"""How long a mail may be behind before that is trouble."""


@dataclass(frozen=True)
class MailHealth:
    """How reminders are: why nothing goes, as a message, when was looked last, how many mails are behind, which failed.

    `troubled` counts the accounts that could not be reminded.
    """

    stopped: str
    looked_at: datetime | None
    backlog: int
    troubled: int
    trouble: Sequence[Gone]


def mail_health(reminders: Reminders, now: datetime, zone: str, names: Mapping[str, str]) -> MailHealth:
    """Say how reminders are, by a clock in a time zone; `names` are the nicknames of the accounts."""
    health = reminders.health(now)
    return MailHealth(
        stopped=MAIL_STOPPED[health.stopped.value] if health.stopped else "",
        looked_at=health.ticked_at.astimezone(ZoneInfo(zone)) if health.ticked_at else None,
        backlog=health.backlog,
        troubled=health.troubled,
        trouble=gone(_lately(reminders, now), zone, names),
    )


def is_in_trouble(reminders: Reminders, now: datetime) -> bool:
    """Say whether somebody should look."""
    health: Health = reminders.health(now)
    is_behind = health.waits_since is not None and now - health.waits_since > _LONG
    return health.stopped is not None or bool(health.troubled) or is_behind or any(_lately(reminders, now))


def _lately(reminders: Reminders, now: datetime) -> Iterable[MailRow]:
    """Give the mails that failed, or of which nobody knows, for as long as that is news."""
    mails = (*reminders.mails.failed(), *reminders.mails.unclear())
    return [one for one in mails if now - (one.settled_at or one.made_at) < LATELY]
