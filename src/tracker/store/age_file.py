"""Files that nobody on this machine can read again: encrypted with age to a recipient whose key lies elsewhere.

The format is age's (age-encryption.org/v1), so that other people's programs open it, too.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import BinaryIO, Protocol, Self

import pyrage
from pyrage import x25519

from tracker.store.public_log.notes import NotANote, PublicKey
from tracker.store.refusals import FileDamaged

_PIECE = 1 << 16


_SIGNED_BY = "# signed by: "


class NotARecipient(ValueError):
    """The text is not the public part of a recovery key."""


class NotARecoveryKey(ValueError):
    """The text holds no recovery key."""


class WrongRecoveryKey(Exception):
    """The file was not encrypted to this recovery key."""


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes, none at the end."""


class Writable(Protocol):
    """What bytes can be written to, all of them at once."""

    def write(self, content: bytes, /) -> int | None:
        """Write them."""


class RecoveryKey:
    """What opens encrypted files: an age identity. Whoever has it reads every backup.

    `signer` is the key that backups are signed with, None where nobody noted it with the recovery key.
    """

    def __init__(self, identity: x25519.Identity, signer: PublicKey | None = None) -> None:
        self._identity, self.signer = identity, signer

    def __repr__(self) -> str:
        """Name the key, never show it."""
        return f"RecoveryKey({self.recipient})"

    @classmethod
    def draw(cls, signer: PublicKey | None = None) -> Self:
        """Make a new key, noting with it whose backups it is to open."""
        return cls(x25519.Identity.generate(), signer)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a key out of the lines of a file, as programs for age write them; raises NotARecoveryKey."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        signers = [line.removeprefix(_SIGNED_BY) for line in lines if line.startswith(_SIGNED_BY)]
        try:
            identity = x25519.Identity.from_str("".join(line for line in lines if not line.startswith("#")))
            return cls(identity, PublicKey.parse(signers[-1]) if signers else None)
        except (pyrage.IdentityError, NotANote):
            raise NotARecoveryKey from None

    @property
    def recipient(self) -> str:
        """The public part, on one line: files are encrypted to it."""
        return str(self._identity.to_public())

    def text(self) -> str:
        """Write the key as programs for age read it."""
        signed = f"{signed_by(self.signer)}\n" if self.signer else ""
        return f"# public key: {self.recipient}\n{signed}{self._identity}\n"

    def opens(self, source: Readable, target: Writable) -> None:
        """Decrypt; raises what the library raises."""
        pyrage.decrypt_io(source, target, [self._identity])


def signed_by(signer: PublicKey) -> str:
    """Give the line of a recovery key's file that says which key signs backups; programs for age pass it over."""
    return f"{_SIGNED_BY}{signer.text()}"


class _Reading:
    """Reads on, and remembers what failed: the library tells of it in words alone."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.failed: Exception | None = None

    def read(self, size: int) -> bytes:
        """Give at most so many bytes."""
        try:
            return self._source.read(size)
        except Exception as error:
            self.failed = error
            raise


class _Writing:
    """Writes on, and remembers what failed."""

    def __init__(self, target: Writable) -> None:
        self._target = target
        self.failed: Exception | None = None

    def write(self, content: bytes) -> int:
        """Write all of it."""
        try:
            self._target.write(content)
        except Exception as error:
            self.failed = error
            raise
        return len(content)

    def flush(self) -> None:
        """Do nothing: whoever opened the file brings it to the disk."""


def require_recipient(text: str) -> str:
    """Give the text back where it is a recipient; raises NotARecipient."""
    try:
        return str(x25519.Recipient.from_str(text.strip()))
    except pyrage.RecipientError:
        raise NotARecipient from None


def encrypt(source: Readable, target: Writable, recipients: Sequence[str]) -> None:
    """Encrypt what is read to whoever holds the key of one of the recipients; raises what reading or writing raises."""
    read, written = _Reading(source), _Writing(target)
    try:
        pyrage.encrypt_io(read, written, [x25519.Recipient.from_str(one) for one in recipients])
    except (pyrage.EncryptError, OSError) as error:
        raise read.failed or written.failed or error from None


def decrypt(source: Readable, target: Writable, key: RecoveryKey) -> None:
    """Decrypt what is read; nothing that was written counts before this returns.

    Raises WrongRecoveryKey, FileDamaged, and what reading or writing raises.
    """
    read, written = _Reading(source), _Writing(target)
    try:
        key.opens(read, written)
    except (pyrage.DecryptError, OSError) as error:
        if failed := read.failed or written.failed:
            raise failed from None
        raise (WrongRecoveryKey if "No matching keys" in str(error) else FileDamaged) from None


@contextmanager
def decrypted(path: Path, key: RecoveryKey) -> Iterator[BinaryIO]:
    """Read a file decrypted, from its beginning on, while nothing of it lies on a disk.

    What was read counts once the block is left without an exception. Raises WrongRecoveryKey, FileDamaged, OSError.
    """
    reading_end, writing_end = os.pipe()
    failed: list[Exception] = []
    thread = Thread(target=_decrypt_into, args=(path, writing_end, key, failed))
    thread.start()
    try:
        with os.fdopen(reading_end, "rb") as content:
            yield content
            while content.read(_PIECE):
                pass
    except BaseException:
        thread.join()
        if failed and not isinstance(failed[0], BrokenPipeError):
            raise failed[0] from None
        raise
    thread.join()
    if failed:
        raise failed[0]


def _decrypt_into(path: Path, writing_end: int, key: RecoveryKey, failed: list[Exception]) -> None:
    try:
        with os.fdopen(writing_end, "wb") as into, path.open("rb") as source:
            decrypt(source, into, key)
    except Exception as error:  # noqa: BLE001 - it is raised by whoever reads
        failed.append(error)
