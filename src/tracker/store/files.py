"""Files that are whole or not there: brought to the disk first, given their name last."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


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
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.chmod(mode)
        half.replace(path)
        to_disk(path.parent)
    finally:
        half.unlink(missing_ok=True)
