"""The languages of the program: a folder of `locales` each, with a small file that says what the language is called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

FOLDER = Path(__file__).parent / "locales"
SETTINGS = "language.yaml"
SOURCE = "en"
"""The language that the messages themselves are written in."""

_KNOWN = {"name", "complete", "falls_back_to", "days", "ordinal", "native_names"}
_KNOWN_OF_DAYS = {"day", "day_of_a_year", "month", "month_of", "year", "year_of", "about", "day_first"}


class BadLanguage(ValueError):
    """A language's file does not say what it has to; the text names the file and the line."""


@dataclass(frozen=True)
class Days:
    """How a language writes days: CLDR patterns, and its word for about.

    `day_first` says that a day comes before its month, so that a range may begin with the number alone.
    """

    day: str
    day_of_a_year: str
    month: str
    month_of: str
    year: str
    year_of: str
    about: str = "≈"
    day_first: bool = False


@dataclass(frozen=True)
class Language:
    """One language. One that is not complete is a draft: what it lacks stands in the language that it falls back to.

    `locale` is the name under which CLDR knows it, or that of the language behind it; `ordinal` writes which one of a
    row something is, empty where the program knows how; `native_names`: people are named as their names are written at
    home, in Cyrillic.
    """

    code: str
    name: str
    is_complete: bool
    falls_back_to: str
    locale: str
    days: Days = field(repr=False)
    ordinal: str = ""
    native_names: bool = False


def read(folder: Path) -> Mapping[str, Language]:
    """Read the languages of a folder, English first, then the complete ones, then drafts, each by their codes.

    Raises BadLanguage.
    """
    files = sorted(folder.glob(f"*/{SETTINGS}"))
    said = {file.parent.name: _said(file) for file in files}
    complete = {code for code, its in said.items() if its["complete"]}
    for code, its in said.items():
        if code != SOURCE and its.get("falls_back_to") not in complete - {code}:
            raise BadLanguage(f"{code}/{SETTINGS}: falls_back_to")
    order = sorted(said, key=lambda code: (code != SOURCE, code not in complete, code))
    return {code: _language(code, said[code], said.get(said[code].get("falls_back_to", ""), {})) for code in order}


def _said(file: Path) -> Mapping[str, Any]:
    said = yaml.safe_load(file.read_text("utf-8"))
    where = f"{file.parent.name}/{SETTINGS}"
    needed = {"name": str, "complete": bool}
    if not isinstance(said, dict) or not all(isinstance(said.get(name), kind) for name, kind in needed.items()):
        raise BadLanguage(f"{where}: {', '.join(needed)}")
    unknown = (said.keys() - _KNOWN) | (said.get("days", {}).keys() - _KNOWN_OF_DAYS)
    if unknown:
        raise BadLanguage(f"{where}: {', '.join(sorted(unknown))}")
    return said


def _language(code: str, said: Mapping[str, Any], behind: Mapping[str, Any]) -> Language:
    """Make a language of what its file says; one that CLDR does not know writes days as the one behind it."""
    own, falls_back_to = _locale(code), said.get("falls_back_to", "")
    locale = own or _locale(falls_back_to) or Locale.parse(SOURCE)
    days = Days(**{**_patterns(locale), **({} if own else behind.get("days", {})), **said.get("days", {})})
    return Language(
        code=code,
        name=said["name"],
        is_complete=said["complete"],
        falls_back_to=falls_back_to,
        locale=str(locale),
        days=days,
        ordinal=said.get("ordinal", ""),
        native_names=said.get("native_names", False),
    )


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _patterns(locale: Locale) -> Mapping[str, str]:
    """Give the patterns of CLDR, for a language that has none of its own."""
    known = locale.datetime_skeletons
    month = str(known["yMMMM"])
    return {
        "day": locale.date_formats["long"].pattern,
        "day_of_a_year": str(known["MMMMd"]),
        "month": month,
        "month_of": month,
        "year": str(known["y"]),
        "year_of": str(known["y"]),
    }


LANGUAGES: Mapping[str, Language] = read(FOLDER)
COMPLETE = tuple(code for code, one in LANGUAGES.items() if one.is_complete)
"""The languages that everything is offered in: pages, workspace, files, mails, the command line."""
DRAFTS = tuple(code for code in LANGUAGES if code not in COMPLETE)
"""The languages in which public pages can be read, marked as drafts, and nothing else."""


@cache
def readings(code: str) -> tuple[str, ...]:
    """Give the languages in which a reader of this one reads: it, what it falls back to, then whatever is complete."""
    behind = LANGUAGES[code].falls_back_to if code in LANGUAGES else ""
    return tuple(dict.fromkeys(one for one in (code, behind, *COMPLETE) if one))


def filed_in(code: str) -> str:
    """Give the language of the files beside a page: a draft has none of its own, so that nobody cites one."""
    return LANGUAGES[code].falls_back_to if code in DRAFTS else code
