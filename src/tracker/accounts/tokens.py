"""Tokens: what a program shows to ask in the name of an account, for some time and for some of what that may.

A token is 256 random bits, shown once and kept as its SHA-256. Nothing is remembered between requests: what the account
may is asked with each, so a token never can more than its account can now, and what ends the account ends it.
"""

import re
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from tracker.accounts.account import SHOWN, Account, locked
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.kit import DAY, Kit
from tracker.accounts.own import Again
from tracker.accounts.passkeys import fit_name
from tracker.accounts.proving import Proving
from tracker.accounts.refusals_of_tokens import NotAScope, TokenDaysUnfit, TokenUnknown, TooManyTokens
from tracker.accounts.sign_ins import Sign
from tracker.accounts.tables import account, token
from tracker.accounts.token_ends import end_all
from tracker.domain.rights import Right
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment
from tracker.store.refusals import StoreUnavailable

MOST, LONGEST = 10, 365
"""How many tokens an account has at once, and for how many days one is good at most."""

_KEPT = 30 * DAY
"""How long what has ended is still listed in the database, for whoever asks why a program stopped."""

_FORM = re.compile(r"trk_[A-Za-z0-9_-]{43}")


class Scope(Enum):
    """What a token is for. What is not in any scope no token does: files, accounts and erasing stay with pages."""

    READ = "read"
    """See what the account sees; without it a token reads what everybody reads."""
    RECORD = "record"
    JUDGE = "judge"
    """Act as a second person: confirm, return, put in doubt, vouch for an agreement."""
    HIDE = "hide"
    """Take something out of sight at once."""
    RELEASE = "release"


_RIGHTS = {
    Scope.RECORD: frozenset({Right.RECORD, Right.SEND, Right.PLAN}),
    Scope.JUDGE: frozenset({Right.CONFIRM, Right.DOUBT, Right.VOUCH}),
    Scope.HIDE: frozenset({Right.HIDE, Right.WITHHOLD}),
    Scope.RELEASE: frozenset({Right.RELEASE}),
}


def scope_for(right: Right) -> Scope:
    """Give the scope that a token needs to do what asks for a right; raises LookupError where no token may."""
    return next(scope for scope, rights in _RIGHTS.items() if right in rights)


@dataclass(frozen=True)
class Made:
    """A token that was just made: the only time that it is shown."""

    token_id: str
    token: str = field(repr=False)


@dataclass(frozen=True)
class Token:
    """A line of the list of one's tokens; moments are UTC, `used_on` is the day of last use, or None."""

    token_id: str
    name: str = field(repr=False)
    scopes: frozenset[Scope]
    made_at: datetime
    expires_at: datetime
    used_on: str | None


@dataclass(frozen=True)
class Bearer:
    """Whose program asks, and for what its token is."""

    account: Account
    token_id: str
    scopes: frozenset[Scope]
    expires_at: datetime

    def may(self, scope: Scope) -> bool:
        """Say whether the token is for this; what the account may is asked beside it."""
        return scope in self.scopes


class Tokens:
    """The tokens of one database."""

    def __init__(self, kit: Kit, proving: Proving) -> None:
        self._kit, self._proving = kit, proving

    def make(self, sign: Sign, again: Again, *, name: str, scopes: Collection[str], days: int) -> Made:
        """Make a token that is good for so many days, with the password typed once more.

        Raises NotAScope, TokenDaysUnfit, NameLong, TooManyTokens, PasswordWrong, TooManyAttempts.
        """
        its, called = sign.account.account_id, fit_name(name)
        meant = _scopes(scopes)
        if not 1 <= days <= LONGEST:
            raise TokenDaysUnfit(most=LONGEST)
        self._require_room(its)
        self._proving.require_password(its, again.password, again.peer)
        drawn, token_id, now = f"trk_{secrets.token_urlsafe(32)}", secrets.token_hex(6), self._kit.now()
        row = {"id": token_id, "hash": _hashed(drawn), "account": its, "scopes": " ".join(meant), "made_at": now}
        row |= {
            "expires_at": now + days * DAY,
            "name": self._kit.seal.close(called.encode(), "token", "name", token_id),
        }
        with writing(self._kit.engine) as connection:
            locked(connection, its)
            self._require_room(its, connection)
            connection.execute(delete(token).where(token.c.made_at < now - LONGEST * DAY - _KEPT))
            connection.execute(insert(token), row)
            note(connection, now, Deed(What.TOKEN_MADE, its, its))
        return Made(token_id, drawn)

    def of(self, account_id: str) -> list[Token]:
        """List the tokens of an account that are still good, the newest first."""
        its = select(token).where(token.c.account == account_id, _is_good(self._kit.now()))
        with reading(self._kit.engine) as connection:
            return [self._line(row) for row in connection.execute(its.order_by(token.c.made_at.desc(), token.c.id))]

    def revoke(self, account_id: str, token_id: str) -> None:
        """Take a token no more; raises TokenUnknown."""
        now = self._kit.now()
        its = (token.c.account == account_id) & (token.c.id == token_id) & _is_good(now)
        if not (token_id.isascii() and token_id.isalnum()):
            raise TokenUnknown
        with writing(self._kit.engine) as connection:
            if connection.execute(update(token).where(its).values(ended_at=now)).rowcount == 0:
                raise TokenUnknown
            note(connection, now, Deed(What.TOKEN_REVOKED, account_id, account_id))

    def bearer(self, shown: str) -> Bearer | None:
        """Say whose token it is; None where it is nobody's, has ended, or its account is frozen or travels."""
        if _FORM.fullmatch(shown) is None:
            return None
        now = self._kit.now()
        columns = (token.c.id.label("token_id"), token.c.scopes, token.c.expires_at, token.c.used_on)
        asked = select(*columns, *SHOWN).join_from(token, account)
        alive = account.c.frozen_at.is_(None) & account.c.travels_since.is_(None) & _is_good(now)
        with reading(self._kit.engine) as connection:
            row = connection.execute(asked.where(token.c.hash == _hashed(shown), alive)).first()
        if row is None:
            return None
        self._note_used(row)
        return Bearer(Account.in_row(row), row.token_id, _read(row.scopes), moment(row.expires_at))

    def end_everybodys(self) -> None:
        """End all tokens of all accounts."""
        with writing(self._kit.engine) as connection:
            end_all(connection, None, self._kit.now())

    def _note_used(self, row: Any) -> None:  # noqa: ANN401 - a row
        """Keep the day of use: one write a day, or each reading would be one."""
        today = self._kit.clock().date().isoformat()
        if row.used_on != today:
            with suppress(StoreUnavailable), writing(self._kit.engine) as connection:  # who only reads, goes on reading
                connection.execute(update(token).where(token.c.id == row.token_id).values(used_on=today))

    def _require_room(self, account_id: str, connection: Connection | None = None) -> None:
        if connection is None:
            with reading(self._kit.engine) as opened:
                self._require_room(account_id, opened)
            return
        its = select(func.count()).select_from(token).where(token.c.account == account_id, _is_good(self._kit.now()))
        if (connection.scalar(its) or 0) >= MOST:
            raise TooManyTokens(most=MOST)

    def _line(self, row: Any) -> Token:  # noqa: ANN401 - a row
        name = self._kit.seal.open(row.name, "token", "name", row.id).decode()
        made, expires = moment(row.made_at), moment(row.expires_at)
        return Token(row.id, name, _read(row.scopes), made, expires, row.used_on)


def _scopes(codes: Collection[str]) -> list[str]:
    """Take the codes of scopes, in their order; raises NotAScope for none, and for what is none."""
    if not codes or not set(codes) <= {one.value for one in Scope}:
        raise NotAScope
    return [one.value for one in Scope if one.value in codes]


def _read(scopes: str) -> frozenset[Scope]:
    return frozenset(map(Scope, scopes.split()))


def _is_good(now: int) -> ColumnElement[bool]:
    return token.c.ended_at.is_(None) & (token.c.expires_at > now)


def _hashed(shown: str) -> str:
    return sha256(shown.encode()).hexdigest()
