"""Own texts: what accounts keep for themselves in one table, and what is removed of it when something is erased."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from uuid import UUID

from sqlalchemy import Connection, Table, delete, text

from tracker.accounts.kit import Kit
from tracker.store.engine import reading


class OwnTexts(ABC):
    """The texts of all accounts in one table, each sealed for its writer; its rows have an `id`."""

    table: Table

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def count_that(self, speaks: Callable[[str], bool]) -> int:
        """Count those of all accounts in which something stands; raises Locked."""
        with reading(self._kit.engine) as connection:
            return len(self._that(speaks, connection))

    def drop_that(self, speaks: Callable[[str], bool], connection: Connection) -> None:
        """Remove those of all accounts in which something stands, within a write transaction; raises Locked."""
        self.hold_all(connection)
        for its in self._that(speaks, connection):
            connection.execute(delete(self.table).where(self.table.c.id == its))

    def hold_all(self, connection: Connection) -> None:
        """Let nobody add one until the transaction ends."""
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"LOCK TABLE {self.table.name} IN EXCLUSIVE MODE"))

    @abstractmethod
    def _that(self, speaks: Callable[[str], bool], connection: Connection) -> Sequence[UUID]:
        """Give the ids of those in which something stands; raises Locked."""
