"""What is done once a day, in this order: back up, let old backups go, release, publish the log, sign it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracker.application.cosigners import Witnessed
from tracker.application.manifest import Manifest
from tracker.application.retention import KEPT, let_go, name_for
from tracker.bootstrap.copies import back_up, publish
from tracker.bootstrap.parts import HOST, Parts
from tracker.bootstrap.witnesses import ask_witnesses
from tracker.store.files import make_folder
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.losing import sign
from tracker.store.public_log.signed_before import waits_for_its_past
from tracker.store.public_log.signing import Signer, SigningKeyMissing


@dataclass(frozen=True)
class Day:
    """What was done.

    `release` is None where nothing was new, `signed` where the key is elsewhere, or where `lacks_past`: the log was
    signed before this record was restored, and signed now, the history of its keys would be lost. `witnessed` is what
    the witnesses said of what was signed last.
    """

    backup: Path
    manifest: Manifest
    release: int | None
    published: Path
    signed: Checkpoint | None
    lacks_past: bool
    witnessed: Sequence[Witnessed]


def day(parts: Parts) -> Day:
    """Do it; a checkpoint reaches as far as the backup that was made first, and never further.

    Raises what `back_up`, `publish` and `Signer.sign` raise; what was done before that stays done.
    """
    settings, now = parts.settings, datetime.now(UTC)
    make_folder(settings.backups_path)
    target = settings.backups_path / name_for(now)
    manifest = back_up(parts, target)
    let_go(settings.backups_path, now, days=KEPT)
    release = parts.tracker.release_if_anything_is_new(HOST, parts.reader.today())
    folder = LogFolder(settings.public_log)
    publish(parts, folder, manifest)
    lacks_past = waits_for_its_past(settings.home, folder)
    signed = None if lacks_past else _signed(settings.signing_key_path, folder)
    return Day(target, manifest, release, folder.path, signed, lacks_past, ask_witnesses(settings))


def sign_sample(parts: Parts) -> None:
    """Let the log of a demo be checked like any other; its key lies with all the rest, and so proves less."""
    settings, folder = parts.settings, LogFolder(parts.settings.public_log)
    if not settings.signing_key_path.exists():
        Signer.draw(settings.signing_key_path, parts.tracker.coalition().origin)
    last = folder.to_sign()
    if folder.signed() is None or last is None or last.size < parts.log.head().position:
        day(parts)


def _signed(key: Path, folder: LogFolder) -> Checkpoint | None:
    try:
        return sign(key, folder, accept_loss=True)  # whoever runs this could have accepted it
    except SigningKeyMissing:
        return None
