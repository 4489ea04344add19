"""Documents that fetch something from elsewhere as soon as they are opened (ECMA-376, part 2: relationships).

A template, a picture or an object of a stranger's server tells the stranger who opens the document, and when. A link
that waits until somebody follows it tells nobody anything.
"""

import re
from html import unescape

_RELATION = re.compile(r"""<(?:[\w.-]{1,99}+:)?Relationship\b((?:[^"'<>]++|"[^"<]*+"|'[^'<]*+')*+)>""")
_SAID = re.compile(r"""\b(\w++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_WAITING = {"hyperlink", "externalLinkPath"}
"""Kinds of relations that a program asks about first, or follows when somebody does."""
_FAR = re.compile(r"\s*(?!file:/{2,3}[a-z]:[\\/])([a-z][a-z0-9+.-]+:|[\\/]{2})", re.IGNORECASE)
"""A target that is not on the own disk: those of templates are, in most documents."""


def fetches(relations: bytes) -> bool:
    """Say whether a list of relations fetches anything; one that cannot be read as such counts as one that does."""
    if b"\0" in relations or b"<!DOCTYPE" in relations.upper():
        return True
    return any(_is_fetched(one[1]) for one in _RELATION.finditer(relations.decode("utf-8", "replace")))


def _is_fetched(said: str) -> bool:
    about = {name: unescape(one or other) for name, one, other in _SAID.findall(said)}
    if about.get("TargetMode", "").strip() != "External":
        return False
    kind = about.get("Type", "").rpartition("/")[2]
    return kind not in _WAITING and _FAR.match(about.get("Target", "")) is not None
