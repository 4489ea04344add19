"""Days as a reader of each language writes them, as exactly as they are known and no more."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from babel.dates import format_date

from tracker.languages import LANGUAGES, Days

_PLAIN_YEAR = "y"
_HARD = "\N{NO-BREAK SPACE}"
_HARD_HYPHEN = "\N{NON-BREAKING HYPHEN}"


def day(on: date, language: str) -> str:
    """Write a day: 7 December 2021."""
    return _written(on, _days(language).day, language)


def near(on: date, today: date, language: str) -> str:
    """Write a day with its year only where that is not today's: 7 December."""
    its = _days(language)
    return _written(on, its.day_of_a_year if on.year == today.year else its.day, language)


def span(first: date, last: date, language: str, *, is_about: bool = False, is_of: bool = False) -> str:
    """Write the days from the first to the last: a day, a month, a year, a range, or about one of them.

    `is_of` writes a month and a year as they stand after a Russian "с": с марта 2021 года.
    """
    its = _days(language)
    if is_about:
        return f"{its.about}{_HARD}{_span(first, last, language, its.month_of, its.year_of)}"
    return _span(first, last, language, *((its.month_of, its.year_of) if is_of else (its.month, its.year)))


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
    if first.month == last.month and _days(language).day_first:
        return f"{first.day}–{_written(last, _days(language).day_of_a_year, language)}"
    return f"{near(first, today, language)} – {near(last, today, language)}"


def is_whole(first: date, last: date) -> bool:
    """Say whether the days are those of whole months, as they are where no day of them is known."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _span(first: date, last: date, language: str, months: str, years: str) -> str:
    if first == last:
        return day(first, language)
    if _is_year(first, last):
        return _written(first, years, language)
    if _is_month(first, last):
        return _written(first, months, language)
    return _range(first, last, language, months)


def _range(first: date, last: date, language: str, months: str) -> str:
    whole = is_whole(first, last)
    if whole and first.month == 1 and last.month == 12:  # noqa: PLR2004 - January to December
        return f"{first:%Y}–{_written(last, _PLAIN_YEAR, language)}"
    if whole:
        return f"{_written(first, months, language)} – {_written(last, _days(language).month, language)}"
    if _days(language).day_first and (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last, language)}"
    if _days(language).day_first and first.year == last.year:
        return f"{_written(first, _days(language).day_of_a_year, language)} – {day(last, language)}"
    return f"{day(first, language)} – {day(last, language)}"


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])


def _days(language: str) -> Days:
    return LANGUAGES[language].days


@lru_cache(4096)
def _written(on: date, pattern: str, language: str) -> str:
    """Write a day by a pattern, its number on one line with its month; a page writes the same few again and again."""
    written = str(format_date(on, pattern, locale=LANGUAGES[language].locale))
    return written.replace(" ", _HARD, 1).replace("-", _HARD_HYPHEN)
