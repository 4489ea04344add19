"""Reminders: each tick finds what is owed to whom, makes the mails that are to go, and sends what is due.

A tick that comes twice, late, or in two processes at once changes nothing: what is owed follows from the record, each
rung is put once, and each mail has a slot of its own.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from tracker.accounts.account import Account
from tracker.accounts.accounts import Accounts
from tracker.accounts.sealing import Seal
from tracker.application.reader import Reader
from tracker.outbox.digests import Digests
from tracker.outbox.fate import MailState
from tracker.outbox.ledger import Ledger
from tracker.outbox.mails import Mails
from tracker.projections.shelves import ReadModelParked
from tracker.reminders.composing import Composing
from tracker.reminders.digest import Past, here
from tracker.reminders.forecast import Forecast, foresee
from tracker.reminders.gathering import Gathering
from tracker.reminders.health import Health, Stopped
from tracker.reminders.making import Making
from tracker.reminders.message import text_of
from tracker.reminders.outgoing import Post, Went, opened, send_due
from tracker.reminders.owed import Owed
from tracker.reminders.owing import owed_in
from tracker.reminders.plan import Plan, plan, wants_mail
from tracker.reminders.recipients import Recipients
from tracker.reminders.sending.mailer import Mailer
from tracker.reminders.writing_out import WritingOut
from tracker.store import lease
from tracker.store.log import Log
from tracker.store.refusals import ClockStopped, Locked, StoreUnavailable

Daily = Callable[[date], object]
"""What is done once a UTC day, before anybody is reminded; again it changes nothing."""

_LEASE = "reminders"
_NOTHING_GOES = (ClockStopped, Locked, ReadModelParked, StoreUnavailable)
_LOG = logging.getLogger(__name__)


def _nothing() -> None:
    """Do nothing, as whoever waits for nobody."""


@dataclass(frozen=True)
class Way:
    """How mails leave: by whom they are taken, from whom they come, and what links in them begin with.

    `break_off` makes a mailer that waits for somebody wait no longer, for good.
    """

    mailer: Mailer
    sender: str
    address: str
    break_off: Callable[[], None] = _nothing


class Reminders:
    """The reminders of one database.

    `clock` gives UTC for those who only look; `daily` is done on each day's first tick.
    """

    def __init__(  # noqa: PLR0913 - bootstrap gives each part by name
        self,
        engine: Engine,
        *,
        log: Log,
        reader: Reader,
        accounts: Accounts,
        seal: Seal,
        way: Way,
        clock: Callable[[], datetime],
        daily: Sequence[Daily] = (),
    ) -> None:
        self.mails, self.ledger = Mails(engine), Ledger(engine)
        self._engine, self._log, self._seal, self._way, self._clock = engine, log, seal, way, clock
        self._daily, self._done_on = daily, date.min
        digests = Digests(engine)
        self._recipients = Recipients(accounts, Gathering(reader), self.ledger, digests)
        self._making = Making(engine, self.mails, self.ledger, digests, seal, way.sender)
        self._composing = Composing(reader, accounts, way.sender, way.address)
        self._past: dict[str, tuple[datetime, Past]] = {}
        self._ticked_at: datetime | None = None
        self._stopped: Stopped | None = None
        self._troubled = 0
        self._is_leaving = False
        self.next_at: Callable[[], datetime | None] = lambda: None

    @property
    def address(self) -> str:
        """Give where people open our pages: what links in mails, and in files that are carried away, begin with."""
        return self._way.address

    def tick(self, now: datetime) -> Sequence[Went]:
        """Do all that is due at a moment, and give what became of each mail; whatever is wrong, `health` says it.

        Another process that ticks at the same time leaves nothing to do, and whoever has left does nothing.
        """
        return [] if self._is_leaving else self._done(self._alone, now)

    def look(self, now: datetime) -> None:
        """See whether anything would stop mails, where another process sends them; `health` says what."""
        self._done(self._seen, now)

    def _done(self, deed: Callable[[datetime], Sequence[Went]], now: datetime) -> Sequence[Went]:
        """Do something, and note when that was and what stopped it."""
        went: Sequence[Went] = []
        try:
            went = deed(now)
        except ClockStopped:
            self._stopped = Stopped.CLOCK
        except Locked:
            self._stopped = Stopped.LOCKED
        except StoreUnavailable:
            self._stopped = Stopped.STORE
        except ReadModelParked:
            self._stopped = Stopped.PARKED
        except Exception:  # noqa: BLE001 - the thread that ticks goes on, and whoever looks is told
            _LOG.exception("a tick failed")
            self._stopped = Stopped.FAILED
        else:
            self._stopped = None
        self._ticked_at = now
        return went

    def _alone(self, now: datetime) -> Sequence[Went]:
        with lease.held(self._engine, _LEASE) as is_ours:
            return self._tick(now) if is_ours else []

    def _seen(self, _now: datetime) -> Sequence[Went]:
        self._log.require_clock()
        self._recipients.refresh()
        return []

    def leave(self) -> None:
        """Begin nothing more, for good: the tick under way makes and sends no other mail."""
        self._is_leaving = True

    def break_off(self) -> None:
        """Let go of the mail server, too: the mail under way is tried again, or nobody knows whether it went."""
        self.leave()
        self._way.break_off()

    def owed_to(self, account_id: str, now: datetime | None = None) -> Sequence[Owed]:
        """List what an account is owed, told or not; raises AccountUnknown."""
        moment, account = now or self._clock(), self._recipients.accounts.account(account_id)
        self._recipients.refresh()
        situation = self._recipients.situation(account, moment)
        return owed_in(situation, here(moment, account.zone).date())

    def upcoming(self, account_id: str, days: int = 30, now: datetime | None = None) -> Sequence[Forecast]:
        """List the mails that would go to an account in the next days, if nothing were recorded meanwhile.

        Raises AccountUnknown.
        """
        moment, account = now or self._clock(), self._recipients.accounts.account(account_id)
        self._recipients.refresh()
        return self._foreseen(account, moment, here(moment, account.zone).date() + timedelta(days=days))

    def said(self, account_id: str, mail_id: UUID) -> str | None:
        """Give what a mail to an account says; None where it is another's, not written yet, or forgotten."""
        mail = self.mails.find(mail_id)
        if mail is None or mail.account != account_id:
            return None
        envelope = opened(self._seal, mail)
        return None if envelope is None else text_of(envelope.content)

    def dry_run(self, on: date, now: datetime | None = None) -> Sequence[Forecast]:
        """List the mails that would go to anybody on a day, today or later, if nothing were recorded until then."""
        moment = now or self._clock()
        self._recipients.refresh()
        everyone = self._recipients.everyone()
        found = [one for account in everyone for one in self._foreseen(account, moment, on, every_day=False)]
        return [one for one in found if one.on == on]

    def health(self, now: datetime | None = None) -> Health:
        """Say how reminders are."""
        backlog, astray = self.mails.backlog(now or self._clock()), self.mails.astray()
        return Health(
            ticked_at=self._ticked_at,
            next_at=self.next_at(),
            stopped=self._stopped,
            backlog=backlog.count,
            waits_since=backlog.oldest,
            failed=sum(one.state is MailState.FAILED for one in astray),
            unclear=sum(one.state is MailState.UNKNOWN for one in astray),
            troubled=self._troubled,
        )

    def _tick(self, now: datetime) -> Sequence[Went]:
        self._log.require_clock()  # a clock gone wrong sends nothing
        self._do_daily(now)
        self._recipients.refresh()
        self._troubled = 0
        for account in self._recipients.everyone():
            if self._goes_on():
                self._remind(account, now)
        has_any = self.mails.backlog(now).count
        went = send_due(self.mails, self._post(now), now, goes_on=self._goes_on) if has_any else []
        if went:
            self.ledger.note_told()
        return went

    def _goes_on(self) -> bool:
        return not self._is_leaving

    def _do_daily(self, now: datetime) -> None:
        if self._done_on == now.date():
            return
        for deed in self._daily:
            try:
                deed(now.date())
            except _NOTHING_GOES:
                raise
            except Exception:  # noqa: BLE001 - people are reminded all the same, and the next day tries again
                _LOG.exception("a daily deed failed")
        self._done_on = now.date()

    def _remind(self, account: Account, now: datetime) -> None:
        """Make the mail that is to go to an account, if any is; what goes wrong here stops nobody else's."""
        try:
            found = self._plan(account, now)
            if found is not None:
                self._making.make(account.account_id, found, now)
                self._past.pop(account.account_id, None)
        except _NOTHING_GOES:
            raise
        except Exception:  # noqa: BLE001 - as above; its words may hold what no log may
            self._troubled += 1
            _LOG.exception("an account could not be reminded")

    def _plan(self, account: Account, now: datetime) -> Plan | None:
        recipient = self._recipients.recipient(account)
        if not wants_mail(recipient):
            return None
        if not self._recipients.may_be_told(recipient, now):
            return None
        situation = self._recipients.situation(account, now)
        return plan(recipient, situation, self._past_of(account, now), now)

    def _past_of(self, account: Account, now: datetime) -> Past:
        """Give what became of an account's digests; read again once the clock was put back, which changes it."""
        read_at, past = self._past.get(account.account_id, (datetime.max.replace(tzinfo=UTC), Past()))
        if read_at > now:
            past = self._recipients.past(account, now)
        self._past[account.account_id] = now, past
        return past

    def _foreseen(self, account: Account, now: datetime, until: date, *, every_day: bool = True) -> Sequence[Forecast]:
        told = {line.rung.key for line in self.ledger.lines(account.account_id) if not line.is_open}
        return list(
            foresee(
                self._recipients.recipient(account),
                self._recipients.situation(account, now),
                past=self._recipients.past(account, now),
                told=told,
                now=now,
                until=until,
                every_day=every_day,
            )
        )

    def _post(self, now: datetime) -> Post:
        writing_out = WritingOut(self._recipients, self.ledger, self._composing, now)
        return Post(
            mailer=self._way.mailer,
            sender=self._way.sender,
            seal=self._seal,
            write=writing_out.write,
            again=writing_out.again,
            rests_until=writing_out.rests_until,
            bounced=self._recipients.accounts.mailings.note_bounce,
        )
