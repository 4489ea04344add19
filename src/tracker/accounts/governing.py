"""Governing: rights are granted and revoked, accounts frozen and thawed, each time with a line in the log.

Anybody may be frozen, the last one who may confirm and the last admin, too: a colleague who was detained must not
keep the key to the rest. Nor must whoever took a phone keep everybody out: one account freezes three colleagues a
day, and another who may confirm thaws them. The host can always freeze and thaw, and make another admin.
"""

from collections.abc import Collection

from sqlalchemy import Connection, or_, update

from tracker.accounts.account import HOST, locked, locked_both
from tracker.accounts.account_log import Deed, What, frozen_by, note, who_froze
from tracker.accounts.invites import void
from tracker.accounts.kit import DAY, Kit
from tracker.accounts.refusals import MayNot, NotByOneself, NotByWhoFroze, NotToOneself, TooManyFrozen
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import end
from tracker.accounts.tables import account, invite, sign_in
from tracker.accounts.token_ends import end_all
from tracker.domain.rights import Right, Who
from tracker.store.engine import writing

MOST_FROZEN = 3
"""Colleagues that one account freezes within a day: enough for one evening of arrests, not for a whole coalition."""


class Governing:
    """What admins of accounts, those who may confirm, and the host do with the accounts of others."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def grant(self, by: Who, account_id: str, codes: Collection[str]) -> None:
        """Grant roles, by code; raises MayNot, NotToOneself, NotARole, AccountUnknown."""
        if by.account == account_id:
            raise NotToOneself
        self._change(by, account_id, codes, What.GRANTED)

    def revoke(self, by: Who, account_id: str, codes: Collection[str]) -> None:
        """Take roles away, by code, also one's own; raises MayNot, NotARole, AccountUnknown."""
        self._change(by, account_id, codes, What.REVOKED)

    def freeze(self, by: Who, account_id: str) -> None:
        """Shut an account at once: its sign-ins end, and the links that it made or waits for are void.

        Raises MayNot, TooManyFrozen, AccountUnknown.
        """
        if not by.has(Right.FREEZE) and by.account != account_id:
            raise MayNot
        with writing(self._kit.engine) as connection:
            its, own = locked_both(connection, account_id, by.account)
            if its.frozen_at is not None:
                return
            if own is not None and own.frozen_at is not None:  # frozen while it froze: whoever was first, was first
                raise MayNot
            now = self._kit.now()
            _require_few(connection, by, account_id, now)
            self._keep(connection, account_id, frozen_at=now)
            end(connection, sign_in.c.account == account_id, now)
            end_all(connection, account_id, now)
            void(connection, or_(invite.c.made_by == account_id, invite.c.account == account_id))
            note(connection, now, Deed(What.FROZEN, by.account, account_id))

    def thaw(self, by: Who, account_id: str) -> None:
        """Open a frozen account again, with password and phone as they were.

        An admin of accounts and the host may, and who may confirm, but for whoever froze it. Raises MayNot,
        NotByOneself, NotByWhoFroze.
        """
        if by.account == account_id:
            raise NotByOneself
        if not by.has(Right.FREEZE):
            raise MayNot
        with writing(self._kit.engine) as connection:
            if locked(connection, account_id).frozen_at is not None:
                if not by.is_admin and who_froze(connection, account_id) == by.account:
                    raise NotByWhoFroze
                self._keep(connection, account_id, frozen_at=None)
                note(connection, self._kit.now(), Deed(What.THAWED, by.account, account_id))

    def mark_at_risk(self, by: Who, account_id: str, *, is_at_risk: bool) -> None:
        """Say whether an account's holder is in danger.

        Of one's own, either; who may freeze it says only that there is a danger, never that there is none: whoever
        holds a colleague's phone could. Raises MayNot.
        """
        if by.account != account_id and not (is_at_risk and by.has(Right.FREEZE)):
            raise MayNot
        with writing(self._kit.engine) as connection:
            if locked(connection, account_id).at_risk is not is_at_risk:
                self._keep(connection, account_id, at_risk=is_at_risk)
                what = What.MARKED_AT_RISK if is_at_risk else What.NOT_AT_RISK
                note(connection, self._kit.now(), Deed(what, by.account, account_id))

    def _change(self, by: Who, account_id: str, codes: Collection[str], what: What) -> None:
        if not by.has(Right.ACCOUNTS):
            raise MayNot
        meant = set(Roles.of(codes).codes())
        with writing(self._kit.engine) as connection:
            has = set(Roles.in_row(locked(connection, account_id)).codes())
            changed = meant - has if what is What.GRANTED else meant & has
            if changed:
                self._keep(connection, account_id, **Roles.of(has ^ changed).columns())
                note(connection, self._kit.now(), Deed(what, by.account, account_id, sorted(changed)))

    def _keep(self, connection: Connection, account_id: str, **values: object) -> None:
        connection.execute(update(account).where(account.c.id == account_id).values(values))


def _require_few(connection: Connection, by: Who, account_id: str, now: int) -> None:
    """Refuse where an account has frozen enough colleagues for a day; one's own is never too many."""
    if by != HOST and by.account != account_id and frozen_by(connection, by.account, now - DAY) >= MOST_FROZEN:
        raise TooManyFrozen(most=MOST_FROZEN)
