"""A device that keeps passkeys, in software: it does what browser and authenticator do together (WebAuthn, level 3)."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps, loads
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import encode_cbor

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


def text(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def content(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Authenticator:
    """One passkey on one device; a test says what is wrong with it."""

    origin: str = "http://localhost"
    host: str = "localhost"
    verifies: bool = True
    is_inside_another_page: bool = False
    count: int = 0
    counts: bool = True
    user: bytes = b""
    key: EllipticCurvePrivateKey = field(default_factory=lambda: generate_private_key(SECP256R1()))
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def make(self, options: str) -> str:
        """Answer to `navigator.credentials.create`."""
        asked = loads(options)
        self.user = content(asked["user"]["id"])
        attested = bytes(16) + len(self.credential_id).to_bytes(2) + self.credential_id + self._public_key()
        statement = {"fmt": "none", "attStmt": {}, "authData": self._data(WITH_KEY) + attested}
        client = self._client("webauthn.create", asked)
        return self._answer({"attestationObject": text(encode_cbor(statement)), "clientDataJSON": text(client)})

    def prove(self, options: str) -> str:
        """Answer to `navigator.credentials.get`."""
        if self.counts:
            self.count += 1
        data, client = self._data(0), self._client("webauthn.get", loads(options))
        signature = self.key.sign(data + sha256(client).digest(), ECDSA(SHA256()))
        signed = {"authenticatorData": text(data), "clientDataJSON": text(client), "signature": text(signature)}
        return self._answer(signed | {"userHandle": text(self.user)})

    def _data(self, more: int) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)

    def _client(self, kind: str, asked: dict[str, Any]) -> bytes:
        said: dict[str, Any] = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return dumps(said | {"crossOrigin": self.is_inside_another_page}).encode()

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        return encode_cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)})

    def _answer(self, response: dict[str, str]) -> str:
        its = text(self.credential_id)
        return dumps({"id": its, "rawId": its, "type": "public-key", "response": response})
