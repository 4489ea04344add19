"""Plan: which mail is to go to an account at a moment, and why. A pure function."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.accounts.mailing import Mailing, MailMode
from tracker.outbox.mails import MailKind
from tracker.reminders.digest import Past, ahead, digest_day, here, is_awake
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed
from tracker.reminders.owing import owed_in
from tracker.reminders.recipient import Recipient
from tracker.reminders.situation import Situation

DIGEST_DAY, LATE_DIGEST = "digest_day", "late_digest"
IN_DANGER, OWN_DAY, DUE_SOON = "danger", "own_day", "due_soon"
"""Why a mail goes, as codes."""


@dataclass(frozen=True)
class Plan:
    """A mail that is to go: all that it tells, and why.

    `slot` is the digest day of a digest and empty for an urgent one. A digest that has nothing to tell is no mail:
    its day is seen to.
    """

    kind: MailKind
    slot: str
    owed: Sequence[Owed]
    why: str


def wants_mail(recipient: Recipient) -> bool:
    """Say whether any mail may go to an account at all."""
    mailing = recipient.mailing
    is_reachable = recipient.email is not None and mailing.bounced_on is None
    is_here = recipient.account.frozen_at is None and recipient.account.travels_since is None
    return is_reachable and mailing.mode is not MailMode.NONE and is_here


def _always(_owed: Owed) -> bool:
    return True


def plan(
    recipient: Recipient, situation: Situation, past: Past, now: datetime, is_open: Callable[[Owed], bool] = _always
) -> Plan | None:
    """Say which mail is to go to an account now; what is not open, as far as that is known, is left out."""
    at = here(now, recipient.account.zone)
    mailing, today = recipient.mailing, at.date()
    is_muted = mailing.is_paused(today)
    if is_awake(mailing, at) and not is_muted:
        day = digest_day(mailing, today, situation.made_on, past)
        if day is not None:
            owed = [one for one in owed_in(situation, today, ahead(mailing, today)) if is_open(one)]
            return Plan(MailKind.DIGEST, day.isoformat(), owed, DIGEST_DAY if day == today else LATE_DIGEST)
    open_now = [one for one in owed_in(situation, today) if one.is_urgent and is_open(one)]
    urgent = [one for one in open_now if _may_go(one, mailing, at, is_muted=is_muted)]
    return Plan(MailKind.URGENT, "", urgent, _why(urgent)) if urgent else None


def _may_go(one: Owed, mailing: Mailing, at: datetime, *, is_muted: bool) -> bool:
    """Say whether it goes at this hour: a danger at any, whatever was chosen."""
    return one.kind is ReminderKind.DANGER or (is_awake(mailing, at) and not is_muted)


def _why(urgent: Sequence[Owed]) -> str:
    kinds = {one.kind for one in urgent}
    if ReminderKind.DANGER in kinds:
        return IN_DANGER
    return OWN_DAY if ReminderKind.OWN in kinds else DUE_SOON
