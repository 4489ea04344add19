"""Opened: which confidential entries were opened for which accounts, and by whom.

Who may open one, its recorder and those it was opened for, is decided where the entry is known.
"""

from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select

from tracker.accounts.account import locked
from tracker.accounts.kit import Kit
from tracker.accounts.tables import opened
from tracker.store.engine import reading, writing
from tracker.store.prepared import Prepared

_FOR = Prepared(select(opened.c.entry_id).where(opened.c.account == bindparam("its")))


class Opened:
    """The openings of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def put(self, by: str, entry_id: UUID, account_id: str) -> None:
        """Open an entry for an account; again changes nothing. Raises AccountUnknown."""
        its = (opened.c.entry_id == entry_id) & (opened.c.account == account_id)
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            if connection.execute(select(opened.c.by).where(its)).first() is None:
                row = {"entry_id": entry_id, "account": account_id, "by": by, "at": self._kit.now()}
                connection.execute(insert(opened), row)

    def take_back(self, entry_id: UUID, account_id: str) -> None:
        """Close an entry to an account again."""
        its = (opened.c.entry_id == entry_id) & (opened.c.account == account_id)
        with writing(self._kit.engine) as connection:
            connection.execute(delete(opened).where(its))

    def of(self, account_id: str) -> frozenset[UUID]:
        """Give the entries that were opened for an account."""
        with reading(self._kit.engine) as connection:
            return frozenset(row.entry_id for row in _FOR.rows(connection, {"its": account_id}))

    def accounts(self, entry_id: UUID) -> frozenset[str]:
        """Give the accounts that an entry was opened for."""
        with reading(self._kit.engine) as connection:
            return frozenset(connection.scalars(select(opened.c.account).where(opened.c.entry_id == entry_id)))
