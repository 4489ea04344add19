"""Days on pages: as the language writes them, and the names of months and days of the week."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date, get_day_names

from tracker.dates import day, span
from tracker.domain.days import Precision, When
from tracker.languages import LANGUAGES

__all__ = ["day", "known", "month", "ordinal", "period", "weekday"]


def month(on: date, language: str) -> str:
    """Write the month of a day as a heading: November."""
    written = str(format_date(on, "LLLL", locale=LANGUAGES[language].locale))
    return written[:1].upper() + written[1:]


def weekday(number: int, language: str) -> str:
    """Name a day of the week, 1 Monday to 7 Sunday."""
    return str(get_day_names("wide", "stand-alone", LANGUAGES[language].locale)[number - 1])


def ordinal(number: int, language: str) -> str:
    """Write which one of a row it is: 15th."""
    if LANGUAGES[language].ordinal:
        return LANGUAGES[language].ordinal.format(number=number)
    teens = number % 100 // 10 == 1
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def period(when: Mapping[str, Any], language: str) -> str:
    """Write a recorded `When`: a day, a month, a year, a range, or about one of them."""
    first, last = date.fromisoformat(when["first"]), date.fromisoformat(when["last"])
    return span(first, last, language, is_about=when["precision"] == "about")


def known(when: When, language: str) -> str:
    """Write days as exactly as they are known."""
    return span(when.first, when.last, language, is_about=when.precision is Precision.ABOUT)
