"""Digest: on which day somebody's weekly mail goes, and how far it looks ahead. Pure functions of days and hours.

Days are those of the account's own time zone. A digest belongs to one digest day, whenever it goes: a machine that was
off on that day sends it as soon as it is back. Two never lie nearer than a week, so after a late one the next waits for
the first digest day that is a week later; what that puts off is told by the late one.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.accounts.mailing import Mailing

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Past:
    """What became of an account's digests so far: the last digest day that was seen to, and the day one went last."""

    seen_to: date | None = None
    went_on: date | None = None


def zone_of(name: str) -> tzinfo:
    """Give a time zone by its name, UTC where the machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def here(now: datetime, zone: str) -> datetime:
    """Give a moment as a clock in a time zone shows it."""
    return now.astimezone(zone_of(zone))


def is_awake(mailing: Mailing, at: datetime) -> bool:
    """Say whether mails may come at this hour."""
    return mailing.from_hour <= at.hour < mailing.to_hour


def wakes_at(mailing: Mailing, at: datetime) -> datetime:
    """Give the next moment at which mails may come, in UTC, from one in the account's zone at which none may."""
    day = at.date() if at.hour < mailing.from_hour else at.date() + timedelta(days=1)
    return datetime.combine(day, time(mailing.from_hour), at.tzinfo).astimezone(UTC)


def digest_day(mailing: Mailing, today: date, made_on: date, past: Past) -> date | None:
    """Give the digest day whose digest is to go today, None where none is; `made_on` is the account's first day."""
    day = today - timedelta(days=(today.isoweekday() - mailing.digest_day) % 7)
    if day < made_on or (past.seen_to is not None and past.seen_to >= day):
        return None
    return day if past.went_on is None or day - past.went_on >= WEEK else None


def ahead(mailing: Mailing, today: date) -> int:
    """Count the days from today to the one before the next digest, if one goes today."""
    return (_first_from(mailing, today + WEEK) - today).days - 1


def _first_from(mailing: Mailing, day: date) -> date:
    return day + timedelta(days=(mailing.digest_day - day.isoweekday()) % 7)
