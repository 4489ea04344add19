"""A record, accounts, and reminders that go into a letterbox, all by one clock that a test sets."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email import message_from_bytes

from tests.accounts.people import KEY, Clock, House, Person
from tests.record import ARecord
from tracker.accounts.accounts import Accounts
from tracker.accounts.mailing import Mailing
from tracker.accounts.sealing import Seal
from tracker.application.reader import Reader
from tracker.domain.events import Stream
from tracker.outbox.ledger import Line
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.outgoing import Went
from tracker.reminders.reminders import Daily, Reminders, Way
from tracker.reminders.sending.smtp import SmtpMailer

BEGUN = datetime(2026, 1, 1, 3, tzinfo=UTC)
SENDER, ADDRESS = "post@mail.example.net", "https://pages.example.net"
TAKEN = Outcome(Answer.TAKEN, "")


@dataclass
class Letterbox:
    """Takes every mail, or answers as a test says."""

    answers: Callable[[str], Outcome] = field(default=lambda _to: TAKEN)
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        answer = self.answers(to)
        if answer.answer in {Answer.TAKEN, Answer.UNCLEAR}:
            self.taken.append((to, content))
        return answer

    def ids(self) -> Counter[str]:
        """How many copies came of each mail."""
        return Counter(message_from_bytes(content)["Message-ID"] for _, content in self.taken)

    def texts(self) -> Sequence[str]:
        return [message_from_bytes(content).get_payload(decode=True).decode() for _, content in self.taken]  # type: ignore[union-attr]


class Bureau:
    """A record whose reminders tick when a test says so."""

    def __init__(self, url: str, begun: datetime = BEGUN) -> None:
        self.record, self.clock = ARecord(url), Clock(begun)
        self.record.clock.at = begun
        self.house = House(self.record.engine, self.clock)
        self.accounts: Accounts = self.house.accounts
        self.letterbox = Letterbox()
        self._others: list[ARecord] = []
        self.reminders = self.started()

    def started(self, *, url: str = "", daily: Sequence[Daily] = (), mailer: SmtpMailer | None = None) -> Reminders:
        """Reminders as a process has them that has just been started, on a connection of its own if asked."""
        record = ARecord(url) if url else self.record
        self._others.append(record)
        accounts = Accounts(record.engine, KEY, self.clock, hasher=self.house.hasher)
        return Reminders(
            record.engine,
            log=record.log,
            reader=Reader(record.engine, record.log, record.book, lambda: self.clock().date()),
            accounts=accounts,
            seal=Seal(KEY),
            way=Way(mailer, SENDER, ADDRESS, mailer.break_off) if mailer else Way(self.letterbox, SENDER, ADDRESS),
            clock=self.clock,
            daily=daily,
        )

    def person(self, nickname: str = "Aigul", *roles: str, zone: str = "UTC", **mailing: object) -> Person:
        """Somebody with an address of their own."""
        made = self.house.person(nickname, *roles)
        self.accounts.own.settle(made.account_id, "en", zone)
        self.accounts.own.give_email(made.account_id, f"{nickname.lower()}@example.org")
        self.accounts.mailings.settle(made.account_id, replace(Mailing(), **mailing))  # type: ignore[arg-type]
        return made

    def save(self, *streams: Stream, by: str = "somebody") -> None:
        """Record what these aggregates have to tell, now."""
        self.record.save(*streams, account=by, at=self.clock.at)

    def tick(self, at: datetime | None = None, reminders: Reminders | None = None) -> Sequence[Went]:
        """Tick at a moment."""
        self.clock.at = at or self.clock.at
        self.record.clock.at = self.clock.at
        return (reminders or self.reminders).tick(self.clock.at)

    def lines(self, person: Person) -> Sequence[Line]:
        return self.reminders.ledger.lines(person.account_id)

    def told(self, person: Person) -> Sequence[tuple[str, str, str]]:
        """What mails have told somebody, by thing, kind and rung."""
        return [line.rung.key for line in self.lines(person) if not line.is_open and line.mail_id is not None]

    def close(self) -> None:
        """Let go of the database."""
        for record in self._others:
            record.close()
