"""Printing: the plain texts of letters, one folder of templates for each language."""

import re
import textwrap
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined

_COLUMNS = 72
_DAY = {"en": "d MMMM y", "ru": "d MMMM y 'года'"}
_SHORT_DAY = {"en": "d MMMM", "ru": "d MMMM"}
_HARD = "\N{NO-BREAK SPACE}"
_SPACES = re.compile("[ \\t\\n]+")


def printed(name: str, language: str, told: Mapping[str, object]) -> str:
    """Print a template of a language; raises jinja2's UndefinedError where it asks for what it was not given."""
    text = _environment(language).get_template(f"{language}/{name}").render(**told)
    return text.replace(_HARD, " ").strip() + "\n"


@cache
def _environment(language: str) -> Environment:
    environment = Environment(  # noqa: S701 - plain text: nothing is markup, and nothing is to be escaped
        loader=PackageLoader("tracker.reminders"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    plural = Locale.parse(language).plural_form

    def many(number: int, *forms: str) -> str:
        """Choose among one, few and many, or one and other, as the language counts."""
        names = ("one", "other") if len(forms) == 2 else ("one", "few", "many")  # noqa: PLR2004 - English has two
        return forms[names.index(plural(number))]

    environment.globals["many"] = many
    environment.globals["near"] = lambda on, today: _near(on, today, language)
    environment.filters["block"] = _block
    return environment


def _near(on: date, today: date, language: str) -> str:
    """Write a day, with its year only where that is not this one."""
    patterns = _SHORT_DAY if on.year == today.year else _DAY
    return _whole(str(format_date(on, patterns[language], locale=language)))


def _whole(day: str) -> str:
    """Keep a day's number beside its month, and a Russian year beside its word."""
    return day.replace(" ", _HARD, 1).replace(" года", f"{_HARD}года")


def _block(text: Any, first: str = "", later: str = "") -> str:  # noqa: ANN401 - a macro's markup or a string
    """Break a paragraph into lines; no word or address is broken."""
    plain = _SPACES.sub(" ", str(text)).strip(" ")
    return textwrap.fill(
        plain,
        _COLUMNS,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )
