"""Days as people type them on a phone, in English or Russian, as exactly as they know them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from tracker.domain.days import NotADay, When
from tracker.languages import COMPLETE

_ABOUT = re.compile(r"^(about|around|circa|ca?\.?|около|примерно|~)\s*", re.IGNORECASE)
_NOISE = re.compile(r"(?<=\d)\s*(г\.?|года?|году|th|st|nd|rd)(?=\W|$)|(?<=\d)-(го|е|ое|й|ого)(?=\W|$)|,", re.IGNORECASE)
_IN = re.compile(r"^(in|on|в|во)\s+", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DAY_MONTH = re.compile(r"(\d{1,2})\s+([^\W\d_]+)\.?\s+(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})\s+(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_MONTH = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})")
_DASHED = re.compile(r"\s*[–—]\s*|\s+-\s+|\s*/\s*(?=\d{4}-)|(?<=\d)-(?=\d{1,2}\s+[^\W\d_])")
_SAME_MONTH = re.compile(r"\d{1,2}")
_FROM_TODAY = {"tomorrow": -1, "завтра": -1, "today": 0, "сегодня": 0, "yesterday": 1, "вчера": 1, "позавчера": 2}
_SHORTEST = 3
_LONGEST = 60


class Unreadable(ValueError):
    """What was typed is no day, month, year or range of them."""


def read_when(typed: str, today: date | None = None) -> When:
    """Read `3 May 2024`, `3 мая 2024`, `03.05.2024`, `May 2024`, `2024`, `1-3 May 2024`, `about 2024`, `yesterday`.

    `today` is what `today` and `yesterday` are counted from. Raises Unreadable.
    """
    if len(typed) > _LONGEST:
        raise Unreadable
    plain = _UNSEEN.sub("", typed.replace("\N{NO-BREAK SPACE}", " "))
    said = " ".join(_NOISE.sub(" ", _IN.sub("", plain.strip())).split())
    about = _ABOUT.match(said) is not None
    said = _ABOUT.sub("", said)
    back = _FROM_TODAY.get(said.lower())
    if back is not None and today is not None:
        return When.on(today - timedelta(days=back))
    try:
        found = When.parse("/".join(_ends(said)), about=about)
    except NotADay:
        raise Unreadable from None
    return found


def _ends(said: str) -> Iterator[str]:
    parts = _DASHED.split(said)
    if len(parts) > 2:  # noqa: PLR2004 - a range has two ends
        raise Unreadable
    if len(parts) == 2:  # noqa: PLR2004 - the same
        yield _iso(_completed(*parts))
    yield _iso(parts[-1])


def _completed(first: str, last: str) -> str:
    """Give the first end of a range what only its last end says: the month of `1-3 May 2024`."""
    if _SAME_MONTH.fullmatch(first) and (found := _DAY_MONTH.fullmatch(last)):
        return f"{first} {found[2]} {found[3]}"
    if not re.search(r"\d{4}", first) and (year := re.search(r"\d{4}", last)):
        return f"{first} {year[0]}"
    return first


def _iso(said: str) -> str:
    if found := _DOTTED.fullmatch(said):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    if found := _DAY_MONTH.fullmatch(said):
        return f"{found[3]}-{_month(found[2]):02}-{int(found[1]):02}"
    if found := _MONTH_DAY.fullmatch(said):
        return f"{found[3]}-{_month(found[1]):02}-{int(found[2]):02}"
    if found := _MONTH_YEAR.fullmatch(said):
        return f"{found[2]}-{int(found[1]):02}"
    if found := _MONTH.fullmatch(said):
        return f"{found[2]}-{_month(found[1]):02}"
    return said


def _month(name: str) -> int:
    """Number a month by its name or by the beginning of it, where no other month begins so."""
    wanted = name.lower().replace("ё", "е")
    if len(wanted) < _SHORTEST:
        raise Unreadable
    found = {number for full, number in _months().items() if full.startswith(wanted)}
    if len(found) != 1:
        raise Unreadable
    return found.pop()


@cache
def _months() -> Mapping[str, int]:
    return {
        name.lower(): number
        for language in COMPLETE
        for form in ("format", "stand-alone")
        for number, name in get_month_names("wide", form, language).items()
    } | {"sept": 9}
