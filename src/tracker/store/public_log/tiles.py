"""Tiles of a hash tree (C2SP tlog-tiles): 256 neighbouring hashes of one level, under an address that never changes.

A tile of level 0 holds leaf hashes, one of level 1 the roots of full tiles of level 0, and so on. The last tile of a
level may be partial; its width then stands in its address.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from tracker.store.tree import HASH, Frontier

WIDTH = 256
_BITS = 8
_MOST_LEVELS = 64
_PATH = re.compile(r"([0-9]{1,2}|entries)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?")


class NoTile(ValueError):
    """The address is no tile's."""


@dataclass(frozen=True)
class Tile:
    """One tile: `level` from 0, None for the entries themselves; `index` within its level; `width` from 1 to 256."""

    level: int | None
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """Its address below `tile/`."""
        digits = f"{self.index:03}"
        digits = digits.zfill(-(-len(digits) // 3) * 3)
        threes = [digits[at : at + 3] for at in range(0, len(digits), 3)]
        place = "/".join([*(f"x{three}" for three in threes[:-1]), threes[-1]])
        partial = f".p/{self.width}" if self.width < WIDTH else ""
        return f"{'entries' if self.level is None else self.level}/{place}{partial}"

    @classmethod
    def parse(cls, path: str) -> Self:
        """Read an address; raises NoTile."""
        match = _PATH.fullmatch(path)
        if match is None:
            raise NoTile
        level = None if match[1] == "entries" else int(match[1])
        tile = cls(level, int(match[2].replace("x", "").replace("/", "")), int(match[3] or WIDTH))
        if tile.path != path or (level is not None and level >= _MOST_LEVELS):
            raise NoTile
        return tile


def tiles_between(old: int, new: int) -> Iterator[Tile]:
    """List the tiles, entries included, that a log of size `new` has and one of size `old` had not."""
    for level in (None, *range(_MOST_LEVELS)):
        shift = _BITS * (level or 0)
        if new >> shift == 0:
            return
        for index in range((old >> shift) // WIDTH, -(-(new >> shift) // WIDTH)):
            width = min(WIDTH, (new >> shift) - index * WIDTH)
            if index * WIDTH + width > old >> shift:
                yield Tile(level, index, width)


def width_at(size: int, level: int, index: int) -> int:
    """Say how many hashes a tile has in a log of that size; 0 where there is none yet."""
    return max(0, min(WIDTH, (size >> (_BITS * level)) - index * WIDTH))


def bundle(entries: Iterable[bytes]) -> bytes:
    """Write entries one after another, each after its length in two bytes."""
    return b"".join(len(one).to_bytes(2, "big") + one for one in entries)


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Give the root of a tree, from its leaf hashes or from the roots of its equal parts."""
    tree = Frontier()
    tree.extend(hashes)
    return tree.root()


def cut(packed: bytes) -> list[bytes]:
    """Take hashes that stand one after another apart."""
    return [packed[at : at + HASH] for at in range(0, len(packed), HASH)]
