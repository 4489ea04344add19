"""Addresses that were written otherwise: capitals, a stroke at the end, c87 for c087, a country alone, a draft file."""

import re
from collections.abc import Callable
from urllib.parse import quote

from tracker.languages import DRAFTS, filed_in
from tracker.web.languages import SERVED

_IN_SMALL_LETTERS = 3
"""The language, the kind of page and its key; what follows may be a moment, whose letters are large."""

_INSTRUMENT = re.compile(r"^([a-z])([0-9]{1,2})\b")
"""A convention's or protocol's number as people write it; the ILO's codes have three digits."""

_FILE = re.compile(r"\.[a-z][a-z-]*$")


def mended(path: str, preferred: str, is_country: Callable[[str], bool]) -> str | None:
    """Give the address that was meant, None where this one is right or nothing of ours can have been meant."""
    parts = [part for part in path.split("/") if part]
    parts[:_IN_SMALL_LETTERS] = [part.lower() for part in parts[:_IN_SMALL_LETTERS]]
    if len(parts) == 1 and parts[0] not in SERVED and is_country(parts[0]):
        parts = [preferred, "countries", *parts]
    if parts[1:2] == ["conventions"]:
        parts[2:3] = [_INSTRUMENT.sub(_in_three_digits, part) for part in parts[2:3]]
    if not parts or parts[0] not in SERVED:
        return None
    if is_file_of_a_draft(f"/{'/'.join(parts)}"):
        parts[0] = filed_in(parts[0])
    meant = f"/{'/'.join(parts)}" if len(parts) > 1 else f"/{parts[0]}/"
    return quote(meant, safe="/") if meant != path else None


def is_file_of_a_draft(path: str) -> bool:
    """Say whether an address asks a draft for a file: there is only that of the language behind it."""
    first, _, rest = path.strip("/").partition("/")
    return first in DRAFTS and _FILE.search(rest) is not None


def _in_three_digits(number: re.Match[str]) -> str:
    return f"{number[1]}{int(number[2]):03}"
