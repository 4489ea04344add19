"""What came of handing one mail over."""

from dataclasses import dataclass
from enum import Enum


class Answer(Enum):
    """The four things that a mail server can leave us with."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Outcome:
    """An answer and, as a code, what it was; `refuses_address` where nobody can ever be reached there."""

    answer: Answer
    code: str
    refuses_address: bool = False


CODES = (
    "address_unfit",
    "cut_off",
    "disk_error",
    "needs_smtputf8",
    "no_answer",
    "no_connection",
    "no_login",
    "no_tls",
    "not_sent",
    "not_smtp",
    "not_written",
    "tls_failed",
    "too_large",
    "too_slow",
)
"""Every code but `smtp_` with the number that a server gave, and the empty one of a mail that was taken or not tried.

A code never repeats what a server said: that may hold addresses and names.
"""
