"""Recipient: an account as letters see it."""

from dataclasses import dataclass, field

from tracker.accounts.account import Account
from tracker.accounts.mailing import Mailing


@dataclass(frozen=True)
class Recipient:
    """An account with how it wishes to be reminded; `email` is None where it has no address."""

    account: Account
    mailing: Mailing
    email: str | None = field(repr=False)
