"""Own reminders: what somebody wants to be reminded of on a day; the note is sealed, for its writer alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, func, insert, select, update

from tracker.accounts.account import locked
from tracker.accounts.own_texts import OwnTexts
from tracker.accounts.refusals import NoteLong, ReminderDayUnfit, TooManyReminders
from tracker.accounts.tables import own_reminder
from tracker.domain.days import a_year_after
from tracker.store.engine import reading, writing
from tracker.store.prepared import Prepared

MOST, LONGEST_NOTE = 200, 500
"""How many an account may have open, and how many characters a note may have."""

_OPEN = Prepared(
    select(own_reminder)
    .where(own_reminder.c.account == bindparam("its"), own_reminder.c.done_at.is_(None))
    .order_by(own_reminder.c.on_day, own_reminder.c.made_at)
)


@dataclass(frozen=True)
class OwnReminder:
    """One reminder; `thing` is the key of what it is about, empty where the note says all."""

    reminder_id: UUID
    on: date
    thing: str
    note: str = field(repr=False)


class OwnReminders(OwnTexts):
    """The reminders that the accounts of one database gave themselves."""

    table = own_reminder

    def add(  # noqa: PLR0913 - what it is, named
        self,
        account_id: str,
        on: date,
        *,
        today: date,
        thing: str = "",
        note: str = "",
        reminder_id: UUID | None = None,
    ) -> UUID:
        """Remind an account on a day, from today to three years on; the same id again changes nothing.

        Raises ReminderDayUnfit, NoteLong, TooManyReminders, AccountUnknown.
        """
        if not today <= on <= a_year_after(a_year_after(a_year_after(today))):
            raise ReminderDayUnfit
        if len(note) > LONGEST_NOTE:
            raise NoteLong(most=LONGEST_NOTE)
        new = reminder_id or uuid4()
        row = {"id": new, "account": account_id, "on_day": on.isoformat(), "thing": thing}
        row |= {"note": self._sealed(new, account_id, note), "made_at": self._kit.now(), "done_at": None}
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            if connection.execute(select(own_reminder.c.id).where(own_reminder.c.id == new)).first() is None:
                _require_room(connection, account_id)
                connection.execute(insert(own_reminder), row)
        return new

    def list(self, account_id: str) -> Sequence[OwnReminder]:
        """List the reminders of an account that are not done, the first to come first."""
        with reading(self._kit.engine) as connection:
            rows = _OPEN.rows(connection, {"its": account_id})
        return [self._opened(row) for row in rows]

    def done(self, account_id: str, reminder_id: UUID) -> None:
        """Put a reminder of an account away; that it is so already, or is another's, changes nothing."""
        its = (own_reminder.c.id == reminder_id) & (own_reminder.c.account == account_id)
        with writing(self._kit.engine) as connection:
            still = its & own_reminder.c.done_at.is_(None)
            connection.execute(update(own_reminder).where(still).values(done_at=self._kit.now(), note=None))

    def _that(self, speaks: Callable[[str], bool], connection: Connection) -> Sequence[UUID]:
        opened = map(self._opened, connection.execute(select(own_reminder)).all())
        return [one.reminder_id for one in opened if speaks(one.thing) or speaks(one.note)]

    def _sealed(self, reminder_id: UUID, account_id: str, note: str) -> bytes | None:
        if not note:
            return None
        return self._kit.seal.close(note.encode("utf-8", "surrogatepass"), "own_reminder", reminder_id.hex, account_id)

    def _opened(self, row: Any) -> OwnReminder:  # noqa: ANN401 - a row
        note = ""
        if row.note is not None:
            plain = self._kit.seal.open(row.note, "own_reminder", row.id.hex, row.account)
            note = plain.decode("utf-8", "surrogatepass")
        return OwnReminder(row.id, date.fromisoformat(row.on_day), row.thing, note)


def _require_room(connection: Connection, account_id: str) -> None:
    its = select(func.count()).where(own_reminder.c.account == account_id, own_reminder.c.done_at.is_(None))
    if (connection.scalar(its) or 0) >= MOST:
        raise TooManyReminders(most=MOST)
