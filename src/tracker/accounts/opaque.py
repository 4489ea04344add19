"""Opaque: small things handed out to be handed back; nobody else can read one, make one, or use it elsewhere.

The same thing is always sealed alike (AES-SIV, RFC 5297): what marks a state of the record must not change while that
does not.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from tracker.accounts.sealing import Seal

_LONGEST = 1000


class Opaque:
    """Seals for a place: what it is for, and for whom. Without the working key everything raises Locked."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    def shut(self, said: str, *place: str) -> str:
        """Seal a text that is not empty, as signs that an address may hold."""
        sealed = self._cipher().encrypt(said.encode(), _bound(place))
        return urlsafe_b64encode(sealed).rstrip(b"=").decode()

    def open(self, shut: str, *place: str) -> str | None:
        """Open what was sealed for this place; None for everything else."""
        if not shut.isascii() or len(shut) > _LONGEST:
            return None
        try:
            sealed = urlsafe_b64decode(shut + "=" * (-len(shut) % 4))
            return self._cipher().decrypt(sealed, _bound(place)).decode()
        except (InvalidTag, ValueError):
            return None

    def _cipher(self) -> AESSIV:
        return AESSIV(bytes.fromhex(self._seal.hash("opaque", "")))


def _bound(place: tuple[str, ...]) -> list[bytes]:
    return [one.encode() for one in place]
