"""Texts for files that are no HTML: on one line, without signs that no such file may hold."""

import re

_NEVER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


def line(text: str) -> str:
    """Put a text on one line, without the signs that some reader might take for the end of it."""
    return _NEVER.sub(" ", text).strip()
