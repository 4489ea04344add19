"""Manifest: what stands in clear beside a backup and says what is in it; nothing in it is about a person."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from tracker.store.files import FileRefused
from tracker.store.public_log.checkpoint import Checkpoint, NotACheckpoint
from tracker.store.public_log.notes import NotANote, Note

FORMAT = "tracker-backup/4"
_UNSIGNED = "tracker-backup/3"
"""Backups of earlier versions, which have no signature."""

_LOG, _PRIVATE, _MANIFEST = ".log.age", ".private.age", ".json"


class BackupIncomplete(FileRefused):
    """A part of the backup, or the file that says what is in it, is missing or cannot be read.

    `reason` is `let_go` where its private part went after its days, as it does, `private` where that is missing before
    they are over, and `none` where nothing is there.
    """


class BackupOfAnotherFormat(FileRefused):
    """The backup was made by a version of the program whose backups this one does not know."""


@dataclass(frozen=True)
class Places:
    """Where the three files of a backup lie; `stem` is what their names have in common."""

    stem: Path

    @classmethod
    def of(cls, named: Path) -> Self:
        """Find them by the name of any of them, or by what the names have in common."""
        for ending in (_LOG, _PRIVATE, _MANIFEST):
            if named.name.endswith(ending) and named.name != ending:
                return cls(named.with_name(named.name.removesuffix(ending)))
        return cls(named)

    @property
    def log(self) -> Path:
        """The log by itself, encrypted."""
        return self.stem.with_name(self.stem.name + _LOG)

    @property
    def private(self) -> Path:
        """Texts, accounts, files and the working key, encrypted."""
        return self.stem.with_name(self.stem.name + _PRIVATE)

    @property
    def manifest(self) -> Path:
        """What is in the two, in clear."""
        return self.stem.with_name(self.stem.name + _MANIFEST)

    @property
    def all(self) -> tuple[Path, Path, Path]:
        """All three, in the order in which they get their names: a backup is whole when its manifest is there."""
        return self.log, self.private, self.manifest


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: the log's size and root (hex), and the length and SHA-256 (hex) of each of its two files.

    `origin` is the name of the log, `checkpoint` the newest signed one when the backup was made, as a note, empty where
    there was none. `made_at` is UTC, ISO; `database` is what kind it was taken from; `schema` the revision of its
    tables. `signature` is a line of a signed note over all the rest, empty where nobody could sign.
    """

    format: str
    made_at: str
    origin: str
    size: int
    root: str
    checkpoint: str
    log_bytes: int
    log_sha256: str
    private_bytes: int
    private_sha256: str
    schema: str
    database: str
    sample: bool
    signature: str = ""

    def text(self) -> str:
        """Write it down."""
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def read(cls, places: Places) -> Self:
        """Read the manifest of a backup; raises BackupIncomplete, BackupOfAnotherFormat."""
        path = places.manifest
        try:
            said = json.loads(path.read_text("utf-8"))
            if said["format"] not in {FORMAT, _UNSIGNED}:
                raise BackupOfAnotherFormat(path)
            manifest = cls(**said)
        except FileNotFoundError:
            is_there = any(one.exists() for one in places.all)
            raise BackupIncomplete(path if is_there else places.stem, "" if is_there else "none") from None
        except (OSError, ValueError, TypeError, KeyError):
            raise BackupIncomplete(path) from None
        if not manifest.is_well_formed():
            raise BackupIncomplete(path)
        return manifest

    def is_well_formed(self) -> bool:
        """Say whether every fact is of its kind."""
        kinds = type(self).__annotations__.items()
        return all(isinstance(getattr(self, name), kind) for name, kind in kinds) and self._is_readable()

    def held(self) -> Checkpoint:
        """Give the state of the log that the backup holds."""
        return Checkpoint(self.origin, self.size, bytes.fromhex(self.root))

    def signed(self) -> Checkpoint | None:
        """Give the newest signed state of the log when the backup was made, None where none was signed."""
        return Checkpoint.parse(Note.parse(self.checkpoint.encode()).text) if self.checkpoint else None

    def made(self) -> datetime:
        """Say when the backup was made."""
        return datetime.fromisoformat(self.made_at).astimezone(UTC)

    def _is_readable(self) -> bool:
        try:
            self.signed()
            self.made()
            return len(self.held().root) == sha256().digest_size
        except (ValueError, OverflowError, NotANote, NotACheckpoint):
            return False
