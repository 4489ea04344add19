"""Where the working key of a record lies, what is noted of its copies, and how it is taken away.

The notes lie in the home. They hold days and a hash of the key, never where a copy lies: whoever takes the machine
shall not read that. Nothing here needs a database, and little has to be imported for it: in an emergency that counts.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.store.files import digest, put, to_disk, wipe
from tracker.store.keys import WorkingKey
from tracker.store.refusals import KeyFileBroken

_LOCKED, _COPIED, _BACKUP = "locked", "working.key.copied", "working.key.backup"
_MOST = 256_000_000
"""Bytes of a backup that a lock reads to see whether it is whole: whoever hears steps waits for no more."""

_HALF_MADE = re.compile(r"\.[0-9a-f]{8}")


@dataclass(frozen=True)
class KeyPlace:
    """The home of a record, the file of its working key, and the folder of its daily backups."""

    home: Path
    key: Path
    backups: Path

    @property
    def is_locked(self) -> bool:
        """Say whether the record was locked: then no key is read here, whatever lies there."""
        return (self.home / _LOCKED).exists()

    def mark(self) -> None:
        """Mark the record as locked by an empty file, which a full disk takes; when this returns, it is on the disk."""
        (self.home / _LOCKED).touch(mode=0o600)
        to_disk(self.home)

    def unmark(self) -> None:
        """Take the mark away."""
        (self.home / _LOCKED).unlink(missing_ok=True)
        to_disk(self.home)

    def take_away(self) -> None:
        """Mark the record as locked, and remove its key and what is left where a process was killed while it wrote it.

        Raises OSError where the key could not be removed, or the record not be marked.
        """
        with suppress(OSError):  # the key shall go whatever the disk of the home is like
            self.mark()
        beside = (path for path in self.key.parent.glob(f"*{self.key.name}*") if path != self.key)
        left = [path for path in beside if _HALF_MADE.fullmatch(path.name.strip(".").removeprefix(self.key.name))]
        for path in (self.key, *left):
            wipe(path)
        if not self.is_locked:
            self.mark()

    def may_be_taken(self) -> bool:
        """Say whether taking the key away loses nothing: a copy of it is known, or what lies there opens nothing."""
        if self.is_locked or not self.key.exists():
            return True
        try:
            key = WorkingKey.read_copy(self.key)
        except KeyFileBroken:
            return True
        return self.copied_on(key) is not None or self.is_in_backup(key)

    def note_copy(self, key: WorkingKey) -> None:
        """Note that a copy of the key was seen today."""
        put(self.home / _COPIED, f"{datetime.now(UTC).date().isoformat()} {key.mark}\n".encode())

    def note_backup(self, key: WorkingKey, private: Path, sha256: str) -> None:
        """Note that a checked backup holds the key: among the daily ones by name and SHA-256, elsewhere as a copy."""
        if private.resolve().parent == self.backups.resolve():
            put(self.home / _BACKUP, f"{private.name} {key.mark} {sha256}\n".encode())
        else:
            self.note_copy(key)

    def copied_on(self, key: WorkingKey) -> date | None:
        """Say when a copy of this key was seen last, None where none was noted."""
        with suppress(OSError, ValueError):
            day, mark = (self.home / _COPIED).read_text("ascii").split()
            return date.fromisoformat(day) if mark == key.mark else None
        return None

    def is_in_backup(self, key: WorkingKey) -> bool:
        """Say whether the last daily backup that was noted holds this key and is there as it was made.

        One of more than 256 MB is not waited for, and so counts for nothing.
        """
        with suppress(OSError, ValueError):
            name, mark, sha256 = (self.home / _BACKUP).read_text("ascii").split()
            backup = self.backups / name
            return mark == key.mark and backup.stat().st_size <= _MOST and digest(backup) == sha256
        return False
