"""Reach: between which days anything on record may lie; a day beyond them is a slip of the finger."""

from datetime import date

from tracker.domain.day_rules import years_after
from tracker.domain.days import When
from tracker.domain.refusals import OutOfReach

EARLIEST = date(1900, 1, 1)
"""No demand is older, and no event that one remembers here."""

YEARS_AHEAD = 20
"""Nothing is planned, promised or due later than in so many years."""


def latest(today: date) -> date:
    """Give the last day that may be written on a day."""
    return years_after(today, YEARS_AHEAD)


def require_within_reach(when: When, today: date) -> When:
    """Give days that may be written; raises OutOfReach."""
    last = latest(today)
    if when.first < EARLIEST or when.last > last:
        raise OutOfReach(earliest=EARLIEST.isoformat(), latest=last.isoformat())
    return when
