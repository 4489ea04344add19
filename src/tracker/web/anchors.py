"""Where an entry stands on a page: a short form of its id, as whole ids are a quarter of a long page on the wire."""

from functools import lru_cache

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ENOUGH = 6  # letters, 31 random bits: of 300 entries on a page two share an anchor once in 50,000 pages
_REMEMBERED = 8192
"""Entries: a page asks for the same anchor some six times."""


@lru_cache(_REMEMBERED)
def anchor(entry_id: str) -> str:
    """Give the anchor of an entry: `e-` and the end of its id, written with the fewest letters."""
    rest, letters = int(entry_id.replace("-", ""), 16), ""
    for _ in range(_ENOUGH):
        rest, digit = divmod(rest, len(_LETTERS))
        letters += _LETTERS[digit]
    return f"e-{letters}"
