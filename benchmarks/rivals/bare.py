"""Bare: one row, one INSERT, one commit, by the driver alone: the yardstick of everything that records."""

import sqlite3
from pathlib import Path
from uuid import uuid4

import psycopg

from benchmarks.rivals.texts import text

_TABLE = "CREATE TABLE note (id TEXT PRIMARY KEY, demand TEXT NOT NULL, day TEXT NOT NULL, wording TEXT NOT NULL)"


class BareSqlite:
    """SQLite as the product sets it: a WAL, synced at each commit."""

    name = "insert"

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(_TABLE)

    def once(self, number: int) -> None:
        """Insert a row."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO note VALUES (?, ?, ?, ?)", _row(number))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class BarePostgres:
    """PostgreSQL with its own careful defaults."""

    name = "insert"

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url.replace("+psycopg", ""))
        self._connection.execute(_TABLE)
        self._connection.commit()

    def once(self, number: int) -> None:
        """Insert a row."""
        self._connection.execute("INSERT INTO note VALUES (%s, %s, %s, %s)", _row(number))
        self._connection.commit()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def _row(number: int) -> tuple[str, str, str, str]:
    return str(uuid4()), "kz-2021-1", "2022-06-01", text(number)
