"""The brief as a file, of the kinds that this machine can make: each needs an extra that a host may do without."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from tracker.web.sessions.brief import Brief

MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The kinds of file by their endings."""

_NEEDS = {"pdf": "typst", "docx": "docx"}


@cache
def endings() -> tuple[str, ...]:
    """List the endings of the files that this machine can make."""
    return tuple(ending for ending, needed in _NEEDS.items() if find_spec(needed) is not None)


def paper(brief: Brief, ending: str) -> bytes:
    """Make a file of a brief; the same brief gives the same bytes. Raises ImportError where the extra is missing."""
    made: bytes = getattr(import_module(f"tracker.web.sessions.{ending}"), ending)(brief)
    return made
