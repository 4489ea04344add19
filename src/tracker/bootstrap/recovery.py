"""Whom backups are encrypted to: recipients, and the recovery key that opens what they are sent.

The key is drawn here once, and then lies elsewhere: with it a machine that was seized or burnt is replaced, and without
it a backup opens for nobody.
"""

from collections.abc import Sequence
from pathlib import Path

from tracker.application.signed_backups import signer
from tracker.settings import Settings
from tracker.store.age_file import NotARecipient, NotARecoveryKey, RecoveryKey, require_recipient
from tracker.store.files import FileRefused, numbered_lines, put_new
from tracker.store.keys import WorkingKey
from tracker.store.public_log.notes import PublicKey


class NoRecipients(FileRefused):
    """Nobody has said whom backups are encrypted to."""


class RecipientsBroken(Exception):
    """A line of the file of recipients is none; `line` counts from 1."""

    def __init__(self, path: Path, line: int) -> None:
        self.path, self.line = path, line
        super().__init__(path, line)


class RecoveryKeyBroken(FileRefused):
    """The file holds no recovery key."""


class RecoveryKeyExists(FileRefused):
    """There is a recovery key, or whom backups are encrypted to is settled; neither is ever replaced unasked."""


def recipients(settings: Settings) -> Sequence[str]:
    """Say whom backups are encrypted to; raises NoRecipients, RecipientsBroken."""
    path, found = settings.recipients_path, []
    for number, line in numbered_lines(path):
        try:
            found.append(require_recipient(line))
        except NotARecipient:
            raise RecipientsBroken(path, number) from None
    if not found:
        raise NoRecipients(path)
    return found


def settle(settings: Settings, recipient: str | None = None) -> Path | None:
    """Encrypt backups to a recipient from now on, or to a key that is drawn here; give where that lies, None without.

    Raises NotARecipient, RecoveryKeyExists.
    """
    path, key = settings.recovery_key_path, None
    named = require_recipient(recipient) if recipient is not None else ""
    if settings.recipients_path.exists():
        raise RecoveryKeyExists(settings.recipients_path)
    if recipient is None:
        key = recovery_key(path) if path.exists() else RecoveryKey.draw(signer_of(settings))  # there after a kill
        if not path.exists():
            _put(path, key.text())
        named = key.recipient
    settings.recipients_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _put(settings.recipients_path, f"{named}\n")
    return path if key else None


def settle_if_nobody_did(settings: Settings) -> None:
    """Draw a recovery key where nothing says whom backups are encrypted to."""
    if not settings.recipients_path.exists():
        settle(settings)


def signer_of(settings: Settings) -> PublicKey | None:
    """Give the key that backups are signed with, None where no working key lies here; raises its refusals."""
    return signer(WorkingKey.load(settings.key_path)) if settings.key_path.exists() else None


def key_within_reach(settings: Settings) -> Path | None:
    """Say where the recovery key lies as long as it lies in the home: whoever takes the machine has it, too."""
    return settings.recovery_key_path if settings.recovery_key_path.exists() else None


def recovery_key(path: Path) -> RecoveryKey:
    """Read a recovery key, whoever may read it where it lies; raises RecoveryKeyBroken, OSError."""
    try:
        return RecoveryKey.parse(path.read_text("utf-8"))
    except (NotARecoveryKey, UnicodeDecodeError):
        raise RecoveryKeyBroken(path) from None


def _put(path: Path, text: str) -> None:
    try:
        put_new(path, text.encode())
    except FileExistsError:
        raise RecoveryKeyExists(path) from None
