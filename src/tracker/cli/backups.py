"""`tracker backup` and `tracker restore`."""

from contextlib import closing
from datetime import UTC, datetime
from errno import ENOENT
from os import strerror
from pathlib import Path

from tracker import bootstrap
from tracker.application.backup import name_for
from tracker.cli.opening import record, settings
from tracker.cli.saying import tell
from tracker.cli.upkeep import check


def back_up(target: Path, home: Path | None) -> None:
    """Write a checked backup into a file, or into a folder under a name that says when it was made."""
    if target.is_dir():
        target /= name_for(datetime.now(UTC))
    with closing(record(home, writes=False)) as parts:
        manifest = bootstrap.back_up(parts, target)
    tell("backup.made", path=target, size=manifest.size, root=manifest.root)
    tell("backup.without_key", key_file=parts.settings.key_path)


def restore(backup: Path, home: Path, key: Path | None) -> int:
    """Put a backup into a new home, and verify what came of it; give the exit code."""
    if key is not None and not key.is_file():
        raise FileNotFoundError(ENOENT, strerror(ENOENT), str(key))
    with closing(bootstrap.restore(settings(home=home), backup, key)) as parts:
        tell("restore.done", home=home)
        tell("restore.accounts")
        return check(parts, {})
