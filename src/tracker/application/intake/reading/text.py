"""Text: a document as one text, and the blocks of it; every place is counted in characters of that one text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


class Raw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A block as it was read. `mark` is its number or dash as printed, `page` counts from 1, 0 where there are none."""

    kind: Kind
    text: str
    mark: str = ""
    depth: int = 0
    page: int = 0


@dataclass(frozen=True, order=True)
class Span:
    """From where to where, in characters; the end is behind the last one."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Say whether another one lies in this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True)
class Block:
    """A heading, paragraph or item: where it stands, and where its words begin behind its mark."""

    kind: Kind
    start: int
    body: int
    end: int
    mark: str = ""
    depth: int = 0
    page: int = 0


@dataclass(frozen=True)
class Text:
    """A document's text. `pages` is how many it has, 0 where it has none (a page of the web, a plain text)."""

    text: str
    blocks: Sequence[Block]
    pages: int = 0

    def words(self, span: Span) -> str:
        """Give what stands somewhere, letter by letter."""
        return self.text[span.start : span.end]

    def body(self, block: Block) -> str:
        """Give what a block says, without its mark."""
        return self.text[block.body : block.end]


def composed(raws: Iterable[Raw], pages: int = 0) -> Text:
    """Put blocks together to one text, a line each."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for raw in raws:
        front = f"{raw.mark} " if raw.mark else ""
        end = at + len(front) + len(raw.text)
        blocks.append(Block(raw.kind, at, at + len(front), end, raw.mark, raw.depth, raw.page))
        parts.append(front + raw.text)
        at = end + 1
    return Text("\n".join(parts), blocks, pages)
