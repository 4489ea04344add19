"""The public log as files in a folder, as any web server can give them out: tiles, and checkpoints beside them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count, islice, takewhile
from pathlib import Path

from tracker.store.files import FileRefused, give_folder_to_owner, put
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PublicKey
from tracker.store.public_log.proofs import Tree
from tracker.store.public_log.rotation import Rotation, Term, terms
from tracker.store.public_log.tiles import WIDTH, Tile, bundle, cut, root_of, tiles_between
from tracker.store.tree import leaf_hash

_TO_SIGN = "to-sign"
_SIGNED = "checkpoint"
_KEY = "key"
_WITNESSED = "witnesses"
_SIGNED_AT = "signed-at"
_ROTATION = "rotations/{}"
_LOSS, _LOSS_TO_SIGN = "loss", "loss-to-sign"


class FolderBroken(FileRefused):
    """A file of the public log is missing, or does not belong to the log."""


class RotationsMissing(Exception):
    """The file `key` names more former keys than there are statements of; signed now, their history would be lost."""

    def __init__(self, path: Path, number: int) -> None:
        self.path, self.number = path, number
        super().__init__(path, number)


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
        """Give the public key that checkpoints are said to be signed with now, None before the first."""
        return keys.decode().split()[0] if (keys := self.keys()) is not None else None

    def keys(self) -> bytes | None:
        """Give what is published of the keys: the one that signs now, then former ones with the sizes they signed."""
        return self._read(_KEY)

    def terms(self) -> list[Term]:
        """Give the key that signs now and those before it, newest first; none before the first checkpoint."""
        now = self.key()
        return terms(PublicKey.parse(now), self.rotations()) if now else []

    def require_rotations(self) -> None:
        """Raise RotationsMissing where the keys that were published are more than the statements account for."""
        listed = len((self.keys() or b"").splitlines())
        if listed > len(self.terms()):
            raise RotationsMissing(self.path / "rotations", listed - 1)

    def sign(self, note: bytes, key: str) -> None:
        """Publish a signed checkpoint in place of the last, the keys beside it, and when that was."""
        lines = (one.line() for one in terms(PublicKey.parse(key), self.rotations()))
        self._write(_KEY, "".join(lines).encode())
        self._write(_SIGNED, note)
        self._write(_SIGNED_AT, f"{datetime.now(UTC).isoformat(timespec='minutes')}\n".encode())

    def signed_at(self) -> datetime | None:
        """Say when somebody signed last, whether anything had been recorded or not; None where nobody noted it."""
        try:
            return datetime.fromisoformat((self._read(_SIGNED_AT) or b"").decode().strip())
        except ValueError:
            return None

    def rotation(self, number: int) -> bytes | None:
        """Give the note of a change of keys, counted from 1; None where there were fewer."""
        return self._read(_ROTATION.format(number))

    def rotations(self) -> list[Rotation]:
        """Read all changes of keys, oldest first; raises FolderBroken."""
        try:
            return [Rotation.parse(note) for note in self._rotations()]
        except (NotANote, NotSigned):
            raise FolderBroken(self.path / "rotations") from None

    def rotate(self, note: bytes) -> None:
        """Publish the note of a change of keys beside the earlier ones."""
        self._write(_ROTATION.format(len(list(self._rotations())) + 1), note)

    def _rotations(self) -> Iterator[bytes]:
        return takewhile(lambda note: note is not None, map(self.rotation, count(1)))  # type: ignore[arg-type]

    def loss(self) -> bytes | None:
        """Give the note that says where the log ended under a former origin; None where it had none."""
        return self._read(_LOSS)

    def loss_to_sign(self) -> bytes | None:
        """Give such a statement that waits for a signature, None where none does."""
        return self._read(_LOSS_TO_SIGN)

    def begin_after_loss(self, statement: str) -> None:
        """Begin a folder for a log that goes on under another origin; what is said of that waits for a signature."""
        self._write(_LOSS_TO_SIGN, statement.encode())

    def tell_loss(self, note: bytes) -> None:
        """Publish what was said of a loss."""
        self._write(_LOSS, note)

    def loss_was_told(self) -> None:
        """Let nothing wait any more."""
        (self.path / _LOSS_TO_SIGN).unlink(missing_ok=True)

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
        self._make_folder(path.parent)
        put(path, content, mode=0o644)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder that all may look into, as what lies in it is public: whoever signs is another user."""
        if folder.is_dir():
            return
        if folder == self.path:
            folder.parent.mkdir(parents=True, exist_ok=True)
        else:
            self._make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir()
            folder.chmod(0o755)
            give_folder_to_owner(folder)
