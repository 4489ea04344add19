"""Travelling: what of accounts goes into a backup, and what of it counts after a restore."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, delete

from tracker.accounts.tables import TIED_TO_NOW, accounts_metadata

TRAVELS: Sequence[Table] = [table for table in accounts_metadata.sorted_tables if table not in TIED_TO_NOW]
"""The tables that a backup carries, in an order in which they can be filled."""


def leave_behind(connection: Connection) -> None:
    """Remove from a copy what is tied to now: who is signed in, and what was tried."""
    for table in TIED_TO_NOW:
        connection.execute(delete(table))
