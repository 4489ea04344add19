"""Signs the state of a log: only what grew out of the state that was signed last."""

import os
import stat
from pathlib import Path
from typing import Self

from tracker.store.files import FileRefused, put, put_new
from tracker.store.public_log.checkpoint import Checkpoint, NotACheckpoint
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PrivateKey
from tracker.store.public_log.proofs import NotProved, require_consistency

_MOST = 1_000  # bytes; a key file is shorter


class SigningKeyMissing(Exception):
    """There is no signing key at that place."""


class SigningKeyExists(Exception):
    """There is a signing key already; it is never replaced unasked."""


class SigningKeyBroken(Exception):
    """The file is no signing key, or others than its owner may read it."""


class NothingToSign(Exception):
    """The folder holds nothing that waits for a signature."""


class PublishedFileMissing(FileRefused):
    """To go on from what was signed last takes a file that was published, and is not there."""


class NotConsistent(Exception):
    """What is to be signed did not grow out of what was signed last, so it was not signed."""


def draw_key(path: Path, name: str) -> PrivateKey:
    """Make a key in a new file that only its owner can read; raises SigningKeyExists, NotANote."""
    key = PrivateKey.draw(name)
    try:
        put_new(path, f"{key.text()}\n".encode())
    except FileExistsError:
        raise SigningKeyExists from None
    return key


def load_key(path: Path) -> PrivateKey:
    """Read a key; raises SigningKeyMissing, SigningKeyBroken."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise SigningKeyMissing from None
    with file:
        is_open = stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077
        written = file.read(_MOST)
    try:
        key = PrivateKey.parse(written.decode())
    except (NotANote, UnicodeDecodeError):
        raise SigningKeyBroken from None
    if is_open:
        raise SigningKeyBroken
    return key


def is_within_reach(key: Path) -> bool:
    """Say whether this process could sign by itself: then a signature shows nothing to who fears its user."""
    return os.access(key, os.R_OK)


class Signer:
    """The holder of a log's signing key. What it signed last stands beside the key, out of reach of the server."""

    def __init__(self, key: PrivateKey, memory: Path) -> None:
        self._key, self._memory = key, memory

    @classmethod
    def draw(cls, path: Path, origin: str) -> Self:
        """Make a signing key in a new file; raises SigningKeyExists, NotANote."""
        return cls(draw_key(path, origin), memory_of(path))

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a signing key; raises SigningKeyMissing, SigningKeyBroken."""
        return cls(load_key(path), memory_of(path))

    @property
    def public(self) -> str:
        """The public key on one line, as a verifier is given it."""
        return self._key.public.text()

    def last(self) -> Checkpoint | None:
        """Give what was signed last, None where nothing was; raises SigningKeyBroken where the memory was changed."""
        try:
            note = Note.parse(self._memory.read_bytes())
            note.require([self._key.public])
            return Checkpoint.parse(note.text)
        except FileNotFoundError:
            return None
        except (NotANote, NotSigned, NotACheckpoint):
            raise SigningKeyBroken from None

    def sign(self, folder: LogFolder) -> Checkpoint:
        """Sign what the folder has to be signed, and publish it there.

        The root is computed from the tiles, whatever the folder says, and remembered before it is published. Raises
        NothingToSign, NotConsistent, FolderBroken, RotationsMissing, SigningKeyBroken.
        """
        folder.require_rotations()
        goal, last = folder.to_sign(), self.last()
        if goal is None:
            raise NothingToSign
        if goal.origin != self._key.name or folder.tree(goal.size).root() != goal.root:
            raise FolderBroken(folder.path)
        if last is not None:
            require_growth(folder, last, goal)
        note = Note(goal.text(), (self._key.sign(goal.text()),)).write().encode()
        put(self._memory, note)
        folder.sign(note, self.public)
        return goal


def require_growth(folder: LogFolder, last: Checkpoint, goal: Checkpoint) -> None:
    """Raise NotConsistent where a state of the log did not grow out of an earlier one, by what the tiles say."""
    if last.size > goal.size:
        raise NotConsistent
    if last.size == 0:
        return
    proof = folder.tree(goal.size).consistency(last.size)
    try:
        require_consistency((last.size, last.root), (goal.size, goal.root), proof)
    except NotProved:
        raise NotConsistent from None


def memory_of(key: Path) -> Path:
    """Say where stands what was signed last with a key."""
    return key.with_name(f"{key.name}.last")
