"""Mailing: how somebody wants to be reminded by mail, on which day and at which hours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from tracker.accounts.account import locked
from tracker.accounts.kit import Kit
from tracker.accounts.refusals import DigestDayUnknown, FullMailsAtRisk, HoursUnfit, PauseUnfit
from tracker.accounts.tables import account, mailing
from tracker.domain.days import a_year_after
from tracker.store.engine import reading, writing
from tracker.store.prepared import Prepared

_DAYS, _HOURS = 7, 24
_CHOSEN = select(mailing, account.c.at_risk).join(account, account.c.id == mailing.c.account)
_CHOSEN_BY = Prepared(_CHOSEN.where(mailing.c.account == bindparam("its")))


class MailMode(Enum):
    """How much a mail says: how many things are due and by when, all that is due, or there is none at all."""

    QUIET = "quiet"
    FULL = "full"
    NONE = "none"


@dataclass(frozen=True)
class Mailing:
    """What somebody chose; hours are those of the account's own time zone, from the first up to the second.

    `digest_day` is the day of the week, 1 Monday to 7 Sunday. Before `muted_until` no mail goes out, but for danger.
    `bounced_on` is the day on which the address refused a mail, None where it took the last one.
    """

    mode: MailMode = MailMode.QUIET
    digest_day: int = 1
    from_hour: int = 9
    to_hour: int = 18
    muted_until: date | None = None
    bounced_on: date | None = None

    def is_paused(self, today: date) -> bool:
        """Say whether mails wait, but for danger; `today` is a day of the account's own zone."""
        return self.muted_until is not None and today < self.muted_until


class Mailings:
    """How the accounts of one database want their mails."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def of(self, account_id: str) -> Mailing:
        """Give what an account chose, or what is so where it chose nothing; an account at risk gets quiet mails."""
        with reading(self._kit.engine) as connection:
            return _of(connection, account_id)

    def settle(self, account_id: str, chosen: Mailing, *, today: date | None = None) -> None:
        """Keep what an account chose; raises FullMailsAtRisk, DigestDayUnknown, HoursUnfit, AccountUnknown.

        Where it is told which day is `today`, raises PauseUnfit for a pause that is over or ends after a year.
        Whether the address bounced is no choice, and stays as it is.
        """
        _require_fit(chosen)
        until = chosen.muted_until
        if today is not None and until is not None and not today < until <= a_year_after(today):
            raise PauseUnfit
        with writing(self._kit.engine) as connection:
            row = locked(connection, account_id)
            if chosen.mode is MailMode.FULL and row.at_risk:
                raise FullMailsAtRisk
            _keep(connection, account_id, replace(chosen, bounced_on=_of(connection, account_id).bounced_on))

    def stop(self, account_id: str) -> None:
        """Send an account no mail any more; raises AccountUnknown."""
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            _keep(connection, account_id, replace(_of(connection, account_id), mode=MailMode.NONE))

    def note_bounce(self, account_id: str, day: date | None) -> None:
        """Keep on which day the address refused a mail; None once it took one. Raises AccountUnknown."""
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            _keep(connection, account_id, replace(_of(connection, account_id), bounced_on=day))


def everybodys(connection: Connection) -> Mapping[str, Mailing]:
    """Give what each account chose, by its id; who chose nothing is not there."""
    return {row.account: _read(row) for row in connection.execute(_CHOSEN)}


def _require_fit(chosen: Mailing) -> None:
    if not 1 <= chosen.digest_day <= _DAYS:
        raise DigestDayUnknown
    if not 0 <= chosen.from_hour < chosen.to_hour <= _HOURS:
        raise HoursUnfit


def _of(connection: Connection, account_id: str) -> Mailing:
    row = _CHOSEN_BY.first(connection, {"its": account_id})
    return Mailing() if row is None else _read(row)


def _read(row: Any) -> Mailing:  # noqa: ANN401 - a row
    mode = MailMode(row.mode)
    return Mailing(
        mode=MailMode.QUIET if mode is MailMode.FULL and row.at_risk else mode,
        digest_day=row.digest_day,
        from_hour=row.from_hour,
        to_hour=row.to_hour,
        muted_until=date.fromisoformat(row.muted_until) if row.muted_until else None,
        bounced_on=date.fromisoformat(row.bounced_on) if row.bounced_on else None,
    )


def _keep(connection: Connection, account_id: str, chosen: Mailing) -> None:
    values = {
        "mode": chosen.mode.value,
        "digest_day": chosen.digest_day,
        "from_hour": chosen.from_hour,
        "to_hour": chosen.to_hour,
        "muted_until": chosen.muted_until.isoformat() if chosen.muted_until else None,
        "bounced_on": chosen.bounced_on.isoformat() if chosen.bounced_on else None,
    }
    there = connection.execute(select(mailing.c.account).where(mailing.c.account == account_id)).first()
    if there is None:
        connection.execute(insert(mailing), {"account": account_id, **values})
    else:
        connection.execute(update(mailing).where(mailing.c.account == account_id).values(values))
