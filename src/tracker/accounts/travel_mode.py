"""Travel mode: an account is cut to sending alone before its holder travels, until another person lifts it.

Whoever holds the phone at a border can then read nothing with it, and cannot undo it; nor can its holder, alone.
"""

from typing import Any

from sqlalchemy import Connection, update

from tracker.accounts.account import HOST, locked_both
from tracker.accounts.account_log import Deed, What, cut_by, note
from tracker.accounts.kit import DAY, Kit
from tracker.accounts.refusals import MayNot, NotLiftedByOneself, TooManyCut
from tracker.accounts.sign_ins import end
from tracker.accounts.tables import account, sign_in
from tracker.accounts.token_ends import end_all
from tracker.domain.rights import Right, Who
from tracker.store.engine import writing

MOST_CUT = 3
"""Colleagues that one account cuts to sending alone within a day: whoever took a phone must not cut off everybody."""


class TravelMode:
    """Who travels, among the accounts of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def begin(self, by: Who, account_id: str, sign_in_id: str = "") -> None:
        """Cut an account to sending alone: its holder may, who may confirm, and the host.

        Its sign-ins end at once, but for the one named, which can only send from now on. Raises MayNot, TooManyCut,
        AccountUnknown.
        """
        if by.account != account_id and not _may_decide(by):
            raise MayNot
        with writing(self._kit.engine) as connection:
            its, own = locked_both(connection, account_id, by.account)
            if its.travels_since is not None:
                return
            if own is not None and by.account != account_id and _is_shut(own):  # shut while it shut another
                raise MayNot
            now = self._kit.now()
            _require_few(connection, by, account_id, now)
            connection.execute(update(account).where(account.c.id == account_id).values(travels_since=now))
            end(connection, (sign_in.c.account == account_id) & (sign_in.c.id != sign_in_id), now)
            end_all(connection, account_id, now)
            connection.execute(update(sign_in).where(sign_in.c.account == account_id).values(sends_only=True))
            note(connection, now, Deed(What.TRAVEL_BEGUN, by.account, account_id))

    def end(self, by: Who, account_id: str) -> None:
        """Lift it: another person who may confirm does, or the host, never its holder.

        Sign-ins that began meanwhile go on sending alone. Raises NotLiftedByOneself, MayNot, AccountUnknown.
        """
        if by.account == account_id:
            raise NotLiftedByOneself
        if not _may_decide(by):
            raise MayNot
        with writing(self._kit.engine) as connection:
            its, own = locked_both(connection, account_id, by.account)
            if own is not None and _is_shut(own):
                raise MayNot
            if its.travels_since is not None:
                connection.execute(update(account).where(account.c.id == account_id).values(travels_since=None))
                note(connection, self._kit.now(), Deed(What.TRAVEL_ENDED, by.account, account_id))


def _may_decide(by: Who) -> bool:
    return by == HOST or by.has(Right.CONFIRM)


def _is_shut(row: Any) -> bool:  # noqa: ANN401 - a row of accounts
    return row.frozen_at is not None or row.travels_since is not None


def _require_few(connection: Connection, by: Who, account_id: str, now: int) -> None:
    """Refuse where an account has cut off enough colleagues for a day; one's own is never too many."""
    if by != HOST and by.account != account_id and cut_by(connection, by.account, now - DAY) >= MOST_CUT:
        raise TooManyCut(most=MOST_CUT)
