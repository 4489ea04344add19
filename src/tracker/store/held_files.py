"""The files of a record, beside its database: sealed, each under a name that says nothing, the same content once.

A file's name is a keyed hash of its content: nobody without the working key can tell which content it stands for, and
whoever has an event's SHA-256 and the key finds it. A file gets its name when it has reached the disk whole; the event
is recorded after that, so what an event speaks of is there.
"""

import os
import re
import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from hashlib import sha256
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from tracker.store.files import to_disk
from tracker.store.keys import WorkingKey
from tracker.store.refusals import FileDamaged, FileMissing, Locked, StoreUnavailable
from tracker.store.sealed_file import Sealer, Unsealed

NAME = re.compile(r"[0-9a-f]{64}")
"""What a file of the record is called."""

MOST = 20_000_000
"""Bytes that a file may have where nobody says otherwise."""

_LOCK = ".lock"


class TooLarge(Exception):
    """A file is larger than the record takes; nothing of it was kept. `most` is in bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(most)


class Incoming:
    """A file on its way in: sealed on the disk under no name of its own, and gone unless it is kept."""

    def __init__(self, half: Path, key: WorkingKey, most: int) -> None:
        self._half, self._key, self._most = half, key, most
        opened = os.open(half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(opened, "w+b")
        self._sealer, self._hash, self.size = Sealer(self._file, key), sha256(), 0
        self.is_kept = False

    def add(self, content: bytes) -> None:
        """Take in what comes next; raises TooLarge before anything too much is written."""
        self.size += len(content)
        if self.size > self._most:
            raise TooLarge(self._most)
        self._hash.update(content)
        self._sealer.add(content)

    def end(self) -> None:
        """Seal what is left, and wait until all has reached the disk."""
        self._sealer.end()
        self._file.flush()
        os.fsync(self._file.fileno())

    @property
    def sha256(self) -> str:
        """Give the SHA-256 of what came in, in hex."""
        return self._hash.hexdigest()

    def read(self) -> BufferedReader:
        """Read what came in, after its end, from any place; whoever asks for so many bytes gets them."""
        return BufferedReader(Unsealed(self._file, self._key))

    def keep(self, path: Path) -> None:
        """Give it its name; content that is there already is put in its own place, whole again if it was damaged."""
        if not self.is_kept:
            self._half.replace(path)
            to_disk(path.parent)
            self.is_kept = True

    def close(self) -> None:
        """Let go of it; what was not kept is gone."""
        self._file.close()
        if not self.is_kept:
            self._half.unlink(missing_ok=True)


class HeldFiles:
    """The folder of files, each of at most so many bytes; it is made when the first one comes.

    Without the key nothing can be read or found.
    """

    def __init__(self, folder: Path, key: WorkingKey | None, most: int = MOST) -> None:
        self.folder, self.key, self.most = folder, key, most

    @contextmanager
    def take_in(self) -> Iterator[Incoming]:
        """Take a file in; whatever happens, nothing is left of what was not kept. Raises Locked, OSError."""
        if self.key is None:
            raise Locked
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._busy():
            incoming = Incoming(self.folder / f"{secrets.token_hex(16)}.half", self.key, self.most)
            try:
                yield incoming
            finally:
                incoming.close()

    def keep(self, incoming: Incoming) -> None:
        """Keep a file that came in whole."""
        incoming.keep(self.folder / self.name_of(incoming.sha256))

    @contextmanager
    def read(self, content: str) -> Iterator[Unsealed]:
        """Open a file by the SHA-256 of its content; raises FileMissing, FileDamaged, WrongKey, Locked."""
        name = self.name_of(content)
        if self.key is None:
            raise Locked
        with self._opened(name) as sealed:
            yield Unsealed(sealed, self.key)

    def check(self, content: str) -> int:
        """Read a file from end to end and give its length; raises FileDamaged where it is not what was kept."""
        found = sha256()
        with self.read(content) as file:
            for piece in file.pieces():
                found.update(piece)
            if found.hexdigest() != content:
                raise FileDamaged
            return file.size

    def name_of(self, content: str) -> str:
        """Say under which name content lies; raises Locked."""
        if self.key is None:
            raise Locked
        return self.key.keyed_hash("files", content.encode())

    def has(self, content: str) -> bool:
        """Say whether content lies here, whole or not; raises Locked."""
        return (self.folder / self.name_of(content)).exists()

    def names(self) -> list[str]:
        """List the names of the files that are there."""
        if not self.folder.is_dir():
            return []
        return sorted(path.name for path in self.folder.iterdir() if NAME.fullmatch(path.name))

    def remove(
        self, contents: Callable[[], Collection[str]], stay: Callable[[], Collection[str]] | None = None
    ) -> Collection[str]:
        """Delete files for good, and give the names under which they lay.

        `contents` gives their SHA-256; `stay`, where it is given, that of all that stay: no other does. Raises
        StoreUnavailable while anybody takes a file in: it may be the same one.
        """
        if not self.folder.is_dir():
            return [self.name_of(one) for one in contents()]
        with (self.folder / _LOCK).open("wb") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                raise StoreUnavailable("busy") from None
            names = [self.name_of(one) for one in contents()]
            for name in names:
                (self.folder / name).unlink(missing_ok=True)
            others = self._sweep({self.name_of(one) for one in stay()} | {_LOCK}) if stay else []
            to_disk(self.folder)
            return [*names, *filter(NAME.fullmatch, others)]

    def sweep(self, contents: Callable[[], Collection[str]]) -> int:
        """Delete what no event speaks of: files that were coming in when a process ended. Give how many went.

        `contents` gives the SHA-256 of all files that events speak of. While anybody takes a file in, nothing is swept.
        """
        if self.key is None or not self.folder.is_dir():
            return 0
        with (self.folder / _LOCK).open("wb") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                return 0
            return len(self._sweep({self.name_of(one) for one in contents()} | {_LOCK}))

    def _sweep(self, known: Collection[str]) -> list[str]:
        left = [path for path in self.folder.iterdir() if path.name not in known]
        for path in left:
            path.unlink()
        return [path.name for path in left]

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        try:
            file = (self.folder / name).open("rb")
        except FileNotFoundError:
            raise FileMissing from None
        with file:
            yield file

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """Hold off a sweep until what comes in is recorded, or given up."""
        with (self.folder / _LOCK).open("wb") as lock:
            flock(lock, LOCK_SH)
            yield
