"""Manifest: what stands beside a backup and says what is in it."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Self

FORMAT = "tracker-backup/2"
_BEFORE_FILES = "tracker-backup/1"
"""The form that backups had before records held files: nothing lies beside them."""


class BackupIncomplete(Exception):
    """The backup, or the file beside it that says what is in it, is missing or cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class BackupOfAnotherFormat(Exception):
    """The backup was made by a version of the program whose backups this one does not know."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: the log's size and root (hex), and the file's length and SHA-256 (hex).

    `files` is how many files of the record lie in the archive beside it, whose length and SHA-256 follow; where there
    are none there is no archive.
    `made_at` is UTC, ISO; `database` is what kind it was taken from; `schema` the revision of its tables.
    """

    format: str
    made_at: str
    size: int
    root: str
    bytes: int
    sha256: str
    schema: str
    database: str
    sample: bool
    files: int = 0
    files_bytes: int = 0
    files_sha256: str = ""

    def text(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def beside(cls, backup: Path) -> Self:
        """Read the manifest of a backup; raises BackupIncomplete, BackupOfAnotherFormat."""
        path = place_of(backup)
        try:
            said = json.loads(path.read_text("utf-8"))
            if said["format"] not in {FORMAT, _BEFORE_FILES}:
                raise BackupOfAnotherFormat(backup)
            manifest = cls(**said)
        except (OSError, ValueError, TypeError, KeyError):
            raise BackupIncomplete(path) from None
        if not manifest.is_well_formed():
            raise BackupIncomplete(path)
        return manifest

    def is_well_formed(self) -> bool:
        """Say whether every fact is of its kind."""
        return all(isinstance(getattr(self, name), kind) for name, kind in type(self).__annotations__.items())


def place_of(backup: Path) -> Path:
    """Say where the manifest of a backup stands."""
    return backup.with_name(backup.name + ".json")


def archive_of(backup: Path) -> Path:
    """Say where the archive with the files of a backup stands."""
    return backup.with_name(backup.name + ".files")


def digest(path: Path) -> str:
    """Give a file's SHA-256 in hex."""
    total = sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            total.update(chunk)
    return total.hexdigest()
