"""Levels: which items belong to which: by their marks and how deep they stand."""

import re
from collections.abc import Sequence

from tracker.application.intake.reading.text import Block, Kind, Span, Text
from tracker.application.intake.understanding.leading import points_on
from tracker.application.intake.understanding.verbs import begins_with_verb, is_verb

_LONGEST_TITLE = 90
_VERB_AT_END = re.compile(r"([^\W\d_]+):\s*$")
_NAME = re.compile(r"(?:[A-ZА-ЯЁ][\w’'-]+|[A-ZА-ЯЁ]\.)\s+(?:[A-ZА-ЯЁ]\.\s*)?[A-ZА-ЯЁ][\w’'-]+")


def below(text: Text, blocks: Sequence[Block], place: int) -> list[Block]:
    """Give the items of its own that an item ends with a colon for."""
    block = blocks[place]
    if block.kind is not Kind.ITEM or not points_on(text.body(block)):
        return []
    style = _style(block.mark)
    found: list[Block] = []
    for at in range(place + 1, len(blocks)):
        other = blocks[at]
        if other.kind is not Kind.ITEM or (_style(other.mark) == style and other.depth <= block.depth):
            break
        found.append(other)
    return found


def names_below(text: Text, blocks: Sequence[Block], place: int) -> list[Block]:
    """Give the items that are names alone, below a line that says what is to be done to them."""
    found: list[Block] = []
    verb = _VERB_AT_END.search(text.body(blocks[place]))
    if verb is None or not is_verb(verb[1]):
        return []
    for at in range(place + 1, len(blocks)):
        if blocks[at].kind is not Kind.ITEM or not _NAME.match(text.body(blocks[at])):
            break
        found.append(blocks[at])
    return found


def is_title_of(text: Text, block: Block, following: Block | None) -> bool:
    """Say whether an item is the title of items below it: 1. Wages, above 1.1."""
    if following is None or following.kind is not Kind.ITEM or following.depth <= block.depth:
        return False
    said_here = text.body(block)
    is_short = len(said_here) < _LONGEST_TITLE and not said_here.rstrip().endswith((".", ";", ",", ":"))
    return is_short and not begins_with_verb(text.text, Span(block.body, block.end))


def level(block: Block) -> str:
    """Give the style of an item's mark and how deep it stands."""
    return f"{_style(block.mark)} {block.depth}"


def _style(mark: str) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[A-ZА-ЯЁ]+", "A", re.sub(r"[a-zа-яё]", "a", mark)))
