"""Keeps mails in a folder instead of sending them: a maildir, which any mail program can open.

Files are named after the Message-ID, so a mail handed over twice lies there once, and no name holds what the standard
library would put there: the name of this machine.
"""

import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from tracker.outbox.outcome import Answer, Outcome
from tracker.store.files import to_disk

_KEY = re.compile(r"[0-9a-f]{32}")
_FOLDERS = ("tmp", "new", "cur")


@dataclass(frozen=True)
class KeptMail:
    """A mail that lies in the folder; `key` finds it again."""

    key: str
    to: str
    subject: str
    sent_on: datetime
    size: int


class Maildir:
    """One folder of mails, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        """Keep a mail; when this returns TAKEN it has reached the disk."""
        try:
            self._make_folders()
            if not self._files(_key(content)):
                self._keep(_key(content), content)
            to_disk(self._folder / "new")
        except OSError:
            return Outcome(Answer.LATER, "disk_error")
        return Outcome(Answer.TAKEN, "")

    def list(self) -> Sequence[KeptMail]:
        """List the mails, the newest first."""
        found = [_described(path.name[:32], path.read_bytes()) for path in self._files()]
        return sorted(found, key=lambda kept: (kept.sent_on, kept.key), reverse=True)

    def read(self, key: str) -> bytes | None:
        """Give a mail as it was handed over; None where there is no such one."""
        return next((path.read_bytes() for path in self._files(key)), None)

    def forget(self, before: datetime) -> int:
        """Remove the mails from before a moment; gives how many."""
        old = [kept for kept in self.list() if kept.sent_on < before]
        for path in [path for kept in old for path in self._files(kept.key)]:
            path.unlink(missing_ok=True)
        return len(old)

    def _files(self, key: str | None = None) -> Sequence[Path]:
        """Find the files of one mail or of all; a mail program moves them and adds flags to their names."""
        there = [path for name in ("new", "cur") for path in sorted((self._folder / name).glob("*"))]
        return [path for path in there if _KEY.fullmatch(path.name[:32]) and key in {None, path.name[:32]}]

    def _make_folders(self) -> None:
        for folder in (self._folder, *(self._folder / name for name in _FOLDERS)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)

    def _keep(self, key: str, content: bytes) -> None:
        for left in (self._folder / "tmp").glob(f"{key}.*"):  # of a process that was killed
            left.unlink(missing_ok=True)
        half_made = self._folder / "tmp" / f"{key}.{secrets.token_hex(4)}"
        try:
            with os.fdopen(os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as writer:
                writer.write(content)
                writer.flush()
                os.fsync(writer.fileno())
            half_made.rename(self._folder / "new" / key)
        finally:
            half_made.unlink(missing_ok=True)


def _parsed(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)


def _key(content: bytes) -> str:
    named = str(_parsed(content)["Message-ID"] or "").encode() or content
    return sha256(named).hexdigest()[:32]


def _described(key: str, content: bytes) -> KeptMail:
    mail = _parsed(content)
    sent_on = getattr(mail["Date"], "datetime", None) or datetime.fromtimestamp(0, UTC)
    return KeptMail(key, str(mail["To"] or ""), str(mail["Subject"] or ""), sent_on, len(content))
