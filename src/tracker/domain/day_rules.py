"""Days that a rule finds: the second Monday of a month, the Monday nearest to a day, so many months later."""

from calendar import monthrange
from datetime import date, timedelta

MONDAY, THURSDAY, FRIDAY = 0, 3, 4
_WEEK = 7


def nth(number: int, weekday: int, year: int, month: int) -> date:
    """Give the first, second, ... such day of the week of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (number - 1))


def nearest(weekday: int, to: date) -> date:
    """Give the such day of the week that lies nearest to a day; it may be that day."""
    half = _WEEK // 2
    return to - timedelta(days=half) + timedelta(days=(weekday - to.weekday() + half) % _WEEK)


def week_before(weekday: int, day: date) -> date:
    """Give such a day of the week (Monday to Sunday) before the one in which a day lies."""
    return day - timedelta(days=day.weekday() + _WEEK - weekday)


def months_after(day: date, months: int) -> date:
    """Give the same day so many months later; the last of a month that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def years_after(day: date, years: int) -> date:
    """Give the same day so many years later; 28 February for 29 February where there is none."""
    return months_after(day, 12 * years)
