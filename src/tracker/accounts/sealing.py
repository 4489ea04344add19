"""Seals what belongs to one row of accounts: it opens under the working key and in that place alone."""

import os

from cryptography.exceptions import InvalidTag

from tracker.store.keys import WorkingKey
from tracker.store.refusals import BrokenWords, Locked, WrongKey

_NUMBER, _NONCE = 2, 12


class Seal:
    """AES-256-GCM under a key derived from the working key; without that key everything raises Locked."""

    def __init__(self, key: WorkingKey | None) -> None:
        self._key = key

    def close(self, plain: bytes, *place: str) -> bytes:
        """Seal bytes for a place: its table and column, and the ids of its row."""
        key, nonce = self._held(), os.urandom(_NONCE)
        return key.number.to_bytes(_NUMBER) + nonce + key.private.encrypt(nonce, plain, _bound(place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """Open what was sealed for this place; raises WrongKey, BrokenWords."""
        key, number = self._held(), int.from_bytes(sealed[:_NUMBER])
        if number != key.number:
            raise WrongKey(number)
        try:
            nonce, content = sealed[_NUMBER : _NUMBER + _NONCE], sealed[_NUMBER + _NONCE :]
            return key.private.decrypt(nonce, content, _bound(place))
        except (InvalidTag, ValueError):
            raise BrokenWords("/".join(place)) from None

    def hash(self, purpose: str, content: str) -> str:
        """Hash what nobody without the key shall be able to guess (HMAC-SHA-256), in hex."""
        return self._held().keyed_hash(f"accounts/{purpose}", content.encode("utf-8", "surrogatepass"))

    def _held(self) -> WorkingKey:
        if self._key is None:
            raise Locked
        return self._key


def _bound(place: tuple[str, ...]) -> bytes:
    return "\n".join(place).encode()
