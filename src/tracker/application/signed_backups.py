"""Signed backups: whoever can write where backups lie, and nothing else, cannot put another in place of one.

The key that signs (Ed25519) is derived from the working key, so that a restored record signs on with the same one. Its
public part stands in the file of the recovery key, which lies with neither machine nor backups.
"""

from dataclasses import replace

from tracker.application.manifest import Manifest
from tracker.store.keys import WorkingKey
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PrivateKey, PublicKey

_NAME = "tracker-backup"


class BackupNotOurs(Exception):
    """The backup is not signed as the recovery key says; `reason` is `unsigned`, or `other` for another signature."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def signer(key: WorkingKey) -> PublicKey:
    """Give the public part of the key that signs the backups of a record."""
    return _signing(key).public


def signed(manifest: Manifest, key: WorkingKey) -> Manifest:
    """Sign a manifest, and with it both files, whose SHA-256 it holds."""
    return replace(manifest, signature=_signing(key).sign(_said(manifest)).line().rstrip("\n"))


def require_signed(manifest: Manifest, by: PublicKey) -> None:
    """Raise BackupNotOurs where a manifest is not signed with this key."""
    if not manifest.signature:
        raise BackupNotOurs("unsigned")
    try:
        Note.parse(f"{_said(manifest)}\n{manifest.signature}\n".encode()).require([by])
    except (NotANote, NotSigned):
        raise BackupNotOurs("other") from None


def _signing(key: WorkingKey) -> PrivateKey:
    return PrivateKey(_NAME, key.signing_backups)


def _said(manifest: Manifest) -> str:
    return replace(manifest, signature="").text()
