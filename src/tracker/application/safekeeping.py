"""Safekeeping: whether a record is backed up and signed as often as it should be; whoever stops that shall be noticed.

The job of a day takes minutes, and may come an hour early or late at a change of clocks. So a day and a half without
it means that at least one was missed, and that somebody has to look.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.application.manifest import BackupIncomplete, BackupOfAnotherFormat, Manifest, Places
from tracker.application.retention import daily
from tracker.store.engine import reading
from tracker.store.mapper import microseconds
from tracker.store.public_log.checkpoint import NotACheckpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import NotANote
from tracker.store.tables import log_commit

LONGEST = timedelta(hours=36)
"""How long nothing may be signed or backed up. No setting: an alarm that can be put off is put off."""


class Alarm(Enum):
    """What is not done as it should be."""

    NOT_SIGNED = "not_signed"
    """Nobody signed the log, though it was published to be signed."""
    BEHIND = "behind"
    """What is signed does not reach what was recorded long ago, a release perhaps."""
    NOT_BACKED_UP = "not_backed_up"
    """The newest daily backup is too old."""


@dataclass(frozen=True)
class Safekeeping:
    """Looks at one record's public log and daily backups; `clock` gives UTC."""

    engine: Engine
    folder: LogFolder
    backups: Path
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def alarms(self) -> Sequence[Alarm]:
        """List what is wrong; nothing before anything was published or backed up. Raises StoreUnavailable."""
        oldest = self.clock() - LONGEST
        backed_up_at = self.backed_up_at()
        found = []
        if self._is_silent(oldest):
            found.append(Alarm.NOT_SIGNED)
        elif self.folder.signed() is not None and self._recorded_by(oldest) > self._signed_size():
            found.append(Alarm.BEHIND)
        if backed_up_at is not None and backed_up_at < oldest:
            found.append(Alarm.NOT_BACKED_UP)
        return found

    def signed_at(self) -> datetime | None:
        """Say when somebody signed last, None where nobody ever did."""
        if self.folder.signed() is None:
            return None
        return self.folder.signed_at() or _changed_at(self.folder.path / "checkpoint")

    def backed_up_at(self) -> datetime | None:
        """Say when the newest whole daily backup was made, None where there is none."""
        for places in reversed(daily(self.backups)):
            try:
                return datetime.fromisoformat(Manifest.read(places).made_at)
            except (BackupIncomplete, BackupOfAnotherFormat, ValueError):
                continue
        return None

    def newest(self) -> Places | None:
        """Give the newest daily backup that has a manifest, None where there is none."""
        return next((one for one in reversed(daily(self.backups)) if one.manifest.exists()), None)

    def _is_silent(self, oldest: datetime) -> bool:
        if self.folder.to_sign() is None:
            return False
        signed_at = self.signed_at()
        return self._recorded_by(oldest) > 0 if signed_at is None else signed_at < oldest

    def _signed_size(self) -> int:
        """Give how far the newest checkpoint reaches: nowhere, where what is there is none."""
        try:
            checkpoint = self.folder.checkpoint()
        except (NotANote, NotACheckpoint):
            return 0
        return checkpoint.size if checkpoint else 0

    def _recorded_by(self, moment: datetime) -> int:
        by = select(log_commit.c.position).where(log_commit.c.recorded_at <= microseconds(moment))
        with reading(self.engine) as connection:
            return connection.scalar(by.order_by(log_commit.c.position.desc()).limit(1)) or 0


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
