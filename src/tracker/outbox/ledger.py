"""The ledger of reminders: which rung of which thing an account is owed, and which mail tells it.

A rung is put once, whoever finds it owed. It is taken into one mail; where that mail never went it is open again. So
what a kill leaves half done is found by the next tick, and nothing is told twice.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.outbox.fate import MailState
from tracker.outbox.tables import mail, reminder
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds, moment

Key = tuple[str, str, str]
"""Thing, kind and rung: what makes a rung the only one of its account."""

REST = timedelta(days=1)
"""How long a rung whose mail failed waits before another mail is made for it alone."""

PASSED = "digest"
"""The thing that stands for a digest day on which nothing was owed."""

_ON_ITS_WAY = [MailState.DUE.value, MailState.SENDING.value, MailState.UNKNOWN.value, MailState.SENT.value]
_ARRIVED = [MailState.UNKNOWN.value, MailState.SENT.value]
_AT_ONCE = 200


class RungState(Enum):
    """What became of a rung: nobody was told yet, somebody was, or nobody needs to be any more."""

    DUE = "due"
    TOLD = "told"
    NEEDLESS = "needless"


@dataclass(frozen=True)
class Rung:
    """One rung as it is put."""

    thing: str
    kind: str
    rung: str
    rung_on: date
    due_on: date | None
    is_urgent: bool

    @property
    def key(self) -> Key:
        """Give what makes it the only one of its account."""
        return self.thing, self.kind, self.rung


@dataclass(frozen=True)
class Line:
    """One rung as it stands: which mail tells it, if any does, and what became of that mail, when."""

    rung: Rung
    state: RungState
    mail_id: UUID | None
    mail_state: MailState | None
    mail_settled_at: datetime | None
    made_at: datetime

    @property
    def is_open(self) -> bool:
        """Say whether no mail has told it, or is about to."""
        return self.state is not RungState.TOLD and (
            self.mail_state is None or self.mail_state.value not in _ON_ITS_WAY
        )

    def rests(self, now: datetime) -> bool:
        """Say whether its mail failed so lately that it waits for the next digest."""
        return self.mail_settled_at is not None and self.is_open and now - self.mail_settled_at < REST


class Ledger:
    """The ledger of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, account: str, owed: Collection[Rung], now: datetime, *, is_all: bool) -> Mapping[Key, Line]:
        """Put what is owed and not known yet, and give the lines of what is owed.

        Where it `is_all` that is owed, what else is open is dropped.
        """
        with reading(self._engine) as connection:
            known = _known(connection, account, owed)
        wanted = {rung.key: rung for rung in owed}
        new = [rung for key, rung in wanted.items() if key not in known]
        again = [key for key in wanted if key in known and known[key].state is RungState.NEEDLESS]
        over = [key for key, line in known.items() if is_all and key not in wanted and _is_waiting(line)]
        if new or again or over:
            with writing(self._engine) as connection:
                _put(connection, account, new, now)
                _turn(connection, account, again, RungState.DUE)
                _turn(connection, account, over, RungState.NEEDLESS)
                known = _known(connection, account, owed)
        return {key: line for key, line in known.items() if key in wanted}

    def lines(self, account: str) -> Sequence[Line]:
        """List every rung of an account, the newest last."""
        with reading(self._engine) as connection:
            return [_line(row) for row in connection.execute(_lines(account).order_by(reminder.c.made_at))]

    def told(self, account: str, kinds: Collection[str], since: date, *, but_by: UUID | None = None) -> Sequence[Line]:
        """List the rungs of some kinds that mails have told or are about to, in the order in which they were put.

        What the mail `but_by` tells is left out.
        """
        its = _lines(account).where(reminder.c.kind.in_(sorted(kinds)), reminder.c.rung_on >= since.isoformat())
        with reading(self._engine) as connection:
            rows = connection.execute(its.order_by(reminder.c.made_at, reminder.c.rung_on))
            lines = [line for line in map(_line, rows) if line.mail_id is None or line.mail_id != but_by]
        return [line for line in lines if not line.is_open and line.state is not RungState.NEEDLESS]

    def of_mail(self, mail_id: UUID) -> Sequence[Line]:
        """List what a mail tells."""
        its = _all_lines().where(reminder.c.mail == mail_id).order_by(reminder.c.rung_on, reminder.c.thing)
        with reading(self._engine) as connection:
            return [_line(row) for row in connection.execute(its)]

    def needless(self, account: str, mail_id: UUID, keys: Iterable[Key]) -> None:
        """Take out of a mail what nobody needs to be told any more."""
        for key in keys:
            with writing(self._engine) as connection:
                its = and_(_is(account, key), reminder.c.mail == mail_id)
                connection.execute(update(reminder).where(its).values(state=RungState.NEEDLESS.value, mail=None))

    def note_told(self) -> int:
        """Count as told what stands in mails that went; gives how many rungs."""
        went = select(mail.c.id).where(mail.c.state.in_(_ARRIVED))
        its = and_(reminder.c.state == RungState.DUE.value, reminder.c.mail.in_(went))
        with reading(self._engine) as connection:
            if connection.execute(select(reminder.c.account).where(its).limit(1)).first() is None:
                return 0
        with writing(self._engine) as connection:
            return connection.execute(update(reminder).where(its).values(state=RungState.TOLD.value)).rowcount


def still_open(connection: Connection, account: str, keys: Collection[Key]) -> Mapping[Key, Line]:
    """Give those of an account's rungs that no mail has, and let nobody else take them before this transaction ends."""
    rungs = sorted({rung for _, _, rung in keys})
    for some in _parted(rungs):
        its = and_(reminder.c.account == account, reminder.c.rung.in_(some))
        connection.execute(select(reminder.c.rung).where(its).order_by(reminder.c.thing).with_for_update()).all()
    # asked again, for on PostgreSQL a statement that waited for a lock still sees mails as they were before
    found = _among(connection, account, keys)
    return {key: line for key, line in found.items() if line.is_open and line.state is RungState.DUE}


def take(connection: Connection, account: str, keys: Collection[Key], mail_id: UUID) -> None:
    """Let a mail tell these rungs."""
    for key in keys:
        connection.execute(update(reminder).where(_is(account, key)).values(mail=mail_id))


def _known(connection: Connection, account: str, owed: Iterable[Rung]) -> dict[Key, Line]:
    """Find the rungs that are owed, as far as they were put, and all that wait."""
    waits = _lines(account).where(reminder.c.state == RungState.DUE.value)
    lines = map(_line, connection.execute(waits))
    return {line.rung.key: line for line in lines} | _among(connection, account, [rung.key for rung in owed])


def _among(connection: Connection, account: str, keys: Iterable[Key]) -> dict[Key, Line]:
    wanted = set(keys)
    found: dict[Key, Line] = {}
    for some in _parted(sorted({rung for _, _, rung in wanted})):
        for row in connection.execute(_lines(account).where(reminder.c.rung.in_(some))):
            line = _line(row)
            if line.rung.key in wanted:
                found[line.rung.key] = line
    return found


def _is_waiting(line: Line) -> bool:
    return line.state is RungState.DUE and line.is_open


def _put(connection: Connection, account: str, new: Sequence[Rung], now: datetime) -> None:
    rows = [
        {
            "account": account,
            "thing": rung.thing,
            "kind": rung.kind,
            "rung": rung.rung,
            "rung_on": rung.rung_on.isoformat(),
            "due_on": rung.due_on.isoformat() if rung.due_on else None,
            "is_urgent": rung.is_urgent,
            "state": RungState.DUE.value,
            "made_at": microseconds(now),
        }
        for rung in new
    ]
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    if rows:
        connection.execute(dialect.insert(reminder).on_conflict_do_nothing(), rows)


def _turn(connection: Connection, account: str, keys: Sequence[Key], state: RungState) -> None:
    before = RungState.DUE if state is RungState.NEEDLESS else RungState.NEEDLESS
    idle = or_(
        reminder.c.mail.is_(None), reminder.c.mail.not_in(select(mail.c.id).where(mail.c.state.in_(_ON_ITS_WAY)))
    )
    for key in keys:
        its = and_(_is(account, key), reminder.c.state == before.value, idle)
        connection.execute(update(reminder).where(its).values(state=state.value))


def _is(account: str, key: Key) -> ColumnElement[bool]:
    thing, kind, rung = key
    its = (reminder.c.thing == thing, reminder.c.kind == kind, reminder.c.rung == rung)
    return and_(reminder.c.account == account, *its)


def _lines(account: str) -> Select[Any]:
    return _all_lines().where(reminder.c.account == account)


def _all_lines() -> Select[Any]:
    told_by = (mail.c.state.label("mail_state"), mail.c.settled_at.label("mail_settled_at"))
    return select(reminder, *told_by).outerjoin(mail, mail.c.id == reminder.c.mail).where(reminder.c.thing != PASSED)


def _line(row: Any) -> Line:  # noqa: ANN401 - a row
    due_on = date.fromisoformat(row.due_on) if row.due_on else None
    return Line(
        rung=Rung(row.thing, row.kind, row.rung, date.fromisoformat(row.rung_on), due_on, row.is_urgent),
        state=RungState(row.state),
        mail_id=row.mail,
        mail_state=MailState(row.mail_state) if row.mail_state else None,
        mail_settled_at=None if row.mail_settled_at is None else moment(row.mail_settled_at),
        made_at=moment(row.made_at),
    )


def _parted(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
