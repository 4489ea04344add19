"""What becomes of a mail after a try: when the next one is, and when there is none any more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import accumulate

from tracker.outbox.outcome import Answer, Outcome


class MailState(Enum):
    """Where a mail stands. What is `unknown` may have arrived; it goes out once more, and then stays so."""

    DUE = "due"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    NEEDLESS = "needless"


@dataclass(frozen=True)
class Fate:
    """The state a mail is in now, how often it was unclear, and when it is tried again; None where never."""

    state: MailState
    unclear: int
    next_at: datetime | None


GIVES_UP_AFTER = timedelta(days=3)
_FIRST = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
_EVERY = timedelta(hours=12)
_ONE_MORE_COPY_AFTER = timedelta(hours=1)


def fate(outcome: Outcome, now: datetime, *, tries: int, unclear: int) -> Fate:
    """Say what becomes of a mail after an outcome; `tries` counts this one, `unclear` does not.

    A mail that was unclear once may have arrived, so whatever follows but TAKEN leaves it unknown: a server that
    knows the Message-ID already refuses the second copy, too.
    """
    if outcome.answer is Answer.TAKEN:
        return Fate(MailState.SENT, unclear, None)
    if outcome.answer is Answer.UNCLEAR:
        again = None if unclear else now + _ONE_MORE_COPY_AFTER
        return Fate(MailState.UNKNOWN, unclear + 1, again)
    later = _later(now, tries) if outcome.answer is Answer.LATER else None
    if unclear:
        return Fate(MailState.UNKNOWN, unclear, later)
    return Fate(MailState.DUE if later else MailState.FAILED, unclear, later)


def _later(now: datetime, tries: int) -> datetime | None:
    """Say when to try again after so many tries; None where the tries have taken as long as they may.

    Tries are counted and not days, so that a machine which was off for a week has not given up meanwhile.
    """
    waited = list(accumulate(_waits(tries)))
    return now + _waits(tries)[-1] if waited[-1] <= GIVES_UP_AFTER else None


def _waits(tries: int) -> Sequence[timedelta]:
    """Give the waits after each of so many tries."""
    return [*_FIRST[:tries], *[_EVERY] * (tries - len(_FIRST))]
