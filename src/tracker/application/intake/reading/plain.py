"""Plain texts, in any of the encodings in which texts of our languages are met."""

import re
from collections import Counter

from tracker.application.intake.reading.cleaning import cleaned
from tracker.application.intake.reading.furniture import without_furniture
from tracker.application.intake.reading.lines import Line

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe\x00\x00": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_RUSSIAN = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic")
_OFTEN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
"""Russian letters, the most frequent first."""
_HIGH = re.compile(rb"[\x80-\xff]{2,}")
_FORWARDED = re.compile(
    r"^\W*(?:begin\s+)?(?:(?:forwarded|original) message|(?:пересылаемое|пересланное|исходное) сообщение)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(r"^[ \t]*>(?!>)[ \t]?", re.MULTILINE)
_LATIN = "cp1252"
_MOST_LOOKED_AT = 40_000


class NotWritten(Exception):
    """These bytes are no text in any encoding that we know."""


def decoded(content: bytes) -> str:
    """Read bytes as a text; raises NotWritten."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _as(content, encoding)
    wide = _wide(content[:_MOST_LOOKED_AT])
    if wide:
        return _as(content, wide)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _as(content, _older(content[:_MOST_LOOKED_AT]))


def lines(text: str) -> list[Line]:
    """Give the lines of a text, without what stands on the edges of its pages if it has any."""
    pages = [[cleaned(line) for line in page.splitlines()] for page in _forwarded(text).split("\f")]
    found: list[Line] = []
    for number, (page, kept) in enumerate(zip(pages, without_furniture(pages), strict=True), 1):
        shown = number if len(pages) > 1 else 0
        found += [
            Line(page[place], shown, place == 0 or not page[place - 1], moved=place == kept[0] and number > 1)
            for place in kept
        ]
    return found


def _forwarded(text: str) -> str:
    """Leave out the signs in front of the lines of a forwarded message: it is what was handed in, and no answer."""
    found = _FORWARDED.search(text)
    if found is None:
        return text
    return text[: found.end()] + _SIGN.sub("", text[found.end() :])


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError:
        raise NotWritten from None


def _wide(content: bytes) -> str:
    """Tell two bytes a letter without a mark in front: every other byte is one of two or three."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = Counter(content[start::2])
        if len(content) > 3 and high[0] + high[4] + high[0x20] > 0.9 * len(content[start::2]) and high[0]:  # noqa: PLR2004
            return encoding
    return ""


def _older(content: bytes) -> str:
    """Choose among the encodings of before Unicode the one in which the text looks most like Russian."""
    best = max(_RUSSIAN, key=lambda encoding: _russian(content, encoding))
    return best if _russian(content, best) > 0 else _LATIN


def _russian(content: bytes, encoding: str) -> float:
    """Weigh how Russian bytes look in an encoding: small letters that are frequent, and next to no others."""
    runs = _HIGH.findall(content)  # a single letter amid plain ones is an accent of another language
    high = b"".join(runs).decode(encoding, "replace")
    if not high:
        return 0.0
    weight = 0.0
    for letter in high:
        place = _OFTEN.find(letter)
        if place >= 0:
            weight += 1 - place / 40
        elif letter.lower() in _OFTEN:
            weight += 0.1
        elif letter not in "№«»—–“”„…’ ":
            weight -= 1
    return weight / len(high) - 0.3
