"""The working key: a file outside database and backups, without which no words can be read."""

import os
import re
import secrets
import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import cached_property
from hashlib import sha256
from hmac import digest
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from tracker.store.files import put_new
from tracker.store.refusals import KeyFileBroken, KeyFileExists, KeyFileMissing, KeyFileOpenToOthers

_SIZE = 32
_FORM = re.compile(rb"tracker working key ([1-9][0-9]{0,3})\n([A-Za-z0-9_-]{43})=\n")
_MOST = 100  # bytes; a key file is shorter


class WorkingKey:
    """One key, by its number; each use has a key of its own, derived from it (HKDF, RFC 5869)."""

    def __init__(self, number: int, secret: bytes) -> None:
        if len(secret) != _SIZE:
            raise KeyFileBroken
        self.number = number
        self._secret = secret

    def __repr__(self) -> str:
        """Name the key, never show it."""
        return f"WorkingKey({self.number})"

    @classmethod
    def create(cls, path: Path, number: int = 1) -> Self:
        """Draw a key into a new file that only its owner can read; raises KeyFileExists.

        The file is there whole or not at all, whenever this is killed; when it returns, the file has reached the
        disk: a lost key loses every word.
        """
        key = cls(number, secrets.token_bytes(_SIZE))
        try:
            put_new(path, key.text())
        except FileExistsError:
            raise KeyFileExists from None
        return key

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a key; raises KeyFileMissing, KeyFileOpenToOthers, KeyFileBroken."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            raise KeyFileMissing from None
        with file:
            if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
                raise KeyFileOpenToOthers(f"chmod 600 {path}")
            return cls.parse(file.read(_MOST))

    @classmethod
    def read_copy(cls, path: Path) -> Self:
        """Read a copy that was kept elsewhere, whoever may read it there: a memory stick often knows no rights.

        Raises KeyFileMissing, KeyFileBroken.
        """
        try:
            return cls.parse(path.read_bytes()[:_MOST])
        except FileNotFoundError:
            raise KeyFileMissing from None

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """Read what `text` wrote; raises KeyFileBroken."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise KeyFileBroken
        return cls(int(match[1]), urlsafe_b64decode(match[2] + b"="))

    def text(self) -> bytes:
        """Write the key as it stands in a file."""
        return b"tracker working key %d\n%b\n" % (self.number, urlsafe_b64encode(self._secret))

    @property
    def mark(self) -> str:
        """A hash by which the key is known again; it says nothing of the key itself."""
        return self.keyed_hash("mark", b"")

    def keyed_hash(self, purpose: str, content: bytes) -> str:
        """Hash what nobody without the key shall be able to guess (HMAC-SHA-256), in hex.

        Different purposes give unrelated hashes of the same content.
        """
        return digest(self._derive(f"hash/{purpose}"), content, sha256).hex()

    @cached_property
    def sealing(self) -> AESGCM:
        """The AES-256-GCM cipher that words are sealed with."""
        return AESGCM(self._derive("words"))

    @cached_property
    def private(self) -> AESGCM:
        """The AES-256-GCM cipher that secrets and drafts of accounts are sealed with."""
        return AESGCM(self._derive("accounts"))

    @cached_property
    def signing_backups(self) -> bytes:
        """The 32 secret bytes of the Ed25519 key that backups are signed with."""
        return self._derive("backups")

    def of_file(self, salt: bytes) -> AESGCM:
        """Give the AES-256-GCM cipher that one file is sealed with, by the random salt that the file begins with."""
        return AESGCM(self._derive(f"files/{salt.hex()}"))

    def _derive(self, purpose: str) -> bytes:
        return HKDFExpand(SHA256(), _SIZE, f"tracker/1/{purpose}".encode()).derive(self._secret)
