"""Snoozes: what somebody does not want to see on the desk before a day."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, bindparam, delete, insert, select

from tracker.accounts.account import locked
from tracker.accounts.kit import Kit
from tracker.accounts.tables import snooze
from tracker.store.engine import reading, writing
from tracker.store.prepared import Prepared

_STILL = Prepared(
    select(snooze.c.thing, snooze.c.until).where(
        snooze.c.account == bindparam("its"), snooze.c.until > bindparam("today")
    )
)


class Snoozes:
    """The snoozes of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def put(self, account_id: str, thing: str, until: date) -> None:
        """Hide a thing, named by its key, until a day; an earlier snooze of it is replaced."""
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)  # so that of two taps at once the later one stands
            connection.execute(delete(snooze).where(_its(account_id, thing)))
            row = {"account": account_id, "thing": thing, "until": until.isoformat()}
            connection.execute(insert(snooze), row)

    def of(self, account_id: str, today: date) -> Mapping[str, date]:
        """Give what is hidden today, each with the day on which it comes back."""
        with reading(self._kit.engine) as connection:
            rows = _STILL.all(connection, {"its": account_id, "today": today.isoformat()})
        return {thing: date.fromisoformat(until) for thing, until in rows}


def _its(account_id: str, thing: str) -> ColumnElement[bool]:
    return (snooze.c.account == account_id) & (snooze.c.thing == thing)
