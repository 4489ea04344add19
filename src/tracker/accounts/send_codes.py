"""Send-only codes: one an account, twelve signs that open the form for sending and nothing else.

Whoever has the code alone can send, and can read nothing: it may be written down, or kept in somebody's memory.
"""

import secrets

from sqlalchemy import Connection, delete, insert, select

from tracker.accounts import recovery
from tracker.accounts.account import locked
from tracker.accounts.account_log import Deed, What, note
from tracker.accounts.kit import Kit
from tracker.accounts.own import Again
from tracker.accounts.proving import Proving
from tracker.accounts.refusals import SendCodeWrong
from tracker.accounts.sign_ins import Device, Sign, SignedIn, start
from tracker.accounts.tables import account, send_code
from tracker.accounts.throttle import Throttle
from tracker.store.engine import reading, writing

_SIGNS = "23456789bcdfghjkmnpqrstvwxz"
"""Without vowels, and without what is taken for another sign."""

_LENGTH = 12


class SendCodes:
    """The send-only codes of one database, of 57 random bits each: nobody guesses one past the limits."""

    def __init__(self, kit: Kit, proving: Proving) -> None:
        self._kit, self._proving = kit, proving
        self._throttle = Throttle(kit)

    def make(self, sign: Sign, again: Again) -> str:
        """Draw a code, shown this once, in place of an earlier one; raises PasswordWrong, TooManyAttempts."""
        its, code = sign.account.account_id, "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))
        self._proving.require_password(its, again.password, again.peer)
        with writing(self._kit.engine) as connection:
            locked(connection, its)
            forget(connection, its)
            row = {"account": its, "hash": self._hashed(code), "made_at": self._kit.now()}
            connection.execute(insert(send_code), row)
            note(connection, self._kit.now(), Deed(What.SEND_CODE_MADE, its, its))
        return recovery.shown(code)

    def remove(self, account_id: str) -> None:
        """Take the code no more."""
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            if forget(connection, account_id):
                note(connection, self._kit.now(), Deed(What.SEND_CODE_REMOVED, account_id, account_id))

    def is_there(self, account_id: str) -> bool:
        """Say whether an account has a code."""
        with reading(self._kit.engine) as connection:
            its = select(send_code.c.account).where(send_code.c.account == account_id)
            return connection.execute(its).first() is not None

    def begin(self, typed: str, peer: str, device: Device) -> SignedIn:
        """Let somebody in who has a code, to send; raises SendCodeWrong, TooManyAttempts."""
        tried = [self._throttle.address(peer), self._throttle.everybody()]
        self._throttle.take(tried)
        its = select(send_code.c.account).join(account, account.c.id == send_code.c.account)
        its = its.where(send_code.c.hash == self._hashed(recovery.read(typed)), account.c.frozen_at.is_(None))
        with writing(self._kit.engine) as connection:
            account_id = connection.scalar(its)
            if account_id is not None and locked(connection, account_id).frozen_at is None:
                self._throttle.forgive(connection, tried)
                return start(connection, self._kit, account_id, device, sends_only=True)
        raise SendCodeWrong

    def _hashed(self, code: str) -> str:
        return self._kit.seal.hash("send-code", code)


def forget(connection: Connection, account_id: str) -> bool:
    """Take an account's code no more, and say whether there was one."""
    return connection.execute(delete(send_code).where(send_code.c.account == account_id)).rowcount > 0
