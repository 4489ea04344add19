"""A folder that is replaced as a whole: built beside the old one, and exchanged with it at one stroke."""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL, ENOSYS, ENOTSUP
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from tracker.web.static_copy.manifest import FILES, WITHDRAWN, Manifest

_AT_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
_NOT_KNOWN = {EINVAL, ENOSYS, ENOTSUP}
_FILE, _FOLDER = 0o644, 0o755


class NotACopy(Exception):
    """The folder holds something that no copy of this record put there; `path` names it. It stays as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class NothingBeside(Exception):
    """The folder is a disk of its own, so nothing can be built beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class CopyBeingMade(Exception):
    """Another process makes a copy in the same place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class Replacing:
    """A folder on its way to be replaced. What is the same as before stays the same file, with its time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.half = folder.with_name(f".{folder.name}.being-made")
        self.unchanged = 0

    def begin(self) -> None:
        """Begin with nothing, whatever was built so far."""
        shutil.rmtree(self.half, ignore_errors=True)
        _make_folder(self.half)
        self.unchanged = 0

    def put(self, path: str, content: bytes) -> None:
        """Write a file of the new folder, as it is to be."""
        target, before = self.half / path, self.folder / path
        if before.is_file() and not before.is_symlink() and before.read_bytes() == content:
            target.unlink(missing_ok=True)
            self._make_way(target)
            _same(before, target)
            self.unchanged += 1
        else:
            self.hold(path, content)

    def hold(self, path: str, content: bytes) -> None:
        """Write what is to be put again once it is known where its links lead."""
        target = self.half / path
        self._make_way(target)
        target.write_bytes(content)
        target.chmod(_FILE)

    def held(self, path: str) -> bytes:
        """Give what was written."""
        return (self.half / path).read_bytes()

    def _make_way(self, target: Path) -> None:
        for parent in reversed(target.relative_to(self.half).parents):
            if not (self.half / parent).is_dir():
                _make_folder(self.half / parent)

    def take_over(self) -> None:
        """Put the new folder in the place of the old one, which is gone then; once all of it has reached the disk."""
        _sync(self.half)
        if not self.folder.exists():
            self.half.rename(self.folder)
        elif not _exchange(self.half, self.folder):
            _rename_twice(self.half, self.folder)
        shutil.rmtree(self.half, ignore_errors=True)


@contextmanager
def replacing(folder: Path, origin: str, *, sample: bool) -> Iterator[Replacing]:
    """Give a folder to build, for the place of a copy of the same record or of nothing.

    Whatever goes wrong, the old folder stays. Raises NotACopy, NothingBeside, CopyBeingMade, OSError.
    """
    place = folder.expanduser().resolve()
    if place.is_mount():
        raise NothingBeside(folder)
    with _alone(place.parent, folder):
        made = Replacing(place)
        _bring_back(place)
        require_ours(place, origin, sample=sample)
        made.begin()
        try:
            yield made
        finally:
            shutil.rmtree(made.half, ignore_errors=True)


def require_ours(folder: Path, origin: str, *, sample: bool) -> None:
    """Raise NotACopy unless a folder is missing, empty, or a copy of this record with nothing else in it."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotACopy(folder)
    known = Manifest.read(folder)
    ours = {*known.files, FILES, WITHDRAWN} if known and (known.origin, known.sample) == (origin, sample) else set()
    for path in sorted(folder.rglob("*")):
        if (path.is_symlink() or not path.is_dir()) and path.relative_to(folder).as_posix() not in ours:
            raise NotACopy(path)


@contextmanager
def _alone(parent: Path, folder: Path) -> Iterator[None]:
    opened = os.open(parent, os.O_RDONLY)
    try:
        try:
            flock(opened, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise CopyBeingMade(folder) from None
        yield
    finally:
        os.close(opened)


def _make_folder(path: Path) -> None:
    path.mkdir()
    path.chmod(_FOLDER)  # whatever the mask: web servers run as other users


def _same(before: Path, target: Path) -> None:
    try:
        os.link(before, target)
    except OSError:  # a disk that knows no links
        shutil.copy2(before, target)
    target.chmod(_FILE)


def _before(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.before")


def _rename_twice(new: Path, old: Path) -> None:
    """Replace a folder where the disk cannot exchange two; who is killed in between finds the old one again."""
    aside = _before(old)
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _bring_back(folder: Path) -> None:
    aside = _before(folder)
    if aside.is_dir():
        if folder.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(folder)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at one stroke; say whether the system and the disk can."""
    known = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if known is None:
        return False
    if known(_AT_HERE, os.fsencode(one), _AT_HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_KNOWN:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _sync(folder: Path) -> None:
    """Wait until all that was written has reached the disk of a folder."""
    known = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if known is None:
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            known(opened)
    finally:
        os.close(opened)
