"""Passkeys: keys that a device keeps and hands to nobody; one of them signs in without nickname, password and code.

The device verifies who holds it before it signs. Password and phone stay beside them, so a passkey is never the last
way to come in. What is refused, is so with one answer, and after the same work.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json import dumps, loads
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from tracker.accounts import challenges
from tracker.accounts.account import locked
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.challenges import Purpose
from tracker.accounts.kit import Kit
from tracker.accounts.proving import Claim, Proving
from tracker.accounts.refusals import (
    NameLong,
    NotProven,
    NotSignedIn,
    PasskeyKnown,
    PasskeyRefused,
    PasskeyUnfit,
    PasskeyUnknown,
    TooManyPasskeys,
)
from tracker.accounts.relying_party import RelyingParty
from tracker.accounts.sign_ins import Device, Sign, SignedIn, start
from tracker.accounts.tables import account, passkey
from tracker.accounts.throttle import Throttle
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment

MOST, LONGEST_NAME = 10, 40
"""How many passkeys an account has, and how many characters the name of one."""


@dataclass(frozen=True)
class Fresh:
    """Password and code, typed once more, and the address that they came from."""

    password: str
    code: str
    peer: str

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Fresh()"


@dataclass(frozen=True)
class Asked:
    """What a device is asked, as JSON for the browser; its answer names `challenge_id`."""

    challenge_id: str
    options: str = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """What a device answered, as JSON, and to which challenge."""

    challenge_id: str
    credential: str = field(repr=False)


@dataclass(frozen=True)
class Passkey:
    """A line of the list of one's passkeys; moments are UTC, `used_at` None where it was never used."""

    passkey_id: str
    name: str = field(repr=False)
    sends_only: bool
    made_at: datetime
    used_at: datetime | None


class Passkeys:
    """The passkeys of the accounts of one database, good at one address."""

    def __init__(self, kit: Kit, proving: Proving, party: RelyingParty) -> None:
        self._kit, self._proving, self.party = kit, proving, party
        self._throttle = Throttle(kit)

    def of(self, account_id: str) -> list[Passkey]:
        """List an account's passkeys, oldest first."""
        query = select(passkey).where(passkey.c.account == account_id).order_by(passkey.c.made_at, passkey.c.id)
        with reading(self._kit.engine) as connection:
            return [self._line(row) for row in connection.execute(query)]

    def begin_adding(self, sign: Sign, fresh: Fresh) -> Asked:
        """Ask a device for a new passkey, once its holder proved anew who they are.

        Raises NotProven, TooManyAttempts, TooManyPasskeys.
        """
        from tracker.accounts import ceremony  # noqa: PLC0415 - slow to import

        its = sign.account.account_id
        with reading(self._kit.engine) as connection:
            rows = connection.execute(select(passkey).where(passkey.c.account == its)).all()
        if len(rows) >= MOST:
            raise TooManyPasskeys(most=MOST)
        known = [_bytes(self._content(row)["id"]) for row in rows]
        try:
            proven = self._proving.prove(Claim(sign.account.nickname, fresh.password, fresh.code, fresh.peer))
            with writing(self._kit.engine) as connection:
                self._proving.spend(connection, proven)
                drawn = challenges.draw(connection, self._kit, Purpose.ADD, sign.sign_in_id)
        except NotSignedIn:
            raise NotProven from None
        return Asked(drawn.challenge_id, ceremony.to_make(self.party, its, known, drawn.content))

    def add(self, sign: Sign, answer: Answer, name: str, *, sends_only: bool) -> None:
        """Keep the passkey that a device made; raises PasskeyUnfit, PasskeyKnown, TooManyPasskeys, NameLong."""
        from tracker.accounts import ceremony  # noqa: PLC0415 - slow to import

        its, called = sign.account.account_id, fit_name(name)
        asked = challenges.take(self._kit, Purpose.ADD, answer.challenge_id, sign.sign_in_id)
        made = ceremony.made(self.party, answer.credential, asked) if asked else None
        if made is None:
            raise PasskeyUnfit
        credential, passkey_id = self._hashed(made.credential_id), secrets.token_hex(6)
        row: dict[str, object] = {"id": passkey_id, "account": its, "credential": credential}
        row |= {"sealed": self._sealed(passkey_id, made.credential_id, made.public_key, called)}
        row |= {"sign_count": made.sign_count, "sends_only": sends_only, "made_at": self._kit.now(), "used_at": None}
        with writing(self._kit.engine) as connection:
            locked(connection, its)
            self._require_room(connection, its, credential)
            connection.execute(insert(passkey), row)
            note(connection, self._kit.now(), Deed(What.PASSKEY_ADDED, its, its))

    def rename(self, account_id: str, passkey_id: str, name: str) -> None:
        """Call a passkey otherwise; raises PasskeyUnknown, NameLong."""
        called = fit_name(name)
        with writing(self._kit.engine) as connection:
            row = self._own(connection, account_id, passkey_id)
            kept = self._content(row)
            sealed = self._sealed(row.id, _bytes(kept["id"]), _bytes(kept["key"]), called)
            connection.execute(update(passkey).where(passkey.c.id == row.id).values(sealed=sealed))

    def remove(self, account_id: str, passkey_id: str) -> None:
        """Take no passkey of that id any more; raises PasskeyUnknown."""
        with writing(self._kit.engine) as connection:
            row = self._own(connection, account_id, passkey_id)
            connection.execute(delete(passkey).where(passkey.c.id == row.id))
            note(connection, self._kit.now(), Deed(What.PASSKEY_REMOVED, account_id, account_id))

    def begin_sign_in(self, peer: str) -> Asked:
        """Ask whichever device it is for a proof; raises TooManyAttempts."""
        from tracker.accounts import ceremony  # noqa: PLC0415 - slow to import

        self._throttle.take(self._tried(peer))  # each challenge is one try: an answer without one is refused unread
        with writing(self._kit.engine) as connection:
            drawn = challenges.draw(connection, self._kit, Purpose.SIGN_IN)
        return Asked(drawn.challenge_id, ceremony.to_prove(self.party, drawn.content))

    def sign_in(self, answer: Answer, peer: str, device: Device, *, sends_only: bool = False) -> SignedIn:
        """Sign somebody in by a device's proof; raises PasskeyRefused, whatever is wrong with it."""
        from tracker.accounts import ceremony  # noqa: PLC0415 - slow to import

        asked = challenges.take(self._kit, Purpose.SIGN_IN, answer.challenge_id)
        row = self._look_up(ceremony.named_in(answer.credential))
        key = ceremony.nobodys_key() if row is None else _bytes(self._content(row)["key"])
        proof = ceremony.proof(self.party, answer.credential, asked or b"", key)
        if asked is None or row is None or proof is None or proof.user_handle not in {None, row.account.encode()}:
            raise PasskeyRefused
        with writing(self._kit.engine) as connection:
            if self._use(connection, row, proof.sign_count):
                self._throttle.forgive(connection, self._tried(peer))
                return start(connection, self._kit, row.account, device, sends_only=sends_only or row.sends_only)
        raise PasskeyRefused

    def _use(self, connection: Connection, row: Any, count: int) -> bool:  # noqa: ANN401 - a row of passkeys
        """Say whether a passkey may be used now, and keep its count.

        One that has a count and does not move it on may have been copied (WebAuthn, 6.1.1): its holder is told.
        """
        its, now = locked(connection, row.account), self._kit.now()
        last = connection.scalar(select(passkey.c.sign_count).where(passkey.c.id == row.id))
        if its.frozen_at is not None or last is None:
            return False
        if count <= last and (count or last):
            note(connection, now, Deed(What.PASSKEY_COUNT_FELL, row.account, row.account))
            return False
        connection.execute(update(passkey).where(passkey.c.id == row.id).values(sign_count=count, used_at=now))
        return True

    def _look_up(self, credential_id: bytes | None) -> Any:  # noqa: ANN401 - a row of passkeys, or none
        its = self._hashed(credential_id or b"")
        query = select(passkey).join(account, account.c.id == passkey.c.account).where(passkey.c.credential == its)
        with reading(self._kit.engine) as connection:
            return connection.execute(query.where(account.c.frozen_at.is_(None))).first()

    def _require_room(self, connection: Connection, account_id: str, credential: str) -> None:
        if connection.execute(select(passkey.c.id).where(passkey.c.credential == credential)).first() is not None:
            raise PasskeyKnown
        theirs = select(func.count()).select_from(passkey).where(passkey.c.account == account_id)
        if (connection.scalar(theirs) or 0) >= MOST:
            raise TooManyPasskeys(most=MOST)

    def _own(self, connection: Connection, account_id: str, passkey_id: str) -> Any:  # noqa: ANN401 - a row of passkeys
        if not (passkey_id.isascii() and passkey_id.isalnum()):
            raise PasskeyUnknown
        its = (passkey.c.account == account_id) & (passkey.c.id == passkey_id)
        row = connection.execute(select(passkey).where(its).with_for_update()).first()
        if row is None:
            raise PasskeyUnknown
        return row

    def _line(self, row: Any) -> Passkey:  # noqa: ANN401 - a row of passkeys
        used_at = None if row.used_at is None else moment(row.used_at)
        return Passkey(row.id, self._content(row)["name"], row.sends_only, moment(row.made_at), used_at)

    def _content(self, row: Any) -> dict[str, str]:  # noqa: ANN401 - a row of passkeys
        found: dict[str, str] = loads(self._kit.seal.open(row.sealed, "passkey", "sealed", row.id))
        return found

    def _sealed(self, passkey_id: str, credential_id: bytes, public_key: bytes, name: str) -> bytes:
        content = {"id": _text(credential_id), "key": _text(public_key), "name": name}
        return self._kit.seal.close(dumps(content).encode(), "passkey", "sealed", passkey_id)

    def _hashed(self, credential_id: bytes) -> str:
        return self._kit.seal.hash("passkey", _text(credential_id))

    def _tried(self, peer: str) -> Sequence[Any]:
        return [self._throttle.address(peer), self._throttle.everybody()]


def forget_all(connection: Connection, account_id: str) -> None:
    """Take no passkey of an account any more: whoever renews its access may have lost the device."""
    connection.execute(delete(passkey).where(passkey.c.account == account_id))


def fit_name(name: str) -> str:
    """Give a name as it is kept, in one line; raises NameLong."""
    called = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if len(called) > LONGEST_NAME:
        raise NameLong(most=LONGEST_NAME)
    return called


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode()


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text)
