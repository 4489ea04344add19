"""Mail health: what those who look after accounts are told of reminders that stand still."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.domain.rights import Right
from tracker.outbox.fate import MailState
from tracker.outbox.mails import MailRow
from tracker.reminders.health import Health
from tracker.reminders.reminders import Reminders
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.mail_labels import MAIL_LATE, MAIL_STOPPED
from tracker.web.workspace.views.reminders import Gone, gone

LATELY = timedelta(days=30)
"""For how long it is told that a mail failed."""


@dataclass(frozen=True)
class MailHealth:
    """How reminders are: why nothing goes, as a message, when was looked last and will be next, by the reader's clock.

    `backlog` counts the mails that are behind, `troubled` the accounts that could not be reminded; `trouble` are the
    mails that failed.
    """

    stopped: str
    looked_at: datetime | None
    next_at: datetime | None
    backlog: int
    troubled: int
    trouble: Sequence[Gone]


def health_for(desk: Desk) -> MailHealth | None:
    """Say how reminders are, to who looks after accounts."""
    if not desk.who.has(Right.FREEZE):
        return None
    names = {one.account_id: one.nickname for one in desk.office.accounts.everyone()}
    return mail_health(desk.office.reminders, desk.now, desk.account.zone, names)


def mail_health(reminders: Reminders, now: datetime, zone: str, names: Mapping[str, str]) -> MailHealth:
    """Say how reminders are, by a clock in a time zone; `names` are the nicknames of the accounts."""
    health, here = reminders.health(now), ZoneInfo(zone)
    late = MAIL_LATE if health.is_late(now) else ""
    return MailHealth(
        stopped=MAIL_STOPPED[health.stopped.value] if health.stopped else late,
        looked_at=health.ticked_at.astimezone(here) if health.ticked_at else None,
        next_at=health.next_at.astimezone(here) if health.next_at else None,
        backlog=health.backlog,
        troubled=health.troubled,
        trouble=gone(_lately(reminders, now), zone, names),
    )


def is_in_trouble(reminders: Reminders, now: datetime, account: str | None = None) -> bool:
    """Say whether reminders do not go out as they should; with an account, whether that concerns it."""
    health: Health = reminders.health(now)
    failed = [one for one in _lately(reminders, now) if account in {None, one.account}]
    return health.is_ill(now) or bool(failed) or (account is None and bool(health.troubled))


def _lately(reminders: Reminders, now: datetime) -> Iterable[MailRow]:
    """Give the mails that failed, or of which nobody knows, for as long as that is news."""
    mails = sorted(reminders.mails.astray(), key=lambda one: one.state is MailState.UNKNOWN)
    return [one for one in mails if now - (one.settled_at or one.made_at) < LATELY]
