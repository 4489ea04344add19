r"""The form in which a file lies on the disk: sealed piece by piece, so that a large one needs little memory.

    "tracker file 1\n" | number of the working key, 4 bytes | salt, 32 random bytes | sealed pieces

Each piece is 65,536 bytes of the file, the last one fewer (perhaps none), under AES-256-GCM with a key of this file
alone, derived from the working key and the salt. Its nonce is the piece's number and whether it is the last; so no
piece can be changed, left out, put elsewhere or cut off without being refused. All begins with the header as AAD.
"""

import io
import os
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tracker.store.keys import WorkingKey
from tracker.store.refusals import FileDamaged, WrongKey

PIECE = 65_536
"""Bytes of the file that are sealed together."""

_MAGIC = b"tracker file 1\n"
_SALT, _TAG = 32, 16
_HEADER = len(_MAGIC) + 4 + _SALT
_SEALED_PIECE = PIECE + _TAG


class Sealer:
    """Seals a file while it comes in."""

    def __init__(self, into: BinaryIO, key: WorkingKey) -> None:
        salt = os.urandom(_SALT)
        self._header = _MAGIC + key.number.to_bytes(4) + salt
        self._into, self._cipher = into, key.of_file(salt)
        self._number, self._waiting = 0, bytearray()
        into.write(self._header)

    def add(self, content: bytes) -> None:
        """Take in what comes next; a full piece is kept back until it is known whether another follows."""
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), is_last=False)
            del self._waiting[:PIECE]

    def end(self) -> None:
        """Seal what is left as the last piece."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._into.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), piece, self._header))
        self._number += 1


class Unsealed(io.RawIOBase):
    """A sealed file as it was, to be read from any place; holds one piece in memory.

    `size` is the length of what was sealed. Raises WrongKey at once, FileDamaged where a piece is not as it was sealed.
    """

    def __init__(self, sealed: BinaryIO, key: WorkingKey) -> None:
        super().__init__()
        self._sealed, self._at = sealed, 0
        self._piece: tuple[int, bytes] = (-1, b"")
        self._header, self._cipher = _opened(sealed, key)
        body = sealed.seek(0, os.SEEK_END) - _HEADER
        self._last = max(-(-body // _SEALED_PIECE) - 1, 0)
        self.size = body - (self._last + 1) * _TAG
        if self.size < 0:
            raise FileDamaged

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read from any place."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to a place, and say which it is."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def tell(self) -> int:
        """Say where the next byte is read."""
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as the piece reaches."""
        number, within = divmod(self._at, PIECE)
        if self._at >= self.size and self.size:
            return 0
        found = self._open(number)[within : within + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def pieces(self) -> Iterator[bytes]:
        """Give the whole file, piece by piece."""
        for number in range(self._last + 1):
            yield self._open(number)

    def _open(self, number: int) -> bytes:
        if self._piece[0] != number:
            self._sealed.seek(_HEADER + number * _SEALED_PIECE)
            sealed = self._sealed.read(_SEALED_PIECE)
            try:
                nonce = _nonce(number, is_last=number == self._last)
                self._piece = (number, self._cipher.decrypt(nonce, sealed, self._header))
            except (InvalidTag, ValueError):
                raise FileDamaged from None
        return self._piece[1]


def _opened(sealed: BinaryIO, key: WorkingKey) -> tuple[bytes, AESGCM]:
    """Read the header, and give it with the key of the file; raises FileDamaged, WrongKey."""
    sealed.seek(0)
    header = sealed.read(_HEADER)
    if len(header) != _HEADER or not header.startswith(_MAGIC):
        raise FileDamaged
    number = int.from_bytes(header[len(_MAGIC) : len(_MAGIC) + 4])
    if number != key.number:
        raise WrongKey(number)
    return header, key.of_file(header[-_SALT:])


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])
