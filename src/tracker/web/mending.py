"""Addresses that were written a little otherwise: a stroke at the end, capitals, c87 for c087, a country alone."""

import re
from collections.abc import Callable
from urllib.parse import quote

from tracker.web.languages import LANGUAGES

_IN_SMALL_LETTERS = 3
"""The language, the kind of page and its key; what follows may be a moment, whose letters are large."""

_INSTRUMENT = re.compile(r"^([a-z])([0-9]{1,2})\b")
"""A convention's or protocol's number as people write it; the ILO's codes have three digits."""


def mended(path: str, preferred: str, is_country: Callable[[str], bool]) -> str | None:
    """Give the address that was meant, None where this one is right or nothing of ours can have been meant."""
    parts = [part for part in path.split("/") if part]
    parts[:_IN_SMALL_LETTERS] = [part.lower() for part in parts[:_IN_SMALL_LETTERS]]
    if len(parts) == 1 and parts[0] not in LANGUAGES and is_country(parts[0]):
        parts = [preferred, "countries", *parts]
    if parts[1:2] == ["conventions"]:
        parts[2:3] = [_INSTRUMENT.sub(_in_three_digits, part) for part in parts[2:3]]
    if not parts or parts[0] not in LANGUAGES:
        return None
    meant = f"/{'/'.join(parts)}" if len(parts) > 1 else f"/{parts[0]}/"
    return quote(meant, safe="/") if meant != path else None


def _in_three_digits(number: re.Match[str]) -> str:
    return f"{number[1]}{int(number[2]):03}"
