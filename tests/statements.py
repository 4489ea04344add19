"""Statements as text for the database, kept for all engines of one kind: each test has an engine of its own.

An engine keeps what it made of a statement for as long as it lives. Those of tests live for a fraction of a second, and
made the same text of the same statement thousands of times. What a statement becomes depends on the kind of database.
"""

from typing import Any

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.engine import Compiled
from sqlalchemy.util import LRUCache

MOST = 3000
"""How many texts a process keeps."""

Asked = tuple[Any, ...]


class Shared(LRUCache[Asked, Compiled]):
    """What engines look into before they make a text: each names its own dialect first, and gets what any has made."""

    def get(self, key: Asked, default: Compiled | None = None) -> Compiled | None:  # type: ignore[override]
        """Give what was made of this statement for any database of this kind."""
        return super().get(_of_its_kind(key), default)

    def __setitem__(self, key: Asked, value: Compiled) -> None:
        super().__setitem__(_of_its_kind(key), value)


_shared = Shared(MOST)


def sharing_engine(url: URL, **options: Any) -> Engine:
    """Stand in for SQLAlchemy's `create_engine`."""
    return create_engine(url, **options, execution_options={"compiled_cache": _shared})


def _of_its_kind(key: Asked) -> Asked:
    return (type(key[0]), *key[1:])
