"""Printing: the plain texts of letters, one folder of templates for each language.

A paragraph is one line, however long: a phone breaks it where its own screen ends.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, partial
from typing import Any

from babel import Locale
from jinja2 import Environment, PackageLoader, StrictUndefined

from tracker import dates
from tracker.domain.days import Precision, When

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
    environment.globals["near"] = partial(near, language=language)
    environment.globals["near_of"] = partial(near, language=language, is_of=True)
    environment.filters["block"] = _block
    return environment


def near(when: date | When, today: date, language: str, *, is_of: bool = False) -> str:
    """Write days as exactly as they are known, with the year only where that is not this one or no day is known.

    `is_of` writes them as they stand after a Russian "с".
    """
    days = When.on(when) if isinstance(when, date) else when
    if days.is_vague:
        return dates.span(days.first, days.last, language, is_about=days.precision is Precision.ABOUT, is_of=is_of)
    return dates.near_span(days.first, days.last, today, language)


def _block(text: Any, first: str = "") -> str:  # noqa: ANN401 - a macro's markup or a string
    """Make a paragraph one line, which begins as it is told to."""
    return first + _SPACES.sub(" ", str(text)).strip(" ")
