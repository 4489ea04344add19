"""One's own account: password, phone, recovery codes, language, zone and e-mail, changed by its holder alone.

What an account is signed in with is changed only with the password typed once more; all other sign-ins and all tokens
then end.
"""

import re
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from tracker.accounts import recovery, totp
from tracker.accounts.account import locked, require_known
from tracker.accounts.account_log import Deed, What, are_codes_kept, note
from tracker.accounts.kit import Kit
from tracker.accounts.passwords import Hashing, require_good
from tracker.accounts.proving import Proving
from tracker.accounts.refusals import EmailUnfit
from tracker.accounts.sign_ins import Sign, end
from tracker.accounts.tables import account, mailing, sign_in
from tracker.accounts.token_ends import end_all
from tracker.accounts.totp import Setup
from tracker.store.engine import reading, writing

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = re.compile(rf"(?=[^@]{{1,64}}@)(?=.{{1,254}}\Z){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?=..){_LABEL}")
"""An address as RFC 5322 has them without quotes: others are refused here, for no mail could be addressed so."""


@dataclass(frozen=True)
class Again:
    """The password of the account, typed once more, and the address that it came from."""

    password: str
    peer: str

    def __repr__(self) -> str:
        """Show nothing of it."""
        return "Again()"


class Own:
    """What people change about their own accounts."""

    def __init__(self, kit: Kit, proving: Proving, hashing: Hashing) -> None:
        self._kit, self._proving, self._hashing = kit, proving, hashing

    def change_password(self, sign: Sign, again: Again, new: str) -> None:
        """Change the password; raises PasswordWrong, TooManyAttempts, and the refusals of passwords."""
        its = sign.account.account_id
        require_good(new, sign.account.nickname)
        self._proving.require_password(its, again.password, again.peer)
        sealed = self._proving.sealed_password(its, self._hashing.hash(new))
        with writing(self._kit.engine) as connection:
            self._change(connection, sign, What.PASSWORD_CHANGED, password=sealed)

    def new_setup(self, sign: Sign, setup: str = "") -> Setup:
        """Draw a secret for another phone, or keep the sealed one of a form that came back.

        It counts once `change_phone` has seen a code of it.
        """
        return totp.kept_or_new(self._kit.seal, sign.account.account_id, setup)

    def change_phone(self, sign: Sign, again: Again, setup: str, code: str) -> None:
        """Take codes from another phone from now on; raises PasswordWrong, TooManyAttempts, CodeWrong."""
        its = sign.account.account_id
        secret = totp.same_setup(self._kit.seal, its, setup).secret
        step = totp.proved(secret, code, self._kit.now())
        self._proving.require_password(its, again.password, again.peer)
        sealed = self._proving.sealed_secret(its, secret)
        with writing(self._kit.engine) as connection:
            self._change(connection, sign, What.PHONE_CHANGED, totp=sealed, totp_step=step)

    def renew_codes(self, sign: Sign, again: Again) -> tuple[str, ...]:
        """Draw ten new recovery codes, shown this once; earlier ones are void.

        Raises PasswordWrong, TooManyAttempts.
        """
        its = sign.account.account_id
        self._proving.require_password(its, again.password, again.peer)
        codes = recovery.draw()
        with writing(self._kit.engine) as connection:
            locked(connection, its)
            recovery.replace(connection, self._kit.seal, its, codes)
            note(connection, self._kit.now(), Deed(What.CODES_RENEWED, its, its))
        return recovery.all_shown(codes)

    def keep_codes(self, account_id: str) -> None:
        """Take the holder's word that the recovery codes are written down."""
        with writing(self._kit.engine) as connection:
            if not are_codes_kept(connection, account_id):
                note(connection, self._kit.now(), Deed(What.CODES_KEPT, account_id, account_id))

    def are_codes_kept(self, account_id: str) -> bool:
        """Say whether the holder has said so, since the codes were drawn: where an answer was lost, nobody saw them."""
        with reading(self._kit.engine) as connection:
            return are_codes_kept(connection, account_id)

    def codes_left(self, account_id: str) -> int:
        """Count the recovery codes that may still be used."""
        with reading(self._kit.engine) as connection:
            return recovery.how_many_left(connection, account_id)

    def settle(self, account_id: str, language: str, zone: str) -> None:
        """Choose language and time zone; raises LanguageUnknown, ZoneUnknown."""
        require_known(language, zone)
        with writing(self._kit.engine) as connection:
            _keep(connection, account_id, language=language, zone=zone)

    def give_email(self, account_id: str, address: str | None) -> None:
        """Keep an address for reminders, sealed, or keep none any more; raises EmailUnfit.

        That an earlier one refused mails is over with that, as it is where the same one is given again.
        """
        if address is not None and not _EMAIL.fullmatch(address):
            raise EmailUnfit
        sealed = None if address is None else self._kit.seal.close(address.encode(), "account", "email", account_id)
        with writing(self._kit.engine) as connection:
            _keep(connection, account_id, email=sealed)
            connection.execute(update(mailing).where(mailing.c.account == account_id).values(bounced_on=None))

    def email(self, account_id: str) -> str | None:
        """Give the address for reminders, None where there is none."""
        with reading(self._kit.engine) as connection:
            sealed = connection.scalar(select(account.c.email).where(account.c.id == account_id))
        return None if sealed is None else self._kit.seal.open(sealed, "account", "email", account_id).decode()

    def _change(self, connection: Connection, sign: Sign, what: What, **values: object) -> None:
        its, now = sign.account.account_id, self._kit.now()
        locked(connection, its)
        _keep(connection, its, **values)
        end(connection, (sign_in.c.account == its) & (sign_in.c.id != sign.sign_in_id), now)
        end_all(connection, its, now)
        note(connection, now, Deed(what, its, its))


def _keep(connection: Connection, account_id: str, **values: object) -> None:
    connection.execute(update(account).where(account.c.id == account_id).values(values))
