"""The mails of one database: each is sent once, by one process at a time, or stands where people see that it was not.

A mail is claimed under a lease. Until its text is kept nothing of it has left; from then on it counts as `sending`, and
where its lease runs out as unclear: whoever held it was killed, and perhaps its server had taken it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Select,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from tracker.outbox.fate import Fate, MailState, fate
from tracker.outbox.outcome import Answer, Outcome
from tracker.outbox.tables import mail
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds, moment
from tracker.store.prepared import Prepared

LEASE = timedelta(minutes=5)
"""How long a process has for one mail; the longest handing over takes less."""

FORGOTTEN_AFTER = timedelta(days=30)
"""How long the text of a mail is kept once nothing more becomes of the mail."""

_CLOCKS_PART = timedelta(hours=1)
"""How far the clocks of two machines may lie apart; less than that, and the later one would take from the other."""

_LONGEST_WAIT = timedelta(days=2)
"""More than a mail ever waits for its next try, or for a morning."""

_CUT_OFF = Outcome(Answer.UNCLEAR, "cut_off")


class MailKind(Enum):
    """What kinds of mails there are."""

    DIGEST = "digest"
    URGENT = "urgent"


_IN_TURN = (mail.c.kind != MailKind.URGENT.value, mail.c.next_at, mail.c.id)


@dataclass(frozen=True)
class MailRow:
    """One mail as it stands; all moments are UTC."""

    mail_id: UUID
    account: str
    kind: MailKind
    slot: str
    message_id: str
    state: MailState
    made_at: datetime
    next_at: datetime
    tries: int
    unclear: int
    lease: UUID | None
    lease_until: datetime | None
    code: str
    settled_at: datetime | None
    sealed: bytes | None = field(repr=False)


@dataclass(frozen=True)
class Backlog:
    """How many mails should have gone by now, and since when the oldest of them should."""

    count: int
    oldest: datetime | None


class Mails:
    """The mails of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(  # noqa: PLR0913 - what a mail is made of
        self,
        connection: Connection,
        *,
        account: str,
        kind: MailKind,
        slot: str,
        message_id: str,
        made_at: datetime,
        next_at: datetime,
    ) -> UUID | None:
        """Put a mail into a write transaction; gives its id, None where the account's slot is taken."""
        mail_id, once = uuid4(), [mail.c.account, mail.c.kind, mail.c.slot]
        told = {"id": mail_id, "account": account, "kind": kind.value, "slot": slot, "message_id": message_id}
        moments = {"made_at": microseconds(made_at), "next_at": microseconds(next_at)}
        fresh = {"state": MailState.DUE.value, "tries": 0, "unclear": 0, "code": ""}
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        put = dialect.insert(mail).values(told | moments | fresh).on_conflict_do_nothing(index_elements=once)
        made: UUID | None = connection.scalar(put.returning(mail.c.id))
        return made

    def claim(self, now: datetime, limit: int, lease: UUID) -> list[MailRow]:
        """Take mails whose time has come, urgent ones first; nobody else gets them before the lease is over."""
        with writing(self._engine) as connection:
            _lapse(connection, now)
            first = select(mail.c.id).where(_waits(now)).order_by(*_IN_TURN).limit(limit)
            ids = connection.scalars(first.with_for_update(skip_locked=True)).all()
            held = {"lease": lease, "lease_until": microseconds(now + LEASE)}
            connection.execute(update(mail).where(mail.c.id.in_(ids)).values(held))
            claimed = select(mail).where(mail.c.id.in_(ids)).order_by(*_IN_TURN)
            return [_read(row) for row in connection.execute(claimed)]

    def keep_text(self, mail_id: UUID, lease: UUID, sealed: bytes, now: datetime) -> bool:
        """Keep what a mail says and count it as being sent, from now on for a whole lease; False where that is lost."""
        begun = {"state": MailState.SENDING.value, "sealed": sealed, "tries": mail.c.tries + 1}
        longer = {"lease_until": microseconds(now + LEASE)}
        with writing(self._engine) as connection:
            kept = connection.execute(update(mail).where(_held(mail_id, lease)).values(begun | longer))
        return kept.rowcount == 1

    def settle(self, mail_id: UUID, lease: UUID, outcome: Outcome, now: datetime) -> Fate | None:
        """Write down what came of a try, and give what becomes of the mail; None where the lease is lost."""
        with writing(self._engine) as connection:
            row = connection.execute(select(mail).where(_held(mail_id, lease)).with_for_update()).first()
            is_late = row is not None and row.state == MailState.UNKNOWN.value and row.lease_until is None
            if row is None or (is_late and outcome.answer is not Answer.TAKEN):
                return None
            return _settle(connection, row, outcome, now)

    def needless(self, mail_id: UUID, lease: UUID, now: datetime) -> bool:
        """Drop a mail that has nothing to say any more, or once more; False where the lease is lost."""
        state = case((mail.c.unclear > 0, MailState.UNKNOWN.value), else_=MailState.NEEDLESS.value)
        over = {"state": state, "settled_at": microseconds(now), "sealed": None, "lease_until": None}
        with writing(self._engine) as connection:
            return connection.execute(update(mail).where(_held(mail_id, lease)).values(over)).rowcount == 1

    def put_off(self, mail_id: UUID, lease: UUID, until: datetime) -> None:
        """Let a mail of which nothing was sent under this lease wait until a moment; that is no try."""
        waits = {"next_at": microseconds(until), "lease_until": None}
        with writing(self._engine) as connection:
            connection.execute(update(mail).where(_held(mail_id, lease)).values(waits))

    def forget_all(self, connection: Connection) -> None:
        """Forget what all mails said, within a write transaction: what is still to be sent is written anew."""
        connection.execute(update(mail).where(mail.c.sealed.is_not(None)).values(sealed=None))

    def forget_texts(self, now: datetime) -> int:
        """Forget what mails said that were settled long ago; gives how many."""
        old = mail.c.settled_at < microseconds(now - FORGOTTEN_AFTER)
        with writing(self._engine) as connection:
            return connection.execute(update(mail).where(old, mail.c.sealed.is_not(None)).values(sealed=None)).rowcount

    def find(self, mail_id: UUID) -> MailRow | None:
        """Give one mail."""
        return next(iter(self._list(select(mail).where(mail.c.id == mail_id))), None)

    def waiting(self) -> Sequence[MailRow]:
        """List the mails that are still to go, or go once more, the next one first."""
        return self._list(select(mail).where(mail.c.settled_at.is_(None)).order_by(mail.c.next_at, mail.c.id))

    def failed(self) -> Sequence[MailRow]:
        """List the mails that never went, the newest first."""
        return self._list(_newest(mail.c.state == MailState.FAILED.value))

    def unclear(self) -> Sequence[MailRow]:
        """List the mails of which nobody knows whether they arrived, the newest first."""
        return self._list(_newest(mail.c.state == MailState.UNKNOWN.value))

    def astray(self) -> Sequence[MailRow]:
        """List the mails that never went and those of which nobody knows, the newest first."""
        with reading(self._engine) as connection:
            return [_read(row) for row in _ASTRAY.rows(connection, {})]

    def recent(self, account: str | None, limit: int) -> Sequence[MailRow]:
        """List the newest mails, of one account or of all."""
        whose = mail.c.account == account if account else mail.c.account.is_not(None)
        return self._list(_newest(whose).limit(limit))

    def backlog(self, now: datetime) -> Backlog:
        """Say what should have gone by now."""
        asked = {"now": microseconds(now), "latest": microseconds(now + _LONGEST_WAIT)}
        with reading(self._engine) as connection:
            [(count, oldest)] = _LATE.all(connection, asked)
        return Backlog(count, None if oldest is None else moment(oldest))

    def _list(self, rows: Select[Any]) -> Sequence[MailRow]:
        with reading(self._engine) as connection:
            return [_read(row) for row in connection.execute(rows)]


def _waits(now: datetime) -> ColumnElement[bool]:
    """Say which mails may be taken: their time has come, and nobody holds them."""
    states = mail.c.state.in_([MailState.DUE.value, MailState.UNKNOWN.value])
    is_free = or_(mail.c.lease_until.is_(None), _is_over(now))
    return and_(states, _is_due(now), is_free)


def _is_due(now: datetime) -> ColumnElement[bool]:
    """Say which mails should go; one that waits for longer than any does was made before the clock was put back."""
    return _should_go(microseconds(now), microseconds(now + _LONGEST_WAIT))


def _should_go(now: int | BindParameter[int], latest: int | BindParameter[int]) -> ColumnElement[bool]:
    return and_(mail.c.settled_at.is_(None), or_(mail.c.next_at <= now, mail.c.next_at > latest))


def _is_over(now: datetime) -> ColumnElement[bool]:
    """Say which leases are over; one that ends much later than any lease was given before the clock was put back."""
    latest = now + LEASE + _CLOCKS_PART
    return or_(mail.c.lease_until <= microseconds(now), mail.c.lease_until > microseconds(latest))


def _held(mail_id: UUID, lease: UUID) -> ColumnElement[bool]:
    """Find a mail under its lease: whoever is late may still say what came of it, until somebody else has taken it."""
    return and_(mail.c.id == mail_id, mail.c.lease == lease, mail.c.settled_at.is_(None))


def _lapse(connection: Connection, now: datetime) -> None:
    """Count as unclear what was being sent by somebody whose lease is over."""
    lost = and_(mail.c.state == MailState.SENDING.value, _is_over(now))
    for row in connection.execute(select(mail).where(lost).with_for_update(skip_locked=True)).all():
        _settle(connection, row, _CUT_OFF, now)


def _settle(connection: Connection, row: Any, outcome: Outcome, now: datetime) -> Fate:  # noqa: ANN401 - a row
    tries = row.tries + (row.state != MailState.SENDING.value)  # a try that ended before anything was sent counts, too
    becomes = fate(outcome, now, tries=tries, unclear=row.unclear)
    then = {"state": becomes.state.value, "unclear": becomes.unclear, "tries": tries, "code": outcome.code}
    ends: dict[str, object] = {"next_at": row.next_at, "settled_at": microseconds(now), "lease_until": None}
    if becomes.next_at is not None:
        ends |= {"next_at": microseconds(becomes.next_at), "settled_at": None}
    connection.execute(update(mail).where(mail.c.id == row.id).values(then | ends))
    return becomes


def _newest(which: ColumnElement[bool]) -> Select[Any]:
    return select(mail).where(which).order_by(mail.c.made_at.desc(), mail.c.id)


def _read(row: Any) -> MailRow:  # noqa: ANN401 - a row
    return MailRow(
        mail_id=row.id,
        account=row.account,
        kind=MailKind(row.kind),
        slot=row.slot,
        message_id=row.message_id,
        state=MailState(row.state),
        made_at=moment(row.made_at),
        next_at=moment(row.next_at),
        tries=row.tries,
        unclear=row.unclear,
        lease=row.lease,
        lease_until=None if row.lease_until is None else moment(row.lease_until),
        code=row.code,
        settled_at=None if row.settled_at is None else moment(row.settled_at),
        sealed=row.sealed,
    )


_ASTRAY = Prepared(_newest(or_(mail.c.state == MailState.FAILED.value, mail.c.state == MailState.UNKNOWN.value)))
_LATE = Prepared(
    select(func.count().label("count"), func.min(mail.c.next_at).label("oldest")).where(
        _should_go(bindparam("now"), bindparam("latest"))
    )
)
