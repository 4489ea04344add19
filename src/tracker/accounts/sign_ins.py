"""Sign-ins: from coming in to leaving. Kept here and not in a cookie, so that they can be ended from anywhere.

The token is 256 random bits, kept as its SHA-256. Nothing is remembered between requests: what is ended, frozen or
revoked is so with the next one.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from tracker.accounts import recovery
from tracker.accounts.account import SHOWN, Account
from tracker.accounts.kit import DAY, HOUR, MINUTE, Kit
from tracker.accounts.proving import Claim, Proving
from tracker.accounts.tables import account, sign_in
from tracker.domain.rights import Who
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared
from tracker.store.refusals import StoreUnavailable

IDLE, LONGEST, NOTED_EVERY = 30 * MINUTE, 12 * HOUR, MINUTE
SENDS_FOR = 10 * MINUTE
"""How long who only sends may go on after the last sending."""

_KEPT = 30 * DAY


class Device(Enum):
    """What somebody signed in on; no more than this is kept of it."""

    PHONE = "phone"
    COMPUTER = "computer"

    @classmethod
    def by_name(cls, user_agent: str) -> "Device":
        """Tell by what a browser calls itself."""
        return cls.PHONE if any(sign in user_agent for sign in ("Mobi", "Android", "iPhone")) else cls.COMPUTER


@dataclass(frozen=True)
class SignedIn:
    """A sign-in that has begun. The `token` is for the cookie and is kept nowhere else.

    `codes_left`: how many recovery codes are left, where one was used for this.
    """

    account_id: str
    sign_in_id: str
    token: str = field(repr=False)
    codes_left: int | None = None
    sends_only: bool = False


@dataclass(frozen=True)
class Sign:
    """Whose request it is, and whether this sign-in only sends."""

    account: Account
    sign_in_id: str
    sends_only: bool = False

    @property
    def who(self) -> Who:
        """Say what they may see and do."""
        return replace(self.account.who, sends_only=True) if self.sends_only else self.account.who


@dataclass(frozen=True)
class SignIn:
    """A line of the list of where one is signed in; moments are UTC, the last one to the minute."""

    sign_in_id: str
    device: Device
    began_at: datetime
    seen_at: datetime
    sends_only: bool = False


class SignIns:
    """The sign-ins of one database."""

    def __init__(self, kit: Kit, proving: Proving) -> None:
        self._kit, self._proving = kit, proving

    def begin(self, claim: Claim, device: Device) -> SignedIn:
        """Sign somebody in; raises TooManyAttempts, NotSignedIn."""
        proven = self._proving.prove(claim)
        with writing(self._kit.engine) as connection:
            self._proving.spend(connection, proven)
            begun = start(connection, self._kit, proven.kept.id, device)
            if proven.recovery is None:
                return begun
            left = recovery.how_many_left(connection, begun.account_id)
        return replace(begun, codes_left=left)

    def sign(self, token: str) -> Sign | None:
        """Say whose token it is; None where it is nobody's, or the sign-in has ended, by itself or by somebody."""
        now = self._kit.now()
        with reading(self._kit.engine) as connection:
            row = _WHOSE.first(connection, {"hashed": _hashed(token), "now": now})
        if row is None:
            return None
        if row.seen_at < now - NOTED_EVERY:
            self._note_seen(row, now)
        return Sign(Account.in_row(row), row.sign_in_id, sends_only=row.sends_only)

    def of(self, account_id: str) -> list[SignIn]:
        """List where an account is signed in now, newest first."""
        its = select(sign_in).where(sign_in.c.account == account_id, _is_alive(self._kit.now()))
        with reading(self._kit.engine) as connection:
            rows = connection.execute(its.order_by(sign_in.c.began_at.desc())).all()
        return [
            SignIn(row.id, Device(row.device), moment(row.began_at), moment(row.seen_at), row.sends_only)
            for row in rows
        ]

    def note_sent(self, sign_in_id: str) -> None:
        """Keep when something was sent last: a sign-in that only sends ends ten minutes later."""
        its = (sign_in.c.id == sign_in_id) & sign_in.c.sends_only
        with writing(self._kit.engine) as connection:
            connection.execute(update(sign_in).where(its).values(sent_at=self._kit.now()))

    def sign_out(self, token: str) -> None:
        """End the sign-in of a token."""
        self._end(sign_in.c.token == _hashed(token))

    def end(self, account_id: str, sign_in_id: str) -> bool:
        """End one sign-in of an account; False where it has no such one."""
        if not sign_in_id.isalnum():
            return False
        return self._end((sign_in.c.account == account_id) & (sign_in.c.id == sign_in_id)) == 1

    def end_others(self, account_id: str, but: str) -> int:
        """End all sign-ins of an account but one, and say how many."""
        return self._end((sign_in.c.account == account_id) & (sign_in.c.id != but))

    def end_everybodys(self) -> int:
        """End all sign-ins of all accounts, and say how many."""
        return self._end(sign_in.c.id.is_not(None))

    def _end(self, which: ColumnElement[bool]) -> int:
        with writing(self._kit.engine) as connection:
            return end(connection, which, self._kit.now())

    def _note_seen(self, row: Any, now: int) -> None:  # noqa: ANN401 - a row
        seen = update(sign_in).where(sign_in.c.id == row.sign_in_id, sign_in.c.ended_at.is_(None))
        with suppress(StoreUnavailable), writing(self._kit.engine) as connection:  # who only reads, goes on reading
            connection.execute(seen.where(sign_in.c.seen_at < now).values(seen_at=now))


def start(connection: Connection, kit: Kit, account_id: str, device: Device, *, sends_only: bool = False) -> SignedIn:
    """Begin a sign-in for an account that has proved itself, with a token of its own; of one that travels, to send."""
    now, token, sign_in_id = kit.now(), secrets.token_urlsafe(32), secrets.token_hex(6)
    connection.execute(delete(sign_in).where(sign_in.c.began_at < now - _KEPT))
    row: dict[str, object] = {"id": sign_in_id, "token": _hashed(token), "account": account_id, "device": device.value}
    travels = connection.scalar(select(account.c.travels_since).where(account.c.id == account_id)) is not None
    row |= {"began_at": now, "seen_at": now, "sends_only": sends_only or travels}
    connection.execute(insert(sign_in), row)
    return SignedIn(account_id, sign_in_id, token, sends_only=sends_only or travels)


def end(connection: Connection, which: ColumnElement[bool], now: int) -> int:
    """End the sign-ins that are named, and say how many still went on."""
    return connection.execute(update(sign_in).where(which, sign_in.c.ended_at.is_(None)).values(ended_at=now)).rowcount


def _is_alive(now: int | BindParameter[int]) -> ColumnElement[bool]:
    is_fresh = (sign_in.c.seen_at > now - IDLE) & (sign_in.c.began_at > now - LONGEST)
    goes_on = or_(sign_in.c.sent_at.is_(None), sign_in.c.sent_at > now - SENDS_FOR)
    return sign_in.c.ended_at.is_(None) & is_fresh & goes_on


def _hashed(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


_ITS = (sign_in.c.id.label("sign_in_id"), sign_in.c.seen_at, sign_in.c.sends_only)
_WHOSE = Prepared(
    select(*_ITS, *SHOWN)
    .join_from(sign_in, account)
    .where(
        sign_in.c.token == bindparam("hashed"),
        _is_alive(bindparam("now", type_=BigInteger)),
        account.c.frozen_at.is_(None),
    )
)
