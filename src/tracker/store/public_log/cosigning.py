"""Cosignatures (C2SP tlog-cosignature, Ed25519): a witness says at what time it saw a log grow up to a checkpoint."""

from base64 import b64decode, b64encode
from binascii import Error
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from tracker.store.public_log.notes import NotANote, PrivateKey, Signature

COSIGNATURE = b"\x04"
_TIME = 8
_SIZE = 32


@dataclass(frozen=True)
class WitnessKey:
    """Which witness to believe: its name, and 32 bytes."""

    name: str
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a signature says which key made it."""
        return sha256(self.name.encode() + b"\n" + COSIGNATURE + self.raw).digest()[:4]

    def text(self) -> str:
        """Write the key on one line."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(COSIGNATURE + self.raw).decode()}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `text` wrote; raises NotANote."""
        name, _, rest = text.strip().partition("+")
        try:
            raw = b64decode(rest.partition("+")[2], validate=True)
        except (Error, ValueError):
            raise NotANote from None
        key = cls(name, raw[1:])
        if raw[:1] != COSIGNATURE or len(key.raw) != _SIZE or key.text() != text.strip():
            raise NotANote
        return key

    def seen_at(self, text: str, signature: Signature) -> int | None:
        """Say when this witness cosigned a checkpoint, in seconds since 1970; None where the cosignature is not its."""
        if (signature.name, signature.key_id) != (self.name, self.key_id):
            return None
        time = int.from_bytes(signature.signed[:_TIME], "big")
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature.signed[_TIME:], _said(text, time))
        except (InvalidSignature, ValueError):
            return None
        return time


@dataclass(frozen=True)
class Cosigner:
    """A witness with its key."""

    key: PrivateKey

    @property
    def public(self) -> WitnessKey:
        """The key that others check cosignatures with."""
        return WitnessKey(self.key.name, self.key.public.raw)

    def cosign(self, text: str, time: int) -> Signature:
        """Stand for having seen a checkpoint; `time` is in seconds since 1970."""
        signed = Ed25519PrivateKey.from_private_bytes(self.key.secret).sign(_said(text, time))
        return Signature(self.key.name, self.public.key_id, time.to_bytes(_TIME, "big") + signed)


def _said(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
