"""Addresses: what the address of a page spells out, as the titles of articles stand in it."""

import re
from urllib.parse import unquote

_LETTERS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")


def spelled_out(address: str) -> str:
    """Give the words of an address as a text in which names are found: each with a capital, apart by a space."""
    words = (word for run in _LETTERS.findall(unquote(address)) for word in _HUMP.split(run))
    return " ".join(word.capitalize() for word in words)
