"""Invites: a link that is used once, within 72 hours, to make an account, or to renew the access to one.

The token is 256 random bits, kept as its SHA-256. An invite says which roles the account will have. Only the host
renews access: whoever could make a link to a colleague's account could sign in as that colleague.
"""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from tracker.accounts.account import HOST, by_id
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.kit import HOUR, Kit
from tracker.accounts.refusals import InviteExpired, InviteUnknown, InviteUsed, MayNot
from tracker.accounts.roles import Roles
from tracker.accounts.tables import account, invite
from tracker.accounts.totp import Setup, kept_or_new
from tracker.domain.rights import Right, Who
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment

LASTS = 72 * HOUR


@dataclass(frozen=True)
class Invite:
    """An invite that was just made; its `token` belongs into a link, and is shown this once."""

    invite_id: UUID
    expires_at: datetime
    token: str = field(repr=False)


@dataclass(frozen=True)
class OpenInvite:
    """An invite that may still be used. `nickname`: whose access it renews, None for somebody new."""

    invite_id: UUID
    roles: Roles
    nickname: str | None = field(repr=False)
    made_by: str
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class Invitation:
    """An invite as it is shown to whoever holds its link, with a secret for the phone."""

    roles: Roles
    nickname: str | None = field(repr=False)
    expires_at: datetime
    setup: Setup


class Invites:
    """The invites of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def make(self, by: Who, roles: Roles, command: UUID | None = None) -> Invite:
        """Invite somebody new; raises MayNot.

        `command` is the id that the form was rendered with: the same form sent again gives a new link in place of the
        first one, so that a lost answer leaves no link that nobody has.
        """
        _require_admin(by)
        return self._make(by, command or uuid4(), roles, None)

    def renew(self, by: Who, account_id: str) -> Invite:
        """Make a link with which an account's holder chooses a new password and sets the phone up again.

        For the host alone. Raises MayNot, AccountUnknown.
        """
        if by != HOST:
            raise MayNot
        with reading(self._kit.engine) as connection:
            roles = by_id(connection, account_id).roles
        return self._make(by, uuid4(), roles, account_id)

    def look(self, token: str, setup: str = "") -> Invitation:
        """Show an invite, with a new secret or the sealed one of a form that came back.

        Raises InviteUnknown, InviteUsed, InviteExpired.
        """
        with reading(self._kit.engine) as connection:
            row = usable(connection, token, self._kit.now())
        kept = kept_or_new(self._kit.seal, row.id.hex, setup)
        return Invitation(Roles.in_row(row), row.nickname, moment(row.expires_at), kept)

    def open(self) -> list[OpenInvite]:
        """List the invites that may still be used, newest first."""
        query = _invites().where(_is_open(self._kit.now())).order_by(invite.c.made_at.desc())
        with reading(self._kit.engine) as connection:
            rows = connection.execute(query).all()
        return [_opened(row) for row in rows]

    def withdraw(self, by: Who, invite_id: UUID) -> None:
        """Take back an invite that was not used; raises MayNot, InviteUnknown."""
        _require_admin(by)
        with writing(self._kit.engine) as connection:
            if not void(connection, invite.c.id == invite_id):
                raise InviteUnknown
            note(connection, self._kit.now(), Deed(What.INVITE_WITHDRAWN, by.account, None))

    def withdraw_all(self) -> None:
        """Take back every invite: after a restore nobody knows which were used since the backup."""
        with writing(self._kit.engine) as connection:
            void(connection, invite.c.id.is_not(None))

    def _make(self, by: Who, invite_id: UUID, roles: Roles, account_id: str | None) -> Invite:
        try:
            return self._put(by, invite_id, roles, account_id)
        except IntegrityError:  # the same form, sent twice at once: this one comes second
            return self._put(by, invite_id, roles, account_id)

    def _put(self, by: Who, invite_id: UUID, roles: Roles, account_id: str | None) -> Invite:
        now, token = self._kit.now(), secrets.token_urlsafe(32)
        row = {"token": hashed(token), "account": account_id, "made_at": now, "expires_at": now + LASTS}
        row |= roles.columns()
        with writing(self._kit.engine) as connection:
            if account_id is not None:
                void(connection, invite.c.account == account_id)
            mine = (invite.c.id == invite_id) & (invite.c.made_by == by.account) & invite.c.used_at.is_(None)
            if not connection.execute(update(invite).where(mine).values(row)).rowcount:
                if connection.execute(select(invite.c.id).where(invite.c.id == invite_id)).first():
                    raise InviteUsed
                connection.execute(insert(invite), {**row, "id": invite_id, "made_by": by.account, "used_at": None})
                what = What.INVITED if account_id is None else What.ACCESS_OFFERED
                note(connection, now, Deed(what, by.account, account_id, roles.codes()))
        return Invite(invite_id, moment(now + LASTS), token)


def usable(connection: Connection, token: str, now: int) -> Any:  # noqa: ANN401 - a row of invites
    """Give the row of an invite that may be used; raises InviteUnknown, InviteUsed, InviteExpired."""
    row = connection.execute(_invites().where(invite.c.token == hashed(token))).first()
    if row is None:
        raise InviteUnknown
    if row.used_at is not None:
        raise InviteUsed
    if row.expires_at <= now:
        raise InviteExpired
    return row


def spend(connection: Connection, invite_id: UUID, now: int) -> None:
    """Use an invite up; of two who do so at once, one gets InviteUsed."""
    unused = update(invite).where(invite.c.id == invite_id, _is_open(now)).values(used_at=now)
    if connection.execute(unused).rowcount != 1:
        raise InviteUsed


def void(connection: Connection, which: ColumnElement[bool]) -> int:
    """Remove invites that were not used, and say how many; what was offered stays in the log of accounts."""
    return connection.execute(delete(invite).where(which, invite.c.used_at.is_(None))).rowcount


def hashed(token: str) -> str:
    """Give a token as it is kept."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _invites() -> Select[Any]:
    """Select invites, each with the nickname of the account it renews."""
    return select(invite, account.c.nickname).outerjoin_from(invite, account, invite.c.account == account.c.id)


def _is_open(now: int) -> ColumnElement[bool]:
    return invite.c.used_at.is_(None) & (invite.c.expires_at > now)


def _opened(row: Any) -> OpenInvite:  # noqa: ANN401 - a row of invites
    return OpenInvite(
        invite_id=row.id,
        roles=Roles.in_row(row),
        nickname=row.nickname,
        made_by=row.made_by,
        made_at=moment(row.made_at),
        expires_at=moment(row.expires_at),
    )


def _require_admin(by: Who) -> None:
    if not by.has(Right.ACCOUNTS):
        raise MayNot
