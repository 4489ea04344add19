"""Proving: whether somebody is who they say, with the same work whether they are, whether the account exists or not."""

import types
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select, update

from tracker.accounts import recovery, totp
from tracker.accounts.account import locked
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.kit import Kit
from tracker.accounts.nicknames import fold
from tracker.accounts.passwords import Hashing
from tracker.accounts.refusals import AccountUnknown, NotSignedIn, PasswordWrong
from tracker.accounts.tables import account
from tracker.accounts.throttle import Throttle, Tried
from tracker.store.engine import reading, writing

_KEPT = (account.c.id, account.c.folded, account.c.password, account.c.totp, account.c.totp_step, account.c.frozen_at)
_NOBODY = "a-000000000000"


@dataclass(frozen=True)
class Claim:
    """What somebody typed to come in, and the address that they came from."""

    nickname: str
    password: str
    code: str
    peer: str

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Claim()"


@dataclass(frozen=True)
class Proven:
    """A claim that holds, until its code is spent: a step of the phone, or a recovery code by its hash."""

    kept: Any
    step: int | None
    recovery: str | None
    tried: Sequence[Tried]
    new_hash: str | None


class Proving:
    """Proves claims against the accounts of one database."""

    def __init__(self, kit: Kit, hashing: Hashing) -> None:
        self._kit, self._hashing = kit, hashing
        self._throttle = Throttle(kit)

    def prove(self, claim: Claim) -> Proven:
        """Check a claim; raises TooManyAttempts, NotSignedIn."""
        folded, code = fold(claim.nickname), totp.read_code(claim.code)
        tried = self._tried(folded, claim.peer, is_recovery=code is None)
        self._throttle.take(tried)
        kept, spare = self._look_up(folded, claim.code if code is None else None)
        hashed = self._open(kept, "password")
        is_password = self._hashing.matches(hashed, claim.password)
        secret = self._open(kept, "totp")
        step = totp.step_of(secret, code, self._kit.now(), after=kept.totp_step) if code else None
        if not is_password or (step is None and spare is None) or kept.frozen_at is not None or kept.id == _NOBODY:
            raise NotSignedIn
        new_hash = self._hashing.hash(claim.password) if self._hashing.is_outdated(hashed) else None
        return Proven(kept, step, spare, tried, new_hash)

    def spend(self, connection: Connection, proven: Proven) -> None:
        """Use the code of a claim up; of two who bring one code at once, one gets NotSignedIn."""
        its = proven.kept
        row = locked(connection, its.id)
        if row.frozen_at is not None or row.password != its.password:  # frozen or changed just now
            raise NotSignedIn
        if proven.step is not None:
            if row.totp_step >= proven.step:
                raise NotSignedIn
            self._keep(connection, its.id, totp_step=proven.step)
        elif proven.recovery is not None:
            now = self._kit.now()
            if not recovery.spend(connection, its.id, proven.recovery, now):
                raise NotSignedIn
            note(connection, now, Deed(What.CODE_SPENT, its.id, its.id))
        if proven.new_hash is not None:
            self._keep(connection, its.id, password=self.sealed_password(its.id, proven.new_hash))
        self._throttle.forgive(connection, proven.tried)

    def require_password(self, account_id: str, password: str, peer: str) -> None:
        """Ask a signed-in person for the password once more; raises TooManyAttempts, PasswordWrong."""
        with reading(self._kit.engine) as connection:
            kept = connection.execute(select(*_KEPT).where(account.c.id == account_id)).first()
        if kept is None:
            raise AccountUnknown
        tried = self._tried(kept.folded, peer, is_recovery=False)
        self._throttle.take(tried)
        if not self._hashing.matches(self._open(kept, "password"), password):
            raise PasswordWrong
        with writing(self._kit.engine) as connection:
            self._throttle.forgive(connection, tried)

    def sealed_password(self, account_id: str, hashed: str) -> bytes:
        """Seal a hash for its account: a copy of the database alone is no use for guessing."""
        return self._kit.seal.close(hashed.encode(), "account", "password", account_id)

    def sealed_secret(self, account_id: str, secret: str) -> bytes:
        """Seal the secret that an account's codes come from."""
        return self._kit.seal.close(secret.encode(), "account", "totp", account_id)

    def secret_of(self, row: Any) -> str:  # noqa: ANN401 - a row of accounts
        """Open the secret that an account's codes come from."""
        return self._open(row, "totp")

    def _tried(self, folded: str, peer: str, *, is_recovery: bool) -> list[Tried]:
        """Name what is limited.

        Whoever guesses at an account must not keep its owner out: with a recovery code, which nobody guesses, one comes
        in past the limit of the account.
        """
        common = [self._throttle.address(peer), self._throttle.everybody()]
        return common if is_recovery else [self._throttle.account(folded), *common]

    def _look_up(self, folded: str, typed: str | None) -> tuple[Any, str | None]:
        """Find what is kept of an account, or of nobody; and the recovery code typed, where it may still be used."""
        with reading(self._kit.engine) as connection:
            kept = connection.execute(select(*_KEPT).where(account.c.folded == folded)).first() or self._nobody
            if typed is None:
                return kept, None
            hashed = recovery.hash_of(self._kit.seal, kept.id, recovery.read(typed))
            return kept, hashed if recovery.is_left(connection, kept.id, hashed) else None

    @cached_property
    def _nobody(self) -> types.SimpleNamespace:
        """Stand in for an account that does not exist, so that as much is opened and computed for it."""
        return types.SimpleNamespace(
            id=_NOBODY,
            password=self.sealed_password(_NOBODY, self._hashing.of_nobody()),
            totp=self.sealed_secret(_NOBODY, "A" * 32),
            totp_step=0,
            frozen_at=None,
        )

    def _open(self, row: Any, column: str) -> str:  # noqa: ANN401 - a row of accounts, or what stands in for one
        return self._kit.seal.open(getattr(row, column), "account", column, row.id).decode()

    def _keep(self, connection: Connection, account_id: str, **values: object) -> None:
        connection.execute(update(account).where(account.c.id == account_id).values(values))
