"""The files of a record as one archive beside its backup: packed as they lie, sealed, and put back as they were.

The archive is a plain tar (POSIX.1-2001), so what is in it can be listed without this program; nothing is compressed,
as sealed files do not get smaller.
"""

import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from tracker.store.files import to_disk
from tracker.store.held_files import NAME, HeldFiles
from tracker.store.refusals import FileDamaged, FileMissing


class PackedFiles(HeldFiles):
    """Files that lie in an archive; they are read there and nothing is added."""

    def __init__(self, archive: tarfile.TarFile | None, like: HeldFiles) -> None:
        super().__init__(like.folder, like.key, like.most)
        self._archive = archive
        self._members = {one.name: one for one in archive.getmembers()} if archive else {}

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        member = self._members.get(name)
        file = self._archive.extractfile(member) if self._archive and member else None
        if file is None:
            raise FileMissing
        with file:
            yield file  # type: ignore[misc]  # it reads and seeks as a file does


def pack(files: HeldFiles, archive: Path) -> int:
    """Write all files into a new archive, and give how many there are; where there are none it is not written."""
    names = files.names()
    if not names:
        return 0
    with tarfile.open(archive, "w", format=tarfile.PAX_FORMAT) as into:
        archive.chmod(0o600)
        for name in names:
            described = into.gettarinfo(files.folder / name, name)
            described.uid = described.gid = 0
            described.uname = described.gname = ""
            with (files.folder / name).open("rb") as file:
                into.addfile(described, file)
    to_disk(archive)
    return len(names)


@contextmanager
def packed(archive: Path, like: HeldFiles) -> Iterator[PackedFiles]:
    """Read the files of an archive, none where there is no archive; raises FileDamaged for what is none."""
    if not archive.exists():
        yield PackedFiles(None, like)
        return
    try:
        opened = tarfile.open(archive, "r:")  # noqa: SIM115 - it is closed below
    except tarfile.TarError:
        raise FileDamaged from None
    with opened:
        yield PackedFiles(opened, like)


@contextmanager
def unpacked(archive: Path, folder: Path) -> Iterator[None]:
    """Put the files of an archive into a folder, under the names that files of a record have, and no others.

    Where what follows fails they are taken out again.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    put: list[Path] = []
    try:
        with tarfile.open(archive, "r:") as opened:
            put += (_unpacked(opened, member, folder) for member in opened if NAME.fullmatch(member.name))
        to_disk(folder)
        yield
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        raise


def _unpacked(opened: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> Path:
    path, content = folder / member.name, opened.extractfile(member)
    if content is None:
        raise FileDamaged
    with content, path.open("xb") as file:
        path.chmod(0o600)
        copyfileobj(content, file)
    to_disk(path)
    return path
