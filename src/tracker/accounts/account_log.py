"""The log of accounts: who was granted, frozen or invited, by whom and when. It only grows; the database sees to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from tracker.accounts.roles import ADMIN, EDITOR, MAY_CONFIRM
from tracker.accounts.tables import account_log
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared


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
    CODES_KEPT = "codes_kept"
    """Its holder says that the recovery codes are written down."""
    CODE_SPENT = "code_spent"
    """Somebody came in with a recovery code."""
    MARKED_AT_RISK = "marked_at_risk"
    NOT_AT_RISK = "not_at_risk"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_REMOVED = "passkey_removed"
    PASSKEY_COUNT_FELL = "passkey_count_fell"
    """A device told an older count than before: the passkey may have been copied."""
    SEND_CODE_MADE = "send_code_made"
    SEND_CODE_REMOVED = "send_code_removed"
    TRAVEL_BEGUN = "travel_begun"
    """Cut to sending alone."""
    TRAVEL_ENDED = "travel_ended"
    TOKEN_MADE = "token_made"  # noqa: S105 - the name of what happened
    """For a program."""
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the same


_DRAWS_CODES = (What.MADE, What.ACCESS_RENEWED, What.CODES_RENEWED)
_GIVES = (What.INVITED, What.MADE, What.GRANTED)
_OF_CODES = Prepared(
    select(account_log.c.what, account_log.c.at).where(
        account_log.c.account == bindparam("its"),
        or_(*(account_log.c.what == one.value for one in (*_DRAWS_CODES, What.CODES_KEPT))),
    )
)


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


def frozen_by(connection: Connection, by: str, since: int) -> int:
    """Count the colleagues that an account has frozen since a moment, thawed ones too."""
    return _done_to_others(connection, What.FROZEN, by, since)


def cut_by(connection: Connection, by: str, since: int) -> int:
    """Count the colleagues that an account has cut to sending alone since a moment, those lifted since too."""
    return _done_to_others(connection, What.TRAVEL_BEGUN, by, since)


def who_froze(connection: Connection, account_id: str) -> str | None:
    """Say who froze an account last, None where nobody did."""
    froze = (account_log.c.account == account_id) & (account_log.c.what == What.FROZEN.value)
    return connection.scalar(select(account_log.c.by).where(froze).order_by(account_log.c.at.desc()).limit(1))


def are_codes_kept(connection: Connection, account_id: str) -> bool:
    """Say whether an account's holder has said that the recovery codes are written down, since they were drawn."""
    told = [(at, what == What.CODES_KEPT.value) for what, at in _OF_CODES.all(connection, {"its": account_id})]
    return bool(told) and max(told)[1]


def given_power(connection: Connection, since: int) -> list[Line]:
    """Read who was given a role that reaches beyond countries since a moment, newest first: by invite or by grant."""
    given = account_log.c.what.in_([one.value for one in _GIVES]) & (account_log.c.at > since)
    query = select(account_log).where(given).order_by(account_log.c.at.desc(), account_log.c.id)
    found = [_line(row) for row in connection.execute(query)]
    return [one for one in found if set(one.detail.split()) & {MAY_CONFIRM, EDITOR, ADMIN}]


def lines(connection: Connection, account_id: str | None = None) -> list[Line]:
    """Read the log, newest first: of one account, or all of it."""
    query = select(account_log).order_by(account_log.c.at.desc(), account_log.c.id)
    if account_id is not None:
        query = query.where(account_log.c.account == account_id)
    return [_line(row) for row in connection.execute(query)]


def _done_to_others(connection: Connection, what: What, by: str, since: int) -> int:
    done = (account_log.c.by == by) & (account_log.c.what == what.value) & (account_log.c.at > since)
    query = select(func.count()).select_from(account_log).where(done, account_log.c.account != by)
    return connection.scalar(query) or 0


def _line(row: Any) -> Line:  # noqa: ANN401 - a row
    return Line(moment(row.at), row.account, row.by, What(row.what), row.detail)
