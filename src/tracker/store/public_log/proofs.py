"""Proofs of a hash tree (RFC 6962 and 9162, each section 2.1): that an entry is in it, and that it only grew."""

from collections.abc import Callable, Sequence

from tracker.store.public_log.tiles import WIDTH, Tile, cut, root_of, width_at
from tracker.store.tree import EMPTY_ROOT, leaf_hash, node_hash

ReadTile = Callable[[Tile], bytes]
"""Gives the hashes of a tile, 32 bytes each; raises where it is missing."""


class NotProved(Exception):
    """A proof does not show what it is given for."""


class Tree:
    """A tree of a size, read from tiles."""

    def __init__(self, size: int, read: ReadTile) -> None:
        self.size = size
        self._read = read

    def root(self) -> bytes:
        """Compute the root of the whole tree."""
        return self._part(0, self.size) if self.size else EMPTY_ROOT

    def inclusion(self, index: int) -> list[bytes]:
        """Give the hashes that lead from the leaf of an index, counted from 0, to the root; raises NotProved."""
        if not 0 <= index < self.size:
            raise NotProved
        return self._beside(index, 0, self.size)

    def consistency(self, old: int) -> list[bytes]:
        """Give the hashes that show that the tree began with its first `old` leaves; raises NotProved."""
        if not 0 < old <= self.size:
            raise NotProved
        return self._grown(old, 0, self.size, is_whole=True)

    def _beside(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _left(end - start)
        if index < middle:
            return [*self._beside(index, start, middle), self._part(middle, end)]
        return [*self._beside(index, middle, end), self._part(start, middle)]

    def _grown(self, old: int, start: int, end: int, *, is_whole: bool) -> list[bytes]:
        if old == end:
            return [] if is_whole else [self._part(start, end)]
        middle = start + _left(end - start)
        if old <= middle:
            return [*self._grown(old, start, middle, is_whole=is_whole), self._part(middle, end)]
        return [*self._grown(old, middle, end, is_whole=False), self._part(start, middle)]

    def _part(self, start: int, end: int) -> bytes:
        """Compute the root of some leaves; of a full part of a power of two it takes one look at one tile."""
        size = end - start
        if size & (size - 1) or start % size:
            middle = start + _left(size)
            return node_hash(self._part(start, middle), self._part(middle, end))
        level = (size.bit_length() - 1) // 8
        first, last = start >> 8 * level, end >> 8 * level
        if last - first == WIDTH:
            return root_of(self._hashes(level, first // WIDTH))
        at = first % WIDTH
        return root_of(self._hashes(level, first // WIDTH)[at : at + last - first])

    def _hashes(self, level: int, index: int) -> list[bytes]:
        return cut(self._read(Tile(level, index, width_at(self.size, level, index))))


def require_inclusion(entry: bytes, index: int, size: int, root: bytes, proof: Sequence[bytes]) -> None:
    """Check that an entry stands at an index, counted from 0, of a tree of that size and root; raises NotProved.

    The algorithm is that of RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        raise NotProved
    place, last, found = index, size - 1, leaf_hash(entry)
    for beside in proof:
        if last == 0:
            raise NotProved
        if place & 1 or place == last:
            found = node_hash(beside, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        place, last = place >> 1, last >> 1
    if last or found != root:
        raise NotProved


def require_consistency(old: tuple[int, bytes], new: tuple[int, bytes], proof: Sequence[bytes]) -> None:
    """Check that a tree of `new` size and root began as one of `old` size and root; raises NotProved.

    The algorithm is that of RFC 9162, section 2.1.4.2.
    """
    (first, first_root), (second, second_root) = old, new
    if first == second and not proof and first_root == second_root:
        return
    if not 0 < first < second or not proof:
        raise NotProved
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for beside in path[1:]:
        if last == 0:
            raise NotProved
        if place & 1 or place == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, beside)
        place, last = place >> 1, last >> 1
    if last or before != first_root or after != second_root:
        raise NotProved


def _left(size: int) -> int:
    """Give the size of the left part: the largest power of two that is smaller."""
    return 1 << (size - 1).bit_length() - 1
