"""The day and the state of the record that a reader may ask for, and why they are refused."""

from datetime import UTC, date, datetime, time, timedelta

Known = int | date | datetime | None
"""As known by: a release's number, a day or a moment (until 24:00 UTC of its day), or None for the newest release."""


class InTheFuture(Exception):
    """A day or moment was asked for that has not come yet; the page says so with 422."""


class NoSuchRelease(Exception):
    """There is no release of that number."""


class NothingReleased(Exception):
    """There is no release yet, so the public sees nothing."""


def end_of(known: date | datetime) -> datetime:
    """Give the last microsecond of a day, or of the day (UTC) of a moment.

    A moment is not taken as it is: by halving the time between two of them a stranger would find to the microsecond
    when each entry was recorded, and with it who was at a keyboard then. The public learns days, and never times.
    """
    day = known.astimezone(UTC).date() if isinstance(known, datetime) else known
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
