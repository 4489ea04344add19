"""What became of the digests of an account: its last digest day that was seen to, and when one went last.

A digest day on which nothing was owed leaves no mail, but a row in the ledger that says so. Where the clock was put
back, what was written before lies ahead of now: it is put where it really went.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from tracker.outbox.fate import MailState
from tracker.outbox.ledger import PASSED, RungState
from tracker.outbox.mails import MailKind
from tracker.outbox.tables import mail, reminder
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds, moment

_CLOCKS_PART = timedelta(hours=1)
_AHEAD = "ahead/"


class Digests:
    """The digests of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def last(self, account: str, now: datetime) -> tuple[str | None, datetime | None]:
        """Give the last slot of an account that was seen to, and the moment for which its last digest was made."""
        with reading(self._engine) as connection:
            newest = _newest(connection, account)
        if newest is not None and newest - _CLOCKS_PART > now:
            self._put_back(account, now)
        with reading(self._engine) as connection:
            its = and_(mail.c.account == account, mail.c.kind == MailKind.DIGEST.value)
            slots = select(func.max(mail.c.slot)).where(its, mail.c.slot.not_like(f"{_AHEAD}%"))
            passed = select(func.max(reminder.c.rung)).where(_passed(account))
            went = select(func.max(mail.c.made_at)).where(its, mail.c.state != MailState.NEEDLESS.value)
            seen_to = [slot for slot in (connection.scalar(slots), connection.scalar(passed)) if slot]
            went_at = connection.scalar(went)
        return max(seen_to, default=None), None if went_at is None else moment(went_at)

    def pass_by(self, account: str, slot: str, now: datetime) -> None:
        """Note that nothing was owed on a digest day; again changes nothing."""
        its = {"account": account, "thing": PASSED, "kind": PASSED, "rung": slot, "rung_on": slot, "due_on": None}
        row = its | {"is_urgent": False, "state": RungState.NEEDLESS.value, "made_at": microseconds(now)}
        with writing(self._engine) as connection:
            connection.execute(delete(reminder).where(_passed(account), reminder.c.rung < slot))
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            connection.execute(dialect.insert(reminder).values(row).on_conflict_do_nothing())

    def _put_back(self, account: str, now: datetime) -> None:
        late = microseconds(now + _CLOCKS_PART)
        with writing(self._engine) as connection:
            connection.execute(delete(reminder).where(_passed(account), reminder.c.made_at > late))
            its = and_(mail.c.account == account, mail.c.kind == MailKind.DIGEST.value, mail.c.made_at > late)
            for mail_id in connection.scalars(select(mail.c.id).where(its)).all():
                put = {"slot": f"{_AHEAD}{mail_id.hex}", "made_at": microseconds(now)}
                connection.execute(update(mail).where(mail.c.id == mail_id).values(put))


def day_of(slot: str) -> date:
    """Read a digest day from a slot."""
    return date.fromisoformat(slot)


def _newest(connection: Connection, account: str) -> datetime | None:
    its = and_(mail.c.account == account, mail.c.kind == MailKind.DIGEST.value)
    made = select(func.max(mail.c.made_at)).where(its)
    passed = select(func.max(reminder.c.made_at)).where(_passed(account))
    moments = [made_at for made_at in (connection.scalar(made), connection.scalar(passed)) if made_at is not None]
    return moment(max(moments)) if moments else None


def _passed(account: str) -> ColumnElement[bool]:
    return and_(reminder.c.account == account, reminder.c.thing == PASSED)
