"""Days as a reader of each language writes them, as exactly as they are known and no more."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date, get_day_names

_DAY = {"en": "d MMMM y", "ru": "d MMMM y 'года'"}
_DAY_OF_A_YEAR = {"en": "d MMMM", "ru": "d MMMM"}
_MONTH = {"en": "LLLL y", "ru": "LLLL y 'года'"}
_MONTH_OF = {"en": "MMMM y", "ru": "MMMM y 'года'"}
_YEAR = {"en": "y", "ru": "y 'год'"}
_YEAR_OF = {"en": "y", "ru": "y 'года'"}
_PLAIN_YEAR = {"en": "y", "ru": "y"}
_ABOUT = {"en": "about", "ru": "около"}
_HARD = "\N{NO-BREAK SPACE}"


def day(on: date, language: str) -> str:
    """Write a day: 7 December 2021."""
    return _written(on, _DAY, language)


def month(on: date, language: str) -> str:
    """Write the month of a day as a heading: November."""
    written = str(format_date(on, "LLLL", locale=language))
    return written[:1].upper() + written[1:]


def weekday(number: int, language: str) -> str:
    """Name a day of the week, 1 Monday to 7 Sunday."""
    return str(get_day_names("wide", "stand-alone", language)[number - 1])


def ordinal(number: int, language: str) -> str:
    """Write which one of a row it is: 15th."""
    if language == "ru":
        return f"{number}-я"  # of feminine words alone: годовщина
    teens = number % 100 // 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def period(when: Mapping[str, Any], language: str) -> str:
    """Write a recorded `When`: a day, a month, a year, a range, or about one of them."""
    first, last = date.fromisoformat(when["first"]), date.fromisoformat(when["last"])
    if when["precision"] == "about":
        return f"{_ABOUT[language]}{_HARD}{_span(first, last, language, _MONTH_OF, _YEAR_OF)}"
    return _span(first, last, language, _MONTH, _YEAR)


def _span(first: date, last: date, language: str, months: Mapping[str, str], years: Mapping[str, str]) -> str:
    if first == last:
        return day(first, language)
    if _is_year(first, last):
        return _written(first, years, language)
    if _is_month(first, last):
        return _written(first, months, language)
    return _range(first, last, language)


def _range(first: date, last: date, language: str) -> str:
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and first.month == 1 and last.month == 12:  # noqa: PLR2004 - January to December
        return f"{first:%Y}–{_written(last, _PLAIN_YEAR, language)}"
    if whole:
        return f"{_written(first, _MONTH, language)} – {_written(last, _MONTH, language)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language)}"
    if first.year == last.year:
        return f"{_written(first, _DAY_OF_A_YEAR, language)} – {day(last, language)}"
    return f"{day(first, language)} – {day(last, language)}"


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])


def _written(on: date, patterns: Mapping[str, str], language: str) -> str:
    return format_date(on, patterns[language], locale=language).replace(" ", _HARD, 1)
