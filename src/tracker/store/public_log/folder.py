"""The public log as files in a folder, as any web server can give them out: tiles, and checkpoints beside them."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from tracker.store.files import put
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.notes import Note
from tracker.store.public_log.proofs import Tree
from tracker.store.public_log.tiles import WIDTH, Tile, bundle, cut, root_of, tiles_between
from tracker.store.tree import leaf_hash

_TO_SIGN = "to-sign"
_SIGNED = "checkpoint"
_KEY = "key"
_WITNESSED = "witnesses"


class FolderBroken(Exception):
    """A file of the public log is missing, or does not belong to the log."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class LogFolder:
    """The files of one log. What stands in them is public; nothing is ever changed in a file, only files are added."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def to_sign(self) -> Checkpoint | None:
        """Give the state that the tiles are complete for, and that is to be signed; None before the first."""
        return Checkpoint.parse(text.decode()) if (text := self._read(_TO_SIGN)) is not None else None

    def signed(self) -> bytes | None:
        """Give the newest signed checkpoint, None before the first."""
        return self._read(_SIGNED)

    def checkpoint(self) -> Checkpoint | None:
        """Give what the newest signature is for, whoever made it; None before the first."""
        return Checkpoint.parse(Note.parse(signed).text) if (signed := self.signed()) is not None else None

    def key(self) -> str | None:
        """Give the public key that checkpoints are said to be signed with, None before the first."""
        return key.decode().strip() if (key := self._read(_KEY)) is not None else None

    def sign(self, note: bytes, key: str) -> None:
        """Publish a signed checkpoint in place of the last, and the public key beside it."""
        self._write(_KEY, f"{key}\n".encode())
        self._write(_SIGNED, note)

    def witnessed(self) -> bytes | None:
        """Give what was noted of the witnesses, None before the first note."""
        return self._read(_WITNESSED)

    def note(self, cosigned: bytes, witnessed: bytes) -> None:
        """Publish the newest checkpoint with what witnesses gave to it, and what is to be known of them."""
        self._write(_WITNESSED, witnessed)
        self._write(_SIGNED, cosigned)

    def tile(self, tile: Tile) -> bytes:
        """Give a tile, where it is partial out of one that has grown since, too; raises FolderBroken."""
        whole = Tile(tile.level, tile.index)
        for held in (tile, whole):
            if (packed := self._read(f"tile/{held.path}")) is not None:
                return packed[: tile.width * (len(packed) // held.width)]
        raise FolderBroken(self.path / "tile" / tile.path)

    def grow(self, goal: Checkpoint, entries: Iterable[bytes]) -> None:
        """Write the tiles up to a size; `entries` are those after the size of `to_sign`, in their order.

        Killed at any moment it leaves what was there, and may begin again. Raises FolderBroken where what comes out has
        another root than the goal: then the folder or the entries are not the log's.
        """
        last = self.to_sign()
        size = last.size if last else 0
        self._bundles(size, islice(entries, goal.size - size))
        for tile in tiles_between(size, goal.size):
            if tile.level is not None:
                self._write(f"tile/{tile.path}", b"".join(self._hashes(tile)))
        if self.tree(goal.size).root() != goal.root:
            raise FolderBroken(self.path)
        self._write(_TO_SIGN, goal.text().encode())

    def tree(self, size: int) -> Tree:
        """Give the tree of a size, as the tiles say."""
        return Tree(size, self.tile)

    def entries(self, index: int, width: int) -> list[bytes]:
        """Give the first entries of a bundle; raises FolderBroken."""
        packed = self.tile(Tile(None, index, width))
        each = len(packed) // width
        return [packed[at + 2 : at + each] for at in range(0, len(packed), each)]

    def _bundles(self, size: int, entries: Iterator[bytes]) -> None:
        index, width = divmod(size, WIDTH)
        held = self.entries(index, width) if width else []
        while fresh := list(islice(entries, WIDTH - len(held))):
            held += fresh
            self._write(f"tile/{Tile(None, index, len(held)).path}", bundle(held))
            index, held = index + 1, []

    def _hashes(self, tile: Tile) -> Iterator[bytes]:
        """Compute a tile from the entries, or from the full tiles one level below."""
        if tile.level == 0:
            yield from map(leaf_hash, self.entries(tile.index, tile.width))
            return
        for below in range(tile.index * WIDTH, tile.index * WIDTH + tile.width):
            yield root_of(cut(self.tile(Tile((tile.level or 0) - 1, below))))

    def _read(self, name: str) -> bytes | None:
        try:
            return (self.path / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _write(self, name: str, content: bytes) -> None:
        path = self.path / name
        if self._read(name) == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, content, mode=0o644)
