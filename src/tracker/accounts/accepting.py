"""Accepting an invite: a nickname, a password and a phone become an account, in one step or not at all."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from tracker.accounts import passkeys, recovery, send_codes, totp
from tracker.accounts.account import locked, new_id, require_known
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.invites import spend, usable
from tracker.accounts.kit import Kit
from tracker.accounts.nicknames import at_a_glance, fit, fold
from tracker.accounts.passwords import Hashing, require_good
from tracker.accounts.proving import Proving
from tracker.accounts.refusals import NicknameTaken
from tracker.accounts.roles import Roles
from tracker.accounts.sign_ins import Device, SignedIn, end, start
from tracker.accounts.tables import account, sign_in
from tracker.accounts.token_ends import end_all
from tracker.store.engine import reading, writing


@dataclass(frozen=True)
class Acceptance:
    """What somebody typed on the page of an invite; `setup` is what that page was made with, sealed.

    Where the invite renews the access to an account, its nickname, language and zone stay as they are.
    """

    nickname: str = field(repr=False)
    password: str = field(repr=False)
    setup: str = field(repr=False)
    code: str = field(repr=False)
    language: str
    zone: str
    device: Device


@dataclass(frozen=True)
class Accepted:
    """An account with its recovery codes, shown this once, and its first sign-in; none where it is still frozen."""

    account_id: str
    recovery_codes: tuple[str, ...] = field(repr=False)
    signed_in: SignedIn | None


@dataclass(frozen=True)
class _Checked:
    """What will be kept: a nickname that is fit, a hash, a secret with the step that proved it, and new codes."""

    nickname: str
    hashed: str
    secret: str
    step: int
    codes: list[str]

    def __repr__(self) -> str:
        return "_Checked()"


class Accepting:
    """Accepts invites."""

    def __init__(self, kit: Kit, proving: Proving, hashing: Hashing) -> None:
        self._kit, self._proving, self._hashing = kit, proving, hashing

    def accept(self, token: str, given: Acceptance) -> Accepted:
        """Make the account, or renew the access to it, and sign its holder in.

        Raises the refusals of invites, nicknames and passwords, CodeWrong, LanguageUnknown, ZoneUnknown: the invite
        stays as it was. Of two who use one invite at once, one gets InviteUsed.
        """
        with reading(self._kit.engine) as connection:
            row = usable(connection, token, self._kit.now())
        checked = self._check(row, given)
        try:
            with writing(self._kit.engine) as connection:
                return self._accept(connection, token, given, checked)
        except IntegrityError:  # somebody took the nickname
            raise NicknameTaken from None

    def _check(self, row: Any, given: Acceptance) -> _Checked:  # noqa: ANN401 - a row of invites
        nickname = row.nickname or fit(given.nickname)
        require_known(given.language, given.zone)
        require_good(given.password, nickname)
        secret = totp.same_setup(self._kit.seal, row.id.hex, given.setup).secret
        step = totp.proved(secret, given.code, self._kit.now())
        return _Checked(nickname, self._hashing.hash(given.password), secret, step, recovery.draw())

    def _accept(self, connection: Connection, token: str, given: Acceptance, checked: _Checked) -> Accepted:
        now = self._kit.now()
        row = usable(connection, token, now)
        spend(connection, row.id, now)
        if row.account is None:
            account_id, is_frozen = self._make(connection, row, given, checked), False
        else:
            account_id, is_frozen = row.account, self._renew(connection, row, checked)
        recovery.replace(connection, self._kit.seal, account_id, checked.codes)
        signed_in = None if is_frozen else start(connection, self._kit, account_id, given.device)
        return Accepted(account_id, recovery.all_shown(checked.codes), signed_in)

    def _make(self, connection: Connection, row: Any, given: Acceptance, checked: _Checked) -> str:  # noqa: ANN401
        if at_a_glance(checked.nickname) in map(at_a_glance, connection.scalars(select(account.c.nickname))):
            raise NicknameTaken
        account_id, roles, now = new_id(), Roles.in_row(row), self._kit.now()
        made = {
            "id": account_id,
            "nickname": checked.nickname,
            "folded": fold(checked.nickname),
            "language": given.language,
            "zone": given.zone,
            "at_risk": False,
            "made_at": now,
            **roles.columns(),
            **self._kept(account_id, checked),
        }
        connection.execute(insert(account), made)
        note(connection, now, Deed(What.MADE, row.made_by, account_id, roles.codes()))
        return account_id

    def _renew(self, connection: Connection, row: Any, checked: _Checked) -> bool:  # noqa: ANN401 - a row of invites
        """Replace what the account was signed in with, and say whether it is frozen."""
        now, before = self._kit.now(), locked(connection, row.account)
        kept = self._kept(row.account, checked)
        connection.execute(update(account).where(account.c.id == row.account).values(kept))
        passkeys.forget_all(connection, row.account)
        send_codes.forget(connection, row.account)
        end(connection, sign_in.c.account == row.account, now)
        end_all(connection, row.account, now)
        note(connection, now, Deed(What.ACCESS_RENEWED, row.made_by, row.account))
        return before.frozen_at is not None

    def _kept(self, account_id: str, checked: _Checked) -> dict[str, object]:
        return {
            "password": self._proving.sealed_password(account_id, checked.hashed),
            "totp": self._proving.sealed_secret(account_id, checked.secret),
            "totp_step": checked.step,
        }
