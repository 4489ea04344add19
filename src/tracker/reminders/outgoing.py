"""Outgoing: takes each mail that is due from the outbox to a mailer, and writes down what came of it.

It may be killed between any two lines: before the text is kept nothing has left, and the mail is taken up again; after
that nobody knows, and the mail goes once more under the same Message-ID. The same bytes go at every try, unless by then
the mail has to say something else.
"""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from tracker.accounts.sealing import Seal
from tracker.outbox.fate import MailState
from tracker.outbox.mails import MailKind, MailRow, Mails
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.message import AddressUnfit, mailbox
from tracker.reminders.sending.mailer import Mailer
from tracker.store.refusals import Locked, StoreUnavailable

LONGEST = 50
"""Seconds after which no other mail is begun: the next tick goes on, and is not late."""

_NOTHING_GOES = (Locked, StoreUnavailable)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Envelope:
    """A mail as it goes out: to one address, as bytes."""

    to: str = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Went:
    """What became of one mail in a drain; without an outcome it was needless, waits, or was taken by another."""

    mail: MailRow
    state: MailState | None
    outcome: Outcome | None


@dataclass(frozen=True)
class Post:
    """Where mails go, and from whom.

    `write` gives what a mail says at its first try, and `again` at each later one, from what it said so far; both give
    None where nothing is owed any more, or nothing may go to the account. `rests_until` says until when a mail waits
    for the hours at which its account wants mails, None where it may go now. `bounced` hears of accounts whose address
    is no good.
    """

    mailer: Mailer
    sender: str
    seal: Seal
    write: Callable[[MailRow], Envelope | None]
    again: Callable[[MailRow, Envelope], Envelope | None]
    rests_until: Callable[[MailRow], datetime | None]
    bounced: Callable[[str, date], None]


def _always() -> bool:
    return True


def send_due(
    mails: Mails, post: Post, now: datetime, longest: float = LONGEST, *, goes_on: Callable[[], bool] = _always
) -> Sequence[Went]:
    """Send what is due at a moment, while it `goes_on`; whatever happens to one mail, the others go.

    Raises what the store raises, and Locked: then nothing can be sent, and nothing is lost.
    """
    lease, began, went = uuid4(), time.monotonic(), list[Went]()

    def moment() -> datetime:
        return now + timedelta(seconds=int(time.monotonic() - began))

    while goes_on() and time.monotonic() - began < longest:
        claimed = mails.claim(moment(), 1, lease)
        if not claimed:
            break
        went.append(_Try(mails, post, lease, moment).go(claimed[0]))
    return went


def message_id(seal: Seal, sender: str, account: str, kind: MailKind, slot: str) -> str:
    """Give the Message-ID of a mail: always the same one, and nobody without the key can say whose."""
    opaque = seal.hash("message_id", f"{account}\n{kind.value}\n{slot}")[:32]
    return f"<{opaque}@{mailbox(sender).rpartition('@')[2]}>"


def opened(seal: Seal, mail: MailRow) -> Envelope | None:
    """Give what a mail says; None before its first try, and once it is forgotten."""
    if mail.sealed is None:
        return None
    to, _, content = seal.open(mail.sealed, *_place(mail)).partition(b"\n")
    return Envelope(to.decode(), content)


@dataclass(frozen=True)
class _Try:
    """One try at one mail."""

    mails: Mails
    post: Post
    lease: UUID
    moment: Callable[[], datetime]

    def go(self, mail: MailRow) -> Went:
        try:
            rests_until = self.post.rests_until(mail)
            envelope = None if rests_until else self._envelope(mail)
        except _NOTHING_GOES:
            raise
        except AddressUnfit:
            return self._settle(mail, Outcome(Answer.REFUSED, "address_unfit", refuses_address=True))
        except Exception as wrong:  # noqa: BLE001 - one mail that cannot be written holds no other up
            return self._settle(mail, _broken(wrong, Outcome(Answer.LATER, "not_written")))
        if rests_until is not None:
            self.mails.put_off(mail.mail_id, self.lease, rests_until)
            return Went(mail, None, None)
        if envelope is None:
            return self._drop(mail)
        sealed = self.post.seal.close(envelope.to.encode() + b"\n" + envelope.content, *_place(mail))
        if not self.mails.keep_text(mail.mail_id, self.lease, sealed, self.moment()):
            return Went(mail, None, None)
        return self._settle(mail, self._sent(envelope))

    def _envelope(self, mail: MailRow) -> Envelope | None:
        kept = opened(self.post.seal, mail)
        envelope = self.post.write(mail) if kept is None else self.post.again(mail, kept)
        if envelope is not None:
            mailbox(envelope.to)
        return envelope

    def _sent(self, envelope: Envelope) -> Outcome:
        try:
            return self.post.mailer.send(envelope.to, self.post.sender, envelope.content)
        except Exception as wrong:  # noqa: BLE001 - nobody foresaw it, so nobody knows how far the mail got
            return _broken(wrong, Outcome(Answer.UNCLEAR, "not_sent"))

    def _drop(self, mail: MailRow) -> Went:
        is_mine = self.mails.needless(mail.mail_id, self.lease, self.moment())
        state = MailState.UNKNOWN if mail.unclear else MailState.NEEDLESS
        return Went(mail, state if is_mine else None, None)

    def _settle(self, mail: MailRow, outcome: Outcome) -> Went:
        if outcome.refuses_address:
            self._note_bounce(mail)
        becomes = self.mails.settle(mail.mail_id, self.lease, outcome, self.moment())
        return Went(mail, becomes.state if becomes else None, outcome)

    def _note_bounce(self, mail: MailRow) -> None:
        try:
            self.post.bounced(mail.account, self.moment().date())
        except _NOTHING_GOES:
            raise
        except Exception as wrong:  # noqa: BLE001 - as above
            _LOG.error("bounce not noted: %s", type(wrong).__name__)


def _broken(wrong: Exception, outcome: Outcome) -> Outcome:
    """Leave a trace for the host: the kind of what went wrong, and never its words."""
    _LOG.error("mail %s: %s", outcome.code, type(wrong).__name__)
    return outcome


def _place(mail: MailRow) -> tuple[str, str, str]:
    return "mail", "sealed", mail.mail_id.hex
