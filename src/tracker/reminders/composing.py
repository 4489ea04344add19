"""Composing: makes a mail of what somebody is owed, with links that lead nobody else anywhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracker.accounts.accounts import Accounts
from tracker.accounts.secret_addresses import Purpose
from tracker.application.reader import Reader
from tracker.outbox.mails import MailRow
from tracker.reminders import letters
from tracker.reminders.digest import here
from tracker.reminders.letters import Letter, Link
from tracker.reminders.message import Message, as_bytes, canonical, text_of
from tracker.reminders.outgoing import Envelope
from tracker.reminders.owed import Owed
from tracker.reminders.recipient import Recipient
from tracker.reminders.texts import Texts

LINKS_LAST = timedelta(days=60)
_GO = re.compile(r"/go/[A-Za-z0-9]+")


@dataclass(frozen=True)
class Composing:
    """Writes mails; `sender` is whom they come from, `address` what links begin with."""

    reader: Reader
    accounts: Accounts
    sender: str
    address: str

    def envelope(self, mail: MailRow, recipient: Recipient, owed: Sequence[Owed], now: datetime) -> Envelope:
        """Make a mail; raises what accounts and the store raise, and AddressUnfit."""
        account, to = recipient.account, recipient.email or ""
        letter = self._letter(recipient, owed, now, lambda page: self._link(account.account_id, page))
        message = Message(
            message_id=mail.message_id,
            to=to,
            sender=self.sender,
            subject=letter.subject,
            text=letter.text,
            language=account.language,
            sent_on=now,
            unsubscribe=f"{self.address}/stop/{self.accounts.addresses.make(account.account_id, Purpose.STOP)}",
        )
        return Envelope(to, as_bytes(message))

    def says_the_same(self, kept: Envelope, recipient: Recipient, owed: Sequence[Owed], now: datetime) -> bool:
        """Say whether a mail would be written as it was, but for the links, which are drawn each time."""
        letter = self._letter(recipient, owed, now, lambda _page: f"{self.address}/go/")
        return canonical(letter.text) == _GO.sub("/go/", canonical(text_of(kept.content)))

    def _letter(self, recipient: Recipient, owed: Sequence[Owed], now: datetime, link: Link) -> Letter:
        account = recipient.account
        today = here(now, account.zone).date()
        with self.reader.look(now.date()) as look:
            texts = Texts(look, account.language, owed)
            return letters.write(recipient, owed, texts, today=today, link=link)

    def _link(self, account_id: str, page: str) -> str:
        token = self.accounts.addresses.make(account_id, Purpose.GO, page, LINKS_LAST)
        return f"{self.address}/go/{token}"


def names_nothing(kept: Envelope) -> bool:
    """Say whether a mail is a quiet one, which has one link; a full one has one more for each thing that it names."""
    return len(_GO.findall(text_of(kept.content))) == 1
