"""Signed notes (C2SP signed-note): a text, and below it who stands for it with an Ed25519 signature (RFC 8032)."""

import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
_ID = 4
_DASH = "\N{EM DASH}"
_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(rf"{_DASH} ([^\s+]+) ([A-Za-z0-9+/]+={{0,2}})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_PRIVATE = "PRIVATE+KEY"


class NotANote(ValueError):
    """The text is no signed note, or a key is not written as keys of notes are."""


class NotSigned(Exception):
    """Nobody whose key is known stands for the note, or one of their signatures is wrong."""


@dataclass(frozen=True)
class Signature:
    """One line below a note: the signer's name, the first four bytes of the key's hash, and what was signed."""

    name: str
    key_id: bytes
    signed: bytes

    def line(self) -> str:
        """Write it as it stands in a note."""
        return f"{_DASH} {self.name} {b64encode(self.key_id + self.signed).decode()}\n"


@dataclass(frozen=True)
class NoteKey:
    """A key that signatures of one kind are checked with: a name without blanks and plus signs, and 32 bytes."""

    KIND: ClassVar[bytes]

    name: str
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """The four bytes by which a signature says which key made it."""
        return sha256(self.name.encode() + b"\n" + self.KIND + self.raw).digest()[:_ID]

    def text(self) -> str:
        """Write the key on one line, as programs for notes read it."""
        return f"{self.name}+{self.key_id.hex()}+{b64encode(self.KIND + self.raw).decode()}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `text` wrote; raises NotANote."""
        key = cls(*_key_of(text.strip(), cls.KIND))
        if key.text() != text.strip():
            raise NotANote
        return key

    def signed(self, said: str, signature: bytes) -> bool:
        """Say whether the bytes are this key's signature over what was said."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, said.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class PublicKey(NoteKey):
    """Whom to believe that a note is theirs."""

    KIND = ED25519

    def stands_for(self, text: str, signature: Signature) -> bool:
        """Say whether the signature is this key's, over this text."""
        return self.signed(text, signature.signed)


@dataclass(frozen=True)
class PrivateKey:
    """Who signs: a name, and the 32 secret bytes of an Ed25519 key."""

    name: str
    secret: bytes

    def __repr__(self) -> str:
        """Name the key, never show it."""
        return f"PrivateKey({self.name!r})"

    @classmethod
    def draw(cls, name: str) -> Self:
        """Make a new key; raises NotANote where the name has blanks or plus signs."""
        if not _NAME.fullmatch(name):
            raise NotANote
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def public(self) -> PublicKey:
        """The key that others check signatures with."""
        return PublicKey(self.name, Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw())

    def text(self) -> str:
        """Write the key on one line."""
        return f"{_PRIVATE}+{self.name}+{self.public.key_id.hex()}+{b64encode(ED25519 + self.secret).decode()}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `text` wrote; raises NotANote."""
        key = cls(*_key_of(text.strip().removeprefix(f"{_PRIVATE}+"), ED25519))
        if key.text() != text.strip():
            raise NotANote
        return key

    def sign(self, text: str) -> Signature:
        """Stand for a text that ends in a new line."""
        signed = Ed25519PrivateKey.from_private_bytes(self.secret).sign(text.encode())
        return Signature(self.name, self.public.key_id, signed)


@dataclass(frozen=True)
class Note:
    """A text that ends in a new line, with the signatures below it."""

    text: str
    signatures: Sequence[Signature]

    def write(self) -> str:
        """Write text and signatures, as they are published."""
        return f"{self.text}\n{''.join(one.line() for one in self.signatures)}"

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read a note, whoever signed it; raises NotANote."""
        try:
            written = raw.decode()
        except UnicodeDecodeError:
            raise NotANote from None
        text, parted, below = written.rpartition("\n\n")
        lines = below.splitlines(keepends=True)
        if _CONTROL.search(written) or not text or not parted or not lines:
            raise NotANote
        return cls(text + "\n", tuple(map(_signature, lines)))

    def require(self, keys: Iterable[PublicKey]) -> None:
        """Believe the note, as one of these keys stands for it; raises NotSigned."""
        known = {(key.name, key.key_id): key for key in keys}
        theirs = [(known.get((one.name, one.key_id)), one) for one in self.signatures]
        checked = [key.stands_for(self.text, one) for key, one in theirs if key]
        if not checked or not all(checked):
            raise NotSigned


def _signature(line: str) -> Signature:
    match = _SIGNATURE.fullmatch(line.removesuffix("\n"))
    if match is None or not line.endswith("\n"):
        raise NotANote
    raw = _decoded(match[2])
    if len(raw) <= _ID:
        raise NotANote
    return Signature(match[1], raw[:_ID], raw[_ID:])


def _key_of(text: str, kind: bytes) -> tuple[str, bytes]:
    name, _, rest = text.partition("+")
    raw = _decoded(rest.partition("+")[2])
    if not _NAME.fullmatch(name) or len(raw) != 1 + 32 or raw[:1] != kind:
        raise NotANote
    return name, raw[1:]


def _decoded(text: str) -> bytes:
    """Read base64, in the one way in which it is written: of its last sign some bits count for nothing."""
    try:
        raw = b64decode(text, validate=True)
    except (Error, ValueError):
        raise NotANote from None
    if b64encode(raw).decode() != text:
        raise NotANote
    return raw
