"""Secret addresses: links that whoever holds them may open; a token is kept as a hash under the working key."""

import secrets
import string
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from sqlalchemy import delete, insert, or_, select

from tracker.accounts.account import locked
from tracker.accounts.kit import Kit
from tracker.accounts.tables import account, secret_address
from tracker.store.engine import reading, writing
from tracker.store.mapper import microseconds

_SIGNS = string.ascii_letters + string.digits
_LENGTHS = {"go": 11, "stop": 22, "ics": 22}
"""In signs of six bits: a `go` leads through a sign-in, and has to be typed from a mail at times."""


class Purpose(Enum):
    """What a link does: leads to a page, ends mails, or is a calendar to subscribe to."""

    GO = "go"
    STOP = "stop"
    ICS = "ics"


@dataclass(frozen=True)
class Address:
    """Whose link it is, and what it points to within the workspace."""

    account: str
    target: str


class SecretAddresses:
    """The secret addresses of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def make(self, account_id: str, purpose: Purpose, target: str = "", expires_in: timedelta | None = None) -> str:
        """Make a link and give its token, which is kept nowhere; raises AccountUnknown."""
        token = "".join(secrets.choice(_SIGNS) for _ in range(_LENGTHS[purpose.value]))
        now = self._kit.clock()
        row = {
            "token": self._hashed(purpose, token),
            "account": account_id,
            "purpose": purpose.value,
            "target": target,
            "made_at": microseconds(now),
            "expires_at": microseconds(now + expires_in) if expires_in else None,
        }
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            connection.execute(insert(secret_address), row)
        return token

    def find(self, token: str, purpose: Purpose) -> Address | None:
        """Say where a token leads; None where it is nobody's, too old, or its account is frozen."""
        found = secret_address.c.token == self._hashed(purpose, token)
        fresh = or_(secret_address.c.expires_at.is_(None), secret_address.c.expires_at > self._kit.now())
        its = select(secret_address).join(account, account.c.id == secret_address.c.account)
        with reading(self._kit.engine) as connection:
            row = connection.execute(its.where(found, fresh, account.c.frozen_at.is_(None))).first()
        return None if row is None else Address(row.account, row.target)

    def has(self, account_id: str, purpose: Purpose) -> bool:
        """Say whether an account has a link of a purpose."""
        its = (secret_address.c.account == account_id) & (secret_address.c.purpose == purpose.value)
        with reading(self._kit.engine) as connection:
            return connection.execute(select(secret_address.c.token).where(its).limit(1)).first() is not None

    def withdraw(self, account_id: str, purpose: Purpose) -> None:
        """Make all links of a purpose lead nowhere."""
        its = (secret_address.c.account == account_id) & (secret_address.c.purpose == purpose.value)
        with writing(self._kit.engine) as connection:
            connection.execute(delete(secret_address).where(its))

    def forget_old(self) -> None:
        """Remove what has expired."""
        with writing(self._kit.engine) as connection:
            connection.execute(delete(secret_address).where(secret_address.c.expires_at <= self._kit.now()))

    def _hashed(self, purpose: Purpose, token: str) -> str:
        return self._kit.seal.hash(f"address/{purpose.value}", token)
