"""Cosignatures (C2SP tlog-cosignature, Ed25519): a witness says at what time it saw a log grow up to a checkpoint."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tracker.store.public_log.notes import NoteKey, PrivateKey, Signature

COSIGNATURE = b"\x04"
_TIME = 8


@dataclass(frozen=True)
class WitnessKey(NoteKey):
    """Which witness to believe."""

    KIND = COSIGNATURE

    def seen_at(self, text: str, signature: Signature) -> int | None:
        """Say when this witness cosigned a checkpoint, in seconds since 1970; None where the cosignature is not its."""
        time = int.from_bytes(signature.signed[:_TIME], "big")
        is_its = (signature.name, signature.key_id) == (self.name, self.key_id)
        return time if is_its and self.signed(_said(text, time), signature.signed[_TIME:]) else None


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
        signed = Ed25519PrivateKey.from_private_bytes(self.key.secret).sign(_said(text, time).encode())
        return Signature(self.key.name, self.public.key_id, time.to_bytes(_TIME, "big") + signed)


def _said(text: str, time: int) -> str:
    return f"cosignature/v1\ntime {time}\n{text}"
