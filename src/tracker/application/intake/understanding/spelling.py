"""Spelling: a word in plain letters, read in the alphabet that it is written in."""

import re

from tracker.application.names.letters import readings

_CYRILLIC = re.compile("[\u0400-\u052f]")


def letters_of(word: str) -> str:
    """Give a word in plain small letters; what is no word of letters stays as it is."""
    is_cyrillic = _CYRILLIC.search(word) is not None
    found = {one.letters for one in readings(word) if one.is_russian is is_cyrillic}
    return min(found, default=word.casefold())
