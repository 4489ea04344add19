"""The hash tree of RFC 6962, section 2.1, grown leaf by leaf."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Self

HASH = 32
EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf_hash(entry: bytes) -> bytes:
    """Hash an entry as a leaf of the tree."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two neighbouring subtrees as one."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """All of a growing tree that is needed to go on growing: the roots of its full subtrees, largest first.

    A tree of n leaves has as many of them as n has bits set, so leaf and root cost O(log n) hashes at most.
    """

    def __init__(self, size: int = 0, roots: Sequence[bytes] = ()) -> None:
        if len(roots) != size.bit_count():
            raise ValueError("the frontier does not belong to a tree of that size")
        self.size = size
        self._roots = list(roots)

    @classmethod
    def load(cls, size: int, packed: bytes) -> Self:
        """Read what `pack` wrote; raises ValueError where it does not fit the size."""
        if len(packed) != size.bit_count() * HASH:
            raise ValueError("the frontier does not belong to a tree of that size")
        return cls(size, [packed[at : at + HASH] for at in range(0, len(packed), HASH)])

    def pack(self) -> bytes:
        """Write the subtree roots one after another, 32 bytes each, largest subtree first."""
        return b"".join(self._roots)

    def append(self, leaf: bytes) -> None:
        """Grow by one leaf, given its hash."""
        size, roots = self.size, self._roots
        while size & 1:
            leaf = sha256(b"\x01" + roots.pop() + leaf).digest()
            size >>= 1
        roots.append(leaf)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Grow by leaves in their order, given their hashes."""
        for leaf in leaves:
            self.append(leaf)

    def root(self) -> bytes:
        """Give the root hash of the tree as it is now."""
        if not self._roots:
            return EMPTY_ROOT
        root = self._roots[-1]
        for left in reversed(self._roots[:-1]):
            root = node_hash(left, root)
        return root
