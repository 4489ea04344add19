"""Writing out: what a mail says when it goes, which is what is still owed of what it was made for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.outbox.ledger import Key, Ledger
from tracker.outbox.mails import MailRow
from tracker.reminders.composing import Composing
from tracker.reminders.digest import ahead, here
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.outgoing import Envelope
from tracker.reminders.owed import Owed
from tracker.reminders.owing import owed_in
from tracker.reminders.plan import wants_mail
from tracker.reminders.recipient import Recipient
from tracker.reminders.recipients import Recipients


@dataclass(frozen=True)
class WritingOut:
    """Writes mails at a moment."""

    recipients: Recipients
    ledger: Ledger
    composing: Composing
    now: datetime

    def write(self, mail: MailRow) -> Envelope | None:
        """Give what a mail says, None where nothing is owed any more; what is owed no longer is dropped."""
        recipient = self._recipient(mail)
        if not wants_mail(recipient):
            return None
        keys = {line.rung.key for line in self.ledger.of_mail(mail.mail_id)}
        owed = self._still_owed(mail, recipient, keys)
        self.ledger.needless(mail.account, mail.mail_id, keys - {one.key for one in owed})
        return self.composing.envelope(mail, recipient, owed, self.now) if owed else None

    def may_go(self, mail: MailRow, to: str) -> bool:
        """Say whether a mail that is written may go to an address: it is still the account's, and something is owed.

        What it says stays as it is, for an earlier copy may have arrived.
        """
        recipient = self._recipient(mail)
        if not wants_mail(recipient) or recipient.email != to:
            return False
        keys = {line.rung.key for line in self.ledger.of_mail(mail.mail_id)}
        return bool(self._still_owed(mail, recipient, keys))

    def _recipient(self, mail: MailRow) -> Recipient:
        self.recipients.refresh()  # somebody may have settled it, or shut their mails, since the tick began
        return self.recipients.recipient(self.recipients.accounts.account(mail.account))

    def _still_owed(self, mail: MailRow, recipient: Recipient, keys: Collection[Key]) -> Sequence[Owed]:
        """List what is still owed of what a mail tells, looking no further ahead than when it was made."""
        zone = recipient.account.zone
        today, made_on = here(self.now, zone).date(), here(mail.made_at, zone).date()
        days = ahead(recipient.mailing, made_on) - (today - made_on).days
        situation = self.recipients.situation(recipient.account, self.now, but_by=mail.mail_id)
        is_paused = recipient.mailing.is_paused(today)
        return [
            one
            for one in owed_in(situation, today, max(days, 0))
            if one.key in keys and (one.kind is ReminderKind.DANGER or not is_paused)
        ]
