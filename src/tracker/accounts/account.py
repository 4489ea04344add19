"""Account: one account as others in the coalition may see it, and how it is found."""

import re
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Self
from zoneinfo import available_timezones

from sqlalchemy import Connection, Row, Select, select

from tracker.accounts.nicknames import fold
from tracker.accounts.refusals import AccountUnknown, LanguageUnknown, ZoneUnknown
from tracker.accounts.roles import Roles
from tracker.accounts.tables import account
from tracker.domain.rights import Who
from tracker.languages import COMPLETE
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared

HOST = Who("host", is_admin=True)
"""Who gives commands on the machine itself: no account, so its word never comes over the network."""

LANGUAGES = COMPLETE
"""What somebody may choose for the workspace and for mails; a draft is for readers of public pages alone."""

_zones = cache(available_timezones)
_SIGNS = "bcdfghjkmnpqrstvwxz23456789"
"""Without vowels: no id spells a name or a word, of anybody."""

_LENGTH = 12
_ID = re.compile(r"a-[a-z0-9]{12}")
SHOWN = [one for one in account.c if one.name not in {"password", "totp", "totp_step", "email", "folded"}]
"""The columns that an account is read from."""
_EVERYONE = Prepared(select(*SHOWN).order_by(account.c.folded))
_NICKNAMES = Prepared(select(account.c.id, account.c.nickname))


@dataclass(frozen=True)
class Account:
    """An account, without anything that it is signed in with. `zone` is an IANA time zone; moments are UTC."""

    account_id: str
    nickname: str = field(repr=False)
    language: str
    zone: str
    roles: Roles
    is_at_risk: bool
    frozen_at: datetime | None
    made_at: datetime
    travels_since: datetime | None = None
    """Since when it is cut to sending alone, None where it is not."""

    @property
    def who(self) -> Who:
        """Say what it may see and do."""
        return replace(self.roles.who(self.account_id), sends_only=self.travels_since is not None)

    @classmethod
    def in_row(cls, row: Any) -> Self:  # noqa: ANN401 - a row of accounts
        """Read it from a row."""
        return cls(
            account_id=row.id,
            nickname=row.nickname,
            language=row.language,
            zone=row.zone,
            roles=Roles.in_row(row),
            is_at_risk=row.at_risk,
            frozen_at=None if row.frozen_at is None else moment(row.frozen_at),
            made_at=moment(row.made_at),
            travels_since=None if row.travels_since is None else moment(row.travels_since),
        )


def require_known(language: str, zone: str) -> None:
    """Raise LanguageUnknown or ZoneUnknown where the program does not speak the one, or nobody keeps the other."""
    if language not in LANGUAGES:
        raise LanguageUnknown
    if zone not in _zones():
        raise ZoneUnknown


def new_id() -> str:
    """Draw an account's id; it says nothing of whose it is, and outlives the account."""
    return "a-" + "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def everyone(connection: Connection) -> list[Account]:
    """List all accounts by nickname, frozen ones too."""
    return [Account.in_row(row) for row in _EVERYONE.rows(connection, {})]


def nicknames(connection: Connection) -> dict[str, str]:
    """Give the nickname of each account by its id, frozen ones too."""
    return dict(_NICKNAMES.all(connection, {}))


def by_id(connection: Connection, account_id: str) -> Account:
    """Find an account; raises AccountUnknown."""
    _require_id(account_id)
    return _only(connection, select(*SHOWN).where(account.c.id == account_id))


def by_nickname(connection: Connection, nickname: str) -> Account:
    """Find an account by its nickname, however that is spelt; raises AccountUnknown."""
    return _only(connection, select(*SHOWN).where(account.c.folded == fold(nickname)))


def locked(connection: Connection, account_id: str) -> Row[Any]:
    """Give an account's whole row, which nobody else changes until this transaction ends; raises AccountUnknown."""
    _require_id(account_id)
    row = connection.execute(select(account).where(account.c.id == account_id).with_for_update()).first()
    if row is None:
        raise AccountUnknown
    return row


def locked_both(connection: Connection, account_id: str, other: str) -> tuple[Row[Any], Row[Any] | None]:
    """Give the rows of two accounts, locked in one order whoever asks; None for another that is none.

    Raises AccountUnknown.
    """
    _require_id(account_id)
    both = select(account).where(account.c.id.in_([account_id, other])).order_by(account.c.id).with_for_update()
    rows = {row.id: row for row in connection.execute(both)}
    if account_id not in rows:
        raise AccountUnknown
    return rows[account_id], rows.get(other)


def _require_id(account_id: str) -> None:
    """Refuse what cannot be an id before a database is asked about it: one of them takes no NUL."""
    if not _ID.fullmatch(account_id):
        raise AccountUnknown


def _only(connection: Connection, query: Select[Any]) -> Account:
    row = connection.execute(query).first()
    if row is None:
        raise AccountUnknown
    return Account.in_row(row)
