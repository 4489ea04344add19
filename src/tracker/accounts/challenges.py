"""Challenges: random bytes that a device signs once, kept here until it did, and for five minutes at most."""

import secrets
from dataclasses import dataclass, field
from enum import Enum

from sqlalchemy import Connection, delete, insert, select

from tracker.accounts.kit import MINUTE, Kit
from tracker.accounts.tables import challenge
from tracker.store.engine import writing

LASTS = 5 * MINUTE
_BYTES = 32


class Purpose(Enum):
    """What a challenge is for; it is good for nothing else."""

    ADD = "add"
    SIGN_IN = "sign_in"


@dataclass(frozen=True)
class Challenge:
    """What a device is to sign, and the id under which it is kept meanwhile."""

    challenge_id: str
    content: bytes = field(repr=False)


def draw(connection: Connection, kit: Kit, purpose: Purpose, sign_in_id: str = "") -> Challenge:
    """Draw a challenge, for one sign-in where somebody is signed in; those whose time is over go."""
    now, drawn = kit.now(), Challenge(secrets.token_hex(16), secrets.token_bytes(_BYTES))
    connection.execute(delete(challenge).where(challenge.c.expires_at <= now))
    row = {"id": drawn.challenge_id, "purpose": purpose.value, "sign_in": sign_in_id, "content": drawn.content}
    connection.execute(insert(challenge), {**row, "expires_at": now + LASTS})
    return drawn


def take(kit: Kit, purpose: Purpose, challenge_id: str, sign_in_id: str = "") -> bytes | None:
    """Use a challenge up, whatever becomes of the answer to it; None where there is none, or its time is over."""
    if not (challenge_id.isascii() and challenge_id.isalnum()):
        return None
    its = (
        (challenge.c.id == challenge_id) & (challenge.c.purpose == purpose.value) & (challenge.c.sign_in == sign_in_id)
    )
    with writing(kit.engine) as connection:
        query = select(challenge.c.content, challenge.c.expires_at).where(its).with_for_update()
        row = connection.execute(query).first()
        connection.execute(delete(challenge).where(its))
    return row.content if row is not None and row.expires_at > kit.now() else None
