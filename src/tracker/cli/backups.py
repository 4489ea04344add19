"""`tracker backup`, `backup-key`, `restore` and `move`."""

from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOENT
from os import strerror
from pathlib import Path

from tracker import bootstrap
from tracker.application.manifest import Places
from tracker.application.retention import name_for
from tracker.bootstrap import Restored, Wanted
from tracker.cli.opening import record, settings
from tracker.cli.saying import tell, warn
from tracker.cli.targets import require_folder
from tracker.cli.upkeep import check
from tracker.settings import Settings
from tracker.store.age_file import signed_by


@dataclass(frozen=True)
class Asked:
    """What was asked of a restore on the command line."""

    recovery_key: Path
    key: Path | None
    checkpoint: Path | None
    without_checkpoint: bool
    without_signature: bool
    accept_loss: bool
    erased: Path | None


def back_up(target: Path, home: Path | None) -> None:
    """Write a checked backup into files of a name, or into a folder under a name that says when it was made."""
    if target.is_dir():
        target /= name_for(datetime.now(UTC))
    require_folder(target.parent)
    with closing(record(home, writes=False)) as parts:
        manifest = bootstrap.back_up(parts, target)
    tell("backup.made", path=Places.of(target).stem, size=manifest.size, root=manifest.root)
    if parts.key is None:
        warn("backup.without_key", key_file=parts.settings.key_path)
        if bootstrap.is_locked(parts.settings):
            warn("error.RecordLocked", home=parts.settings.home)
    else:
        tell("backup.how_to_open")
    tell_where_the_recovery_key_lies(parts.settings)


def show_key(recipient: str | None, home: Path | None) -> None:
    """Say whom backups are encrypted to; settle it first where nobody did."""
    chosen = settings(home=home)
    if recipient is not None or not chosen.recipients_path.exists():
        with closing(record(home, writes=False)):
            drawn = bootstrap.settle(chosen, recipient)
        if drawn is not None:
            tell("init.recovery_key", path=drawn.resolve())
    for one in bootstrap.recipients(chosen):
        tell("backup.recipient", recipient=one)
    if signer := bootstrap.signer_of(chosen):
        tell("backup.signed_by", line=signed_by(signer))


def tell_where_the_recovery_key_lies(chosen: Settings) -> None:
    """Say so, as long as whoever takes the machine would have it, too."""
    if found := bootstrap.key_within_reach(chosen):
        warn("backup.recovery_key_here", path=found)


def restore(backup: Path, home: Path, asked: Asked) -> int:
    """Put a backup into a new home, and verify what came of it; give the exit code."""
    chosen = settings(home=home)
    for path in (asked.recovery_key, asked.key, asked.checkpoint, asked.erased):
        if path is not None and not path.is_file():
            raise FileNotFoundError(ENOENT, strerror(ENOENT), str(path))
    wanted = Wanted(
        backup,
        bootstrap.recovery_key(asked.recovery_key),
        key=asked.key,
        checkpoint=asked.checkpoint,
        without_checkpoint=asked.without_checkpoint,
        without_signature=asked.without_signature,
        accept_loss=asked.accept_loss,
        erased=asked.erased,
    )
    restored = bootstrap.restore(chosen, wanted)
    with closing(restored.parts) as parts:
        tell("restore.was_done" if restored.was_done else "restore.done", home=home)
        _tell_what_differs(restored)
        tell("restore.accounts")
        return check(parts, {})


def move(to: str, home: Path | None) -> None:
    """Move a record into another database, and say what to set from then on."""
    moved = bootstrap.move(settings(home=home), to)
    tell("move.was_done" if moved.was_done else "move.done", size=moved.report.size, root=moved.report.root.hex())
    tell("move.next", address=moved.address)


def _tell_what_differs(restored: Restored) -> None:
    if not restored.is_compared:
        warn("restore.not_compared")
    if not restored.is_signed:
        warn("restore.not_signed")
    if restored.erased:
        tell("restore.erased_again", number=restored.erased)
    if restored.loss is not None:
        origin = restored.parts.tracker.coalition().origin
        published, held = restored.loss.published.size, restored.loss.held.size
        warn("restore.loss", published=published, held=held, origin=origin)
