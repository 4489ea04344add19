"""Days as a reader of each language writes them, as exactly as they are known and no more."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

Patterns = Mapping[str, str]

_DAY: Patterns = {"en": "d MMMM y", "ru": "d MMMM y 'года'"}
_DAY_OF_A_YEAR: Patterns = {"en": "d MMMM", "ru": "d MMMM"}
_MONTH: Patterns = {"en": "LLLL y", "ru": "LLLL y 'года'"}
_MONTH_OF: Patterns = {"en": "MMMM y", "ru": "MMMM y 'года'"}
_YEAR: Patterns = {"en": "y", "ru": "y 'год'"}
_YEAR_OF: Patterns = {"en": "y", "ru": "y 'года'"}
_PLAIN_YEAR: Patterns = {"en": "y", "ru": "y"}
_ABOUT = {"en": "about", "ru": "около"}
_HARD = "\N{NO-BREAK SPACE}"


def day(on: date, language: str) -> str:
    """Write a day: 7 December 2021."""
    return _written(on, _DAY, language)


def near(on: date, today: date, language: str) -> str:
    """Write a day with its year only where that is not today's: 7 December."""
    return _written(on, _DAY_OF_A_YEAR if on.year == today.year else _DAY, language)


def span(first: date, last: date, language: str, *, is_about: bool = False, is_of: bool = False) -> str:
    """Write the days from the first to the last: a day, a month, a year, a range, or about one of them.

    `is_of` writes a month and a year as they stand after a Russian "с": с марта 2021 года.
    """
    if is_about:
        return f"{_ABOUT[language]}{_HARD}{_span(first, last, language, _MONTH_OF, _YEAR_OF)}"
    return _span(first, last, language, *((_MONTH_OF, _YEAR_OF) if is_of else (_MONTH, _YEAR)))


def near_span(first: date, last: date, today: date, language: str) -> str:
    """Write the days from the first to the last without the year where all of it is today's: 7–18 June.

    Raises ValueError for whole months and years, which are nothing without a year.
    """
    if first == last:
        return near(first, today, language)
    if is_whole(first, last):
        raise ValueError(f"{first}/{last}")
    if not first.year == last.year == today.year:
        return span(first, last, language)
    if first.month == last.month:
        return f"{first.day}–{_written(last, _DAY_OF_A_YEAR, language)}"
    return f"{near(first, today, language)} – {near(last, today, language)}"


def is_whole(first: date, last: date) -> bool:
    """Say whether the days are those of whole months, as they are where no day of them is known."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _span(first: date, last: date, language: str, months: Patterns, years: Patterns) -> str:
    if first == last:
        return day(first, language)
    if _is_year(first, last):
        return _written(first, years, language)
    if _is_month(first, last):
        return _written(first, months, language)
    return _range(first, last, language, months)


def _range(first: date, last: date, language: str, months: Patterns) -> str:
    whole = is_whole(first, last)
    if whole and first.month == 1 and last.month == 12:  # noqa: PLR2004 - January to December
        return f"{first:%Y}–{_written(last, _PLAIN_YEAR, language)}"
    if whole:
        return f"{_written(first, months, language)} – {_written(last, _MONTH, language)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language)}"
    if first.year == last.year:
        return f"{_written(first, _DAY_OF_A_YEAR, language)} – {day(last, language)}"
    return f"{day(first, language)} – {day(last, language)}"


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])


def _written(on: date, patterns: Patterns, language: str) -> str:
    return _formatted(on, patterns[language], language)


@lru_cache(4096)
def _formatted(on: date, pattern: str, language: str) -> str:
    """Write a day by a pattern; a page writes the same few again and again."""
    return str(format_date(on, pattern, locale=language)).replace(" ", _HARD, 1)
