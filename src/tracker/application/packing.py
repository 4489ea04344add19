"""The private part of a backup as one archive: the tables as an SQLite file, the working key, the files as they lie.

It is a plain tar (POSIX.1-2001) inside its encryption, so whoever has the recovery key can list it without this
program; nothing is compressed, as sealed things do not get smaller. It is written and read as a stream: in clear it
never lies on a disk.
"""

import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import copyfileobj
from typing import IO, BinaryIO

from tracker.store.files import to_disk
from tracker.store.held_files import NAME, HeldFiles
from tracker.store.refusals import FileDamaged, FileMissing, WrongKey
from tracker.store.sealed_file import Unsealed

TABLES, KEY, RECIPIENTS, FILES = "private.db", "working.key", "recipients", "files/"
"""What the members of the archive are called; a file of the record lies under its own name below FILES."""

_PIECE = 1 << 20
_MOST = 100_000  # bytes of a key or of a list of recipients; they are shorter


@dataclass(frozen=True)
class Beside:
    """What lies in an archive beside tables and files: the working key as it was written, and who backups are for."""

    key: bytes | None
    recipients: bytes


class Packed(io.RawIOBase):
    """The archive, to be read once from its beginning; it is made while it is read."""

    def __init__(self, tables: Path, files: HeldFiles, recipients: bytes) -> None:
        super().__init__()
        beside = Beside(files.key.text() if files.key else None, recipients)
        self._pieces, self._waiting = _pieces(tables, files, beside), memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as what waits reaches."""
        while not self._waiting:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._waiting = memoryview(piece)
        many = min(len(buffer), len(self._waiting))
        buffer[:many], self._waiting = self._waiting[:many], self._waiting[many:]
        return many


class SeenFiles(HeldFiles):
    """Files that were read from an archive: which of them are what they were when they were kept."""

    def __init__(self, like: HeldFiles) -> None:
        super().__init__(like.folder, like.key, like.most)
        self._sizes: dict[str, int] = {}
        self._damaged: set[str] = set()

    def see(self, name: str, content: bytes) -> None:
        """Take one in as it lies in the archive; without the key nobody can say what it is."""
        if self.key is None:
            return
        found = sha256()
        try:
            unsealed = Unsealed(io.BytesIO(content), self.key)
            for piece in unsealed.pieces():
                found.update(piece)
        except (FileDamaged, WrongKey):
            self._damaged.add(name)
            return
        if self.name_of(found.hexdigest()) == name:
            self._sizes[name] = unsealed.size
        else:
            self._damaged.add(name)

    def has(self, content: str) -> bool:
        """Say whether content was seen, whole or not; raises Locked."""
        return self.name_of(content) in self._damaged | self._sizes.keys()

    def check(self, content: str) -> int:
        """Give the length of a file that was seen; raises FileDamaged, FileMissing."""
        name = self.name_of(content)
        if name in self._damaged:
            raise FileDamaged
        if name not in self._sizes:
            raise FileMissing
        return self._sizes[name]


def look_through(archive: BinaryIO, files: HeldFiles) -> tuple[str, SeenFiles]:
    """Read an archive to its end: give the SHA-256 of its tables, and its files; raises FileDamaged."""
    seen, tables = SeenFiles(files), ""
    for member, content in _members(archive):
        if member.name == TABLES:
            tables = digest_of(content)
        elif NAME.fullmatch(name := member.name.removeprefix(FILES)):
            seen.see(name, content.read())
    return tables, seen


def unpack(archive: BinaryIO, folder: Path) -> Beside:
    """Put the tables and the files of an archive into an empty folder, and give what lay beside them.

    The key goes to no disk here. Raises FileDamaged where it is no such archive.
    """
    key, recipients = None, b""
    (folder / FILES).mkdir(mode=0o700)
    for member, content in _members(archive):
        if member.name == KEY:
            key = content.read(_MOST)
        elif member.name == RECIPIENTS:
            recipients = content.read(_MOST)
        elif member.name == TABLES or NAME.fullmatch(member.name.removeprefix(FILES)):
            with (folder / member.name).open("xb") as file:
                copyfileobj(content, file, _PIECE)
            (folder / member.name).chmod(0o600)
            to_disk(folder / member.name)
    if not (folder / TABLES).exists():
        raise FileDamaged
    return Beside(key, recipients)


def _members(archive: BinaryIO) -> Iterator[tuple[tarfile.TarInfo, IO[bytes]]]:
    """Give each file of an archive in turn, with its content, to be read before the next; raises FileDamaged."""
    try:
        with tarfile.open(fileobj=archive, mode="r|") as opened:
            for member in opened:
                content = opened.extractfile(member) if member.isreg() else None
                if content is not None:
                    yield member, content
    except tarfile.TarError:
        raise FileDamaged from None


def _pieces(tables: Path, files: HeldFiles, beside: Beside) -> Iterator[bytes]:
    with tables.open("rb") as file:
        yield from _member(TABLES, tables.stat().st_size, file)
    for name, written in ((KEY, beside.key), (RECIPIENTS, beside.recipients)):
        if written is not None:
            yield from _member(name, len(written), io.BytesIO(written))
    for name in files.names():
        with suppress(FileNotFoundError), (files.folder / name).open("rb") as file:  # erased in between
            yield from _member(FILES + name, os.fstat(file.fileno()).st_size, file)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _member(name: str, size: int, file: IO[bytes]) -> Iterator[bytes]:
    described = tarfile.TarInfo(name)
    described.size, described.mode = size, 0o600
    yield described.tobuf(tarfile.PAX_FORMAT)
    while piece := file.read(_PIECE):
        size -= len(piece)
        yield piece
    if size:
        raise FileDamaged  # it changed while it was read
    yield bytes(-described.size % tarfile.BLOCKSIZE)


def digest_of(content: IO[bytes]) -> str:
    """Read to the end, and give the SHA-256 in hex."""
    found = sha256()
    while piece := content.read(_PIECE):
        found.update(piece)
    return found.hexdigest()
