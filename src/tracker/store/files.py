"""Files that are whole or not there: brought to the disk first, given their name last."""

import os
import secrets
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path


class FileRefused(Exception):
    """What is wrong with a file: `path` says with which, and `reason`, where there may be several, says what."""

    def __init__(self, path: Path, reason: str = "") -> None:
        self.path, self.reason = path, reason
        super().__init__(path, reason)


def digest(path: Path) -> str:
    """Give a file's SHA-256 in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def to_disk(path: Path) -> None:
    """Wait until a file or folder has reached the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def give_name(half_made: Path, path: Path) -> None:
    """Give a file its name; raises FileExistsError where another one has it, which then stays as it is."""
    try:
        os.link(half_made, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links
        if path.exists():
            raise FileExistsError(path) from None
        half_made.rename(path)
    with suppress(FileNotFoundError):
        half_made.unlink()


def put(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write a file in place of another; at any moment the one or the other is there, whole."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with half.open("xb") as file:
            give_to_owner(file.fileno(), path.parent)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.chmod(mode)
        half.replace(path)
        to_disk(path.parent)
    finally:
        half.unlink(missing_ok=True)


def put_new(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read; raises FileExistsError where there is one, which then stays.

    It is there whole or not at all, whenever this is killed; when it returns, it has reached the disk.
    """
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        give_to_owner(file.fileno(), path.parent)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        give_name(half, path)
    except FileExistsError:
        half.unlink()
        raise
    to_disk(path.parent)


def give_to_owner(opened: int, folder: Path) -> None:
    """Let a file that root makes belong to whom its folder belongs to: else the server could not read its own key.

    It takes an open file: a name could lead elsewhere by now. A disk that knows no owners stays as it is.
    """
    its = folder.stat()
    if os.geteuid() == 0 and its.st_uid != 0:
        with suppress(OSError):
            os.fchown(opened, its.st_uid, its.st_gid)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, for whom the folder above belongs to, and nobody else."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(mode=0o700, exist_ok=True)
        give_folder_to_owner(path)


def give_folder_to_owner(folder: Path) -> None:
    """Let a folder that root made belong to whom the folder above belongs to."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        give_to_owner(opened, folder.parent)
    finally:
        os.close(opened)


def wipe(path: Path) -> None:
    """Write over a file, and remove it and every name that leads there; nothing happens where there is none.

    A flash disk keeps older blocks out of reach of any program: only a disk that is encrypted as a whole helps there.
    Where it cannot be written over, its names go all the same. Raises OSError where they stay.
    """
    place = path.resolve()
    if place.is_file():
        with suppress(OSError):
            place.chmod(0o600)
            _write_over(place)
    for name in {place, path}:
        if name.exists() or name.is_symlink():
            name.unlink(missing_ok=True)  # somebody else may do the same at this moment
            to_disk(name.parent)


def _write_over(path: Path) -> None:
    with path.open("r+b", buffering=0) as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        os.fsync(file.fileno())
        file.truncate(0)
        os.fsync(file.fileno())


def numbered_lines(path: Path) -> list[tuple[int, str]]:
    """Give the lines of a file that somebody wrote by hand, counted from 1; none where there is no file.

    Blank lines and remarks, which begin with #, are left out.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
