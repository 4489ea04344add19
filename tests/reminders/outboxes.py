"""An outbox with mails in it, and what sends them: everything real but the accounts and the letters."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from tests.accounts.people import KEY
from tracker.accounts.sealing import Seal
from tracker.outbox.fate import MailState
from tracker.outbox.mails import MailKind, MailRow, Mails
from tracker.reminders.message import Message, as_bytes
from tracker.reminders.outgoing import Envelope, Post, Went, message_id, send_due
from tracker.reminders.sending.mailer import Mailer
from tracker.store.engine import writing

BEGUN = datetime(2027, 5, 10, 3, tzinfo=UTC)
SENDER = "post@mail.example.net"


@dataclass
class Outbox:
    """The mails of one database, and a moment that a test moves on."""

    engine: Engine
    now: datetime = BEGUN
    seal: Seal = field(default_factory=lambda: Seal(KEY))
    written: list[str] = field(default_factory=list)
    bounces: list[tuple[str, date]] = field(default_factory=list)

    @property
    def mails(self) -> Mails:
        return Mails(self.engine)

    def put(self, account: str = "aigul", slot: str = "2027-05-10") -> UUID:
        """Put a mail that is due at once; the account is its address."""
        kind = MailKind.DIGEST
        facts = {"account": account, "slot": slot, "made_at": self.now, "next_at": self.now}
        known = message_id(self.seal, SENDER, account, kind, slot)
        with writing(self.engine) as connection:
            mail_id = self.mails.put(connection, kind=kind, message_id=known, **facts)  # type: ignore[arg-type]
        assert mail_id is not None
        return mail_id

    def send(self, mailer: Mailer, longest: float = 50, **other: object) -> list[Went]:
        """Send what is due."""
        post = replace(self.post(mailer), **other)  # type: ignore[arg-type]
        return list(send_due(self.mails, post, self.now, longest))

    def post(self, mailer: Mailer) -> Post:
        return Post(
            mailer,
            SENDER,
            self.seal,
            self.write,
            again=lambda _mail, kept: kept,
            rests_until=lambda _mail: None,
            bounced=self._note,
        )

    def write(self, mail: MailRow) -> Envelope:
        self.written.append(mail.account)
        text = f"letter {len(self.written)}"
        to = f"{mail.account}@example.org"
        return Envelope(to, as_bytes(Message(mail.message_id, to, SENDER, "Reminder", text, "en", self.now)))

    def after(self, **span: float) -> None:
        self.now += timedelta(**span)

    def row(self, mail_id: UUID) -> MailRow:
        found = self.mails.find(mail_id)
        assert found is not None
        return found

    def state(self, mail_id: UUID) -> MailState:
        return self.row(mail_id).state

    def _note(self, account: str, on: date) -> None:
        self.bounces.append((account, on))


class Killed(BaseException):
    """The process has ended here."""


def killing(deed: Callable[..., object], *, before: bool) -> Callable[..., object]:
    """Give a deed in which the process ends, before it is done or right after."""

    def killed(*given: object, **named: object) -> object:
        if not before:
            deed(*given, **named)
        raise Killed

    return killed
