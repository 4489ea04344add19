"""Quoting: where a passage stands in a text, letter by letter but for its spaces and line ends."""

from tracker.domain.document_events import Offsets
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort

LEAST = 12
"""Letters and digits that a quotation needs, so that it is a passage and not a word that stands everywhere."""


def find(text: str, quotation: str) -> Offsets:
    """Say where a quotation stands first in a text, by the places of its characters there.

    Raises QuotationTooShort, NotInTheText.
    """
    _require_long(quotation)
    plain, places = _plain(text)
    wanted = " ".join(quotation.split())
    at = plain.find(wanted)
    if at < 0:
        raise NotInTheText(after=_found(plain, wanted.split(" ")))
    return Offsets(places[at], places[at + len(wanted) - 1] + 1)


def require_at(text: str, quotation: str, first: int, end: int) -> Offsets:
    """Say that a quotation stands at a place of a text, where the same words may stand elsewhere, too.

    Raises QuotationTooShort, NotInTheText.
    """
    _require_long(quotation)
    wanted, there = quotation.split(), text[first:end].split() if 0 <= first < end <= len(text) else []
    if there != wanted:
        alike = next((n for n, (one, its) in enumerate(zip(wanted, there, strict=False)) if one != its), len(there))
        raise NotInTheText(after=alike)
    return Offsets(first, end)


def _require_long(quotation: str) -> None:
    if sum(one.isalnum() for one in quotation) < LEAST:
        raise QuotationTooShort(least=LEAST)


def _plain(text: str) -> tuple[str, list[int]]:
    """Give a text with one space wherever it has any, and the place of each of its characters in the text."""
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if not character.isspace():
            kept.append(character)
            places.append(place)
        elif kept and kept[-1] != " ":
            kept.append(" ")
            places.append(place)
    return "".join(kept), places


def _found(plain: str, words: list[str]) -> int:
    """Count the first words of a passage that do stand in the text together."""
    least, most = 0, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if " ".join(words[:middle]) in plain else (least, middle - 1)
    return least
