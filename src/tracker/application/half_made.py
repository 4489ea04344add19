"""Where something is made that must not be found half made: a folder of one's own, gone when it is done.

What a killed process left is swept by the next one that makes something in the same place; a lock, which the system
takes from whoever ends, tells what is still being made.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT
from fcntl import LOCK_EX, LOCK_NB, flock
from os import strerror
from pathlib import Path
from tempfile import mkdtemp

_NAME = ".half-made-"
_LOCK = "lock"


@contextmanager
def workshop(folder: Path) -> Iterator[Path]:
    """Give an empty folder within a folder, for this user alone; it is gone with all in it whatever happens."""
    if not folder.is_dir():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(folder))
    sweep(folder)
    place = Path(mkdtemp(prefix=_NAME, dir=folder))
    try:
        with (place / _LOCK).open("w") as lock:
            flock(lock, LOCK_EX)
            inner = place / "in"
            inner.mkdir(mode=0o700)
            yield inner
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def half_of(file: Path) -> Iterator[Path]:
    """Give where a database's file is made before it has its name; nothing lies there before and after.

    A killed process leaves its file with the two of SQLite beside it: one of those would be played into a new file.
    Whoever uses it sees to it that nobody else makes the same file at that moment.
    """
    sweep_half_of(file)
    try:
        yield _half_of(file)
    finally:
        sweep_half_of(file)


def sweep_half_of(file: Path) -> None:
    """Remove what lies where a database's file is made; the file itself stays, even where both are one."""
    half = _half_of(file)
    for ending in ("", "-wal", "-shm", "-journal"):
        half.with_name(half.name + ending).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what processes that ended left half made in a folder."""
    for place in folder.glob(f"{_NAME}*"):
        with suppress(FileNotFoundError, NotADirectoryError), (place / _LOCK).open("w") as lock:
            try:
                flock(lock, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(place, ignore_errors=True)


def _half_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.half")
