"""A log that grows: the same entries each time, and a folder that holds them."""

from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.tree import Frontier, leaf_hash

ENTRIES = [sha256(number.to_bytes(4, "big")).digest() for number in range(70_000)]
ORIGIN = "log.example.org/kept"


def state(size: int) -> Checkpoint:
    tree = Frontier()
    tree.extend(map(leaf_hash, ENTRIES[:size]))
    return Checkpoint(ORIGIN, size, tree.root())


def grown(path: Path, *sizes: int) -> LogFolder:
    folder = LogFolder(path)
    for old, new in pairwise((0, *sizes)):
        folder.grow(state(new), ENTRIES[old:new])
    return folder
