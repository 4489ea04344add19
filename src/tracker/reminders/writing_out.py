"""Writing out: what a mail says when it goes, which is what is still owed of what it was made for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.outbox.ledger import Key, Ledger
from tracker.outbox.mails import MailRow
from tracker.reminders.composing import Composing, names_nothing
from tracker.reminders.digest import ahead, here, is_awake, wakes_at
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
        self.ledger.needless(mail.account, mail.mail_id, _settled(keys, owed))
        return self.composing.envelope(mail, recipient, owed, self.now) if owed else None

    def again(self, mail: MailRow, kept: Envelope) -> Envelope | None:
        """Give what a mail says at a later try: the same bytes, unless it has to say something else by now.

        Since the last try somebody may have lost a country, come to be at risk, or taken another address; where a copy
        may have arrived, the other address gets none.
        """
        recipient = self._recipient(mail)
        if not wants_mail(recipient) or (mail.unclear and recipient.email != kept.to):
            return None
        keys = {line.rung.key for line in self.ledger.of_mail(mail.mail_id)}
        owed = self._still_owed(mail, recipient, keys)
        if not owed:
            return None
        if not mail.unclear:  # what a copy told that may have arrived was told
            self.ledger.needless(mail.account, mail.mail_id, _settled(keys, owed))
        if recipient.email == kept.to:
            is_copy = bool(mail.unclear) and names_nothing(kept)
            if is_copy or self.composing.says_the_same(kept, recipient, owed, self.now):
                return kept
        return self.composing.envelope(mail, recipient, owed, self.now)

    def rests_until(self, mail: MailRow) -> datetime | None:
        """Say from when a mail may go whose try falls on an hour at which none is wanted; None where it may go now."""
        recipient = self._recipient(mail)
        at = here(self.now, recipient.account.zone)
        tells = {line.rung.kind for line in self.ledger.of_mail(mail.mail_id)}
        if is_awake(recipient.mailing, at) or ReminderKind.DANGER.value in tells:
            return None
        return wakes_at(recipient.mailing, at)

    def _recipient(self, mail: MailRow) -> Recipient:
        self.recipients.refresh()  # somebody may have settled it, or shut their mails, since the tick began
        return self.recipients.recipient(self.recipients.accounts.account(mail.account))

    def _still_owed(self, mail: MailRow, recipient: Recipient, keys: Collection[Key]) -> Sequence[Owed]:
        """List what is still owed of what a mail tells, looking no further ahead than when it was made.

        A mail that was turned away until the next step of a ladder still tells the thing, as that step will again.
        """
        zone = recipient.account.zone
        today, made_on = here(self.now, zone).date(), here(mail.made_at, zone).date()
        days = ahead(recipient.mailing, made_on) - max((today - made_on).days, 0)
        situation = self.recipients.situation(recipient.account, self.now, but_by=mail.mail_id)
        is_paused = recipient.mailing.is_paused(today)
        return [
            one
            for one in owed_in(situation, today, max(days, 0))
            if _is_told(one, keys) and (one.kind is ReminderKind.DANGER or not is_paused)
        ]


def _is_told(one: Owed, keys: Collection[Key]) -> bool:
    """Say whether a mail with these rungs tells it; what changed of an occasion, or goes at once, has its own rung."""
    if one.key in keys or one.occasion or one.is_urgent:
        return one.key in keys
    return any((thing, kind) == (one.thing, one.kind.value) for thing, kind, _ in keys)


def _settled(keys: Collection[Key], owed: Sequence[Owed]) -> Collection[Key]:
    """Give the rungs of which nothing is owed any more."""
    still = {(one.thing, one.kind.value) for one in owed}
    return {key for key in keys if key[:2] not in still}
