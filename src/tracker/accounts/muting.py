"""Muting: what somebody does not want to be reminded of at all; it stays on the desk."""

import re

from sqlalchemy import delete, insert, select

from tracker.accounts.account import locked
from tracker.accounts.kit import Kit
from tracker.accounts.refusals import NothingToMute
from tracker.accounts.tables import muted
from tracker.store.engine import reading, writing

_WHAT = re.compile(r"[a-z_]{1,20}:[A-Za-z0-9._-]{1,100}")


class Muting:
    """What the accounts of one database have muted: a thing by its key, `kind:...` or `country:...`."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def mute(self, account_id: str, what: str) -> None:
        """Remind an account of something no more; again changes nothing. Raises NothingToMute, AccountUnknown."""
        if not _WHAT.fullmatch(what):
            raise NothingToMute
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            its = (muted.c.account == account_id) & (muted.c.what == what)
            if connection.execute(select(muted.c.at).where(its)).first() is None:
                connection.execute(insert(muted), {"account": account_id, "what": what, "at": self._kit.now()})

    def unmute(self, account_id: str, what: str) -> None:
        """Remind an account of it again."""
        its = (muted.c.account == account_id) & (muted.c.what == what)
        with writing(self._kit.engine) as connection:
            connection.execute(delete(muted).where(its))

    def of(self, account_id: str) -> frozenset[str]:
        """Give what an account has muted."""
        with reading(self._kit.engine) as connection:
            return frozenset(connection.scalars(select(muted.c.what).where(muted.c.account == account_id)))
