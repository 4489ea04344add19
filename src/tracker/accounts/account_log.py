"""The log of accounts: who was granted, frozen or invited, by whom and when. It only grows; the database sees to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from tracker.accounts.tables import account_log
from tracker.store.mapper import moment


class What(Enum):
    """What was done to an account."""

    INVITED = "invited"
    """Somebody new; `detail` says with which roles."""
    INVITE_WITHDRAWN = "invite_withdrawn"
    MADE = "made"
    GRANTED = "granted"
    REVOKED = "revoked"
    FROZEN = "frozen"
    THAWED = "thawed"
    ACCESS_OFFERED = "access_offered"
    """A link with which its holder makes a new password and sets the phone up again."""
    ACCESS_RENEWED = "access_renewed"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of what happened
    PHONE_CHANGED = "phone_changed"
    CODES_RENEWED = "codes_renewed"
    CODE_SPENT = "code_spent"
    """Somebody came in with a recovery code."""
    MARKED_AT_RISK = "marked_at_risk"
    NOT_AT_RISK = "not_at_risk"


@dataclass(frozen=True)
class Line:
    """One line: what was done to an account (None: to nobody yet), by whom, at a UTC moment; `detail` are codes."""

    at: datetime
    account_id: str | None
    by: str
    what: What
    detail: str


class Deed(NamedTuple):
    """What was done, by an account or the host, to whom; `detail` are codes."""

    what: What
    by: str
    account_id: str | None
    detail: Iterable[str] = ()


def note(connection: Connection, at: int, deed: Deed) -> None:
    """Write a line, in the transaction of what it tells of."""
    what, by, account_id, detail = deed
    row = {"id": uuid4(), "at": at, "account": account_id, "by": by, "what": what.value, "detail": " ".join(detail)}
    connection.execute(insert(account_log), row)


def lines(connection: Connection, account_id: str | None = None) -> list[Line]:
    """Read the log, newest first: of one account, or all of it."""
    query = select(account_log).order_by(account_log.c.at.desc(), account_log.c.id)
    if account_id is not None:
        query = query.where(account_log.c.account == account_id)
    rows = connection.execute(query)
    return [Line(moment(row.at), row.account, row.by, What(row.what), row.detail) for row in rows]
