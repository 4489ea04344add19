"""Ceremony: what is asked of a device that keeps passkeys, and whether its answer holds (WebAuthn, level 3).

Attestation is not asked for: which make a device is says nothing that we need. Nothing that stays on the device names
the coalition, the product or the nickname, but for the address that every passkey is bound to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from json import loads

import webauthn
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from webauthn.helpers import base64url_to_bytes, encode_cbor, parse_client_data_json
from webauthn.helpers import parse_authentication_credential_json as parse_proof
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from tracker.accounts.relying_party import RelyingParty

ISSUER = "Sign-in"
MOST_SIGNS = 20_000
"""Characters that an answer of a device may have; those of today's devices have some two thousand."""

_PATIENCE = 120_000
_REQUIRED = UserVerificationRequirement.REQUIRED


@dataclass(frozen=True)
class Made:
    """A passkey that a device has just made: its id, its public key (COSE), and how often it was used."""

    credential_id: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    sign_count: int


@dataclass(frozen=True)
class Proof:
    """That a device has the key: its count since, and for whom it keeps the key, where it says so."""

    sign_count: int
    user_handle: bytes | None = field(repr=False)


def to_make(party: RelyingParty, account_id: str, known: Sequence[bytes], challenge: bytes) -> str:
    """Ask a device to make a passkey that it finds by itself, for a person whom it verifies; as JSON."""
    asked = webauthn.generate_registration_options(
        rp_id=party.host,
        rp_name=ISSUER,
        user_id=account_id.encode(),
        user_name=sha256(account_id.encode()).hexdigest()[:4],
        challenge=challenge,
        timeout=_PATIENCE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, require_resident_key=True, user_verification=_REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
    )
    return webauthn.options_to_json(asked)


def to_prove(party: RelyingParty, challenge: bytes) -> str:
    """Ask a device for a proof with any of its passkeys for us; no account is named, so none is betrayed. As JSON."""
    asked = webauthn.generate_authentication_options(
        rp_id=party.host, challenge=challenge, timeout=_PATIENCE, user_verification=_REQUIRED
    )
    return webauthn.options_to_json(asked)


def made(party: RelyingParty, answer: str, challenge: bytes) -> Made | None:
    """Read the passkey that a device made; None where the answer does not hold."""
    try:
        found = webauthn.verify_registration_response(
            credential=_short(answer),
            expected_challenge=challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            require_user_verification=True,
        )
        _require_top_window(base64url_to_bytes(loads(answer)["response"]["clientDataJSON"]))
    except Exception:  # noqa: BLE001 - the library raises whatever it meets in what a stranger sent
        return None
    return Made(found.credential_id, found.credential_public_key, found.sign_count)


def named_in(answer: str) -> bytes | None:
    """Give the id of the passkey that an answer claims to be of; None where it claims nothing."""
    try:
        return parse_proof(_short(answer)).raw_id
    except Exception:  # noqa: BLE001 - the library raises whatever it meets in what a stranger sent
        return None


def proof(party: RelyingParty, answer: str, challenge: bytes, public_key: bytes) -> Proof | None:
    """Check a proof; None where it does not hold. Whether the count fell, whoever keeps the last one has to say."""
    try:
        given = parse_proof(_short(answer))
        found = webauthn.verify_authentication_response(
            credential=given,
            expected_challenge=challenge,
            expected_rp_id=party.host,
            expected_origin=party.origin,
            credential_public_key=public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
        _require_top_window(given.response.client_data_json)
    except Exception:  # noqa: BLE001 - the library raises whatever it meets in what a stranger sent
        return None
    return Proof(found.new_sign_count, given.response.user_handle)


@cache
def nobodys_key() -> bytes:
    """Give a public key whose other half nobody has: as much is computed for a passkey that there is none of."""
    numbers = generate_private_key(SECP256R1()).public_key().public_numbers()
    return encode_cbor({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)})


def _short(answer: str) -> str:
    if len(answer) > MOST_SIGNS:
        raise ValueError(len(answer))
    return answer


def _require_top_window(client_data: bytes) -> None:
    """Refuse what was asked for inside a page of another site; raises ValueError."""
    if parse_client_data_json(client_data).cross_origin or "topOrigin" in loads(client_data):
        raise ValueError
