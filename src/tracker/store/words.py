"""Texts of people on their way into the log: the event carries a reference, the sealed text lies beside it.

ref = base64url(SHA-256(nonce || UTF-8 text)) without padding, nonce = 32 random bytes, text in NFC. So
whoever is given nonce and text can check them against the event, and whoever is not can guess nothing; when
the row is erased the log and its proofs stay as they are.
"""

import os
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple
from unicodedata import normalize

from cryptography.exceptions import InvalidTag

from tracker.domain.values import Code, Ref, Words
from tracker.store.canonical import is_code
from tracker.store.keys import WorkingKey
from tracker.store.refusals import BrokenWords, WrongKey

NONCE = 32
_GCM_NONCE = 12
_PERSON = re.compile(r"\{(p-[0-9a-z]{8})\}")


class NoWords(ValueError):
    """There is no text, or it is not Unicode, or its language is no code; the text is not repeated here."""


@dataclass(frozen=True)
class Secret:
    """A text that was not written yet, with its nonce and reference."""

    ref: Ref
    nonce: bytes = field(repr=False)
    text: str = field(repr=False)

    def people(self) -> list[str]:
        """Give the keys of the persons whom the text names, as `{p-7kq2m4xa}`, each once."""
        return sorted(set(_PERSON.findall(self.text)))


class Sealed(NamedTuple):
    """A row of the table of words."""

    ref: Ref
    key_no: int
    sealed: bytes


def new_words(texts: Mapping[Code, str]) -> tuple[Words, tuple[Secret, ...]]:
    """Turn a text by language into what an event carries and what is to be written with it.

    Raises NoWords where there is no language, an empty text, or a text that is not Unicode.
    """
    if not texts or not all(is_code(language) for language in texts):
        raise NoWords
    secrets = {language: _secret(text) for language, text in texts.items()}
    return {language: secret.ref for language, secret in secrets.items()}, tuple(secrets.values())


def ref_of(nonce: bytes, text: bytes) -> Ref:
    """Give the reference that stands for a text, given in UTF-8, with its nonce."""
    return Ref(urlsafe_b64encode(sha256(nonce + text).digest())[:-1].decode())


def seal(secrets: Iterable[Secret], key: WorkingKey) -> list[Sealed]:
    """Seal texts under the key, each bound to its reference."""
    rows = []
    for secret in secrets:
        nonce = os.urandom(_GCM_NONCE)
        plain = secret.nonce + secret.text.encode()
        rows.append(Sealed(secret.ref, key.number, nonce + key.sealing.encrypt(nonce, plain, secret.ref.encode())))
    return rows


def unseal(row: Sealed, key: WorkingKey) -> Secret:
    """Open a row; raises WrongKey, and BrokenWords where it does not hold what its reference stands for."""
    if row.key_no != key.number:
        raise WrongKey(row.key_no)
    try:
        plain = key.sealing.decrypt(row.sealed[:_GCM_NONCE], row.sealed[_GCM_NONCE:], row.ref.encode())
    except (InvalidTag, ValueError):
        raise BrokenWords(row.ref) from None
    nonce, text = plain[:NONCE], plain[NONCE:]
    if ref_of(nonce, text) != row.ref:
        raise BrokenWords(row.ref)
    return Secret(row.ref, nonce, text.decode())


def _secret(text: str) -> Secret:
    try:
        written = normalize("NFC", text).encode()
    except UnicodeEncodeError:
        raise NoWords from None
    if not written:
        raise NoWords
    nonce = os.urandom(NONCE)
    return Secret(ref_of(nonce, written), nonce, written.decode())
