"""Forgetting: what mails said is gone a month later, from the outbox and from the folder where mails are kept."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

from tracker.outbox.mails import FORGOTTEN_AFTER, Mails
from tracker.reminders.sending.maildir import Maildir


def forgetting(mails: Mails, kept: Maildir) -> Callable[[date], None]:
    """Give what is done each day."""

    def forget(today: date) -> None:
        now = datetime.combine(today, time(), UTC)
        mails.forget_texts(now)
        kept.forget(now - FORGOTTEN_AFTER)

    return forget
