"""The day and the state of the record that a reader may ask for, and why they are refused."""

from datetime import UTC, date, datetime, time, timedelta

Known = int | date | datetime | None
"""As known by: the number of a release, a day (until 24:00 UTC), a moment, or None for the newest release."""


class InTheFuture(Exception):
    """A day or moment was asked for that has not come yet; the page says so with 422."""


class NoSuchRelease(Exception):
    """There is no release of that number."""


class NothingReleased(Exception):
    """There is no release yet, so the public sees nothing."""


def end_of(known: date | datetime) -> datetime:
    """Give the last microsecond of a day, or the moment as it is."""
    if isinstance(known, datetime):
        return known
    return datetime.combine(known + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
