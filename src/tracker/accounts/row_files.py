"""Row files: the tables that somebody uploaded and has not thrown away yet; sealed, for whoever brought them alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Connection, Select, delete, insert, select

from tracker.accounts.account import locked
from tracker.accounts.own_texts import OwnTexts
from tracker.accounts.tables import row_file
from tracker.store.engine import reading, writing
from tracker.store.mapper import moment

MOST = 5
"""Tables of one account that are kept; a new one takes the place of the oldest, as its file is with its owner."""


@dataclass(frozen=True)
class RowFile:
    """One table as it was uploaded: JSON of its cells; the moment is UTC."""

    file_id: UUID
    made_at: datetime
    content: bytes = field(repr=False)


class RowFiles(OwnTexts):
    """The uploaded tables of one database."""

    table = row_file

    def keep(self, account_id: str, content: bytes) -> UUID:
        """Keep a table, and give its id; raises AccountUnknown, Locked."""
        new = uuid4()
        sealed = self._kit.seal.close(content, "row_file", new.hex, account_id)
        with writing(self._kit.engine) as connection:
            locked(connection, account_id)
            row = {"id": new, "account": account_id, "sealed": sealed, "made_at": self._kit.now()}
            connection.execute(insert(row_file), row)
            others = _of(account_id).with_only_columns(row_file.c.id).where(row_file.c.id != new)
            for old in connection.scalars(others).all()[MOST - 1 :]:
                connection.execute(delete(row_file).where(row_file.c.id == old))
        return new

    def open(self, account_id: str, file_id: UUID) -> RowFile | None:
        """Give a table of an account; None where the account has no such one."""
        with reading(self._kit.engine) as connection:
            row = connection.execute(_of(account_id).where(row_file.c.id == file_id)).first()
        return None if row is None else self._opened(row)

    def list(self, account_id: str) -> Sequence[RowFile]:
        """List the tables of an account, the newest first."""
        with reading(self._kit.engine) as connection:
            rows = connection.execute(_of(account_id)).all()
        return [self._opened(row) for row in rows]

    def drop(self, account_id: str, file_id: UUID) -> None:
        """Throw a table away; that it is gone already is no mistake."""
        with writing(self._kit.engine) as connection:
            connection.execute(delete(row_file).where(row_file.c.id == file_id, row_file.c.account == account_id))

    def _that(self, speaks: Callable[[str], bool], connection: Connection) -> Sequence[UUID]:
        opened = [self._opened(row) for row in connection.execute(select(row_file)).all()]
        return [one.file_id for one in opened if any(map(speaks, _texts(msgspec.json.decode(one.content))))]

    def _opened(self, row: Any) -> RowFile:  # noqa: ANN401 - a row
        plain = self._kit.seal.open(row.sealed, "row_file", row.id.hex, row.account)
        return RowFile(row.id, moment(row.made_at), plain)


def _texts(value: object) -> Iterator[str]:
    """Give every text that stands anywhere in plain values."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case dict():
            for one in value.values():
                yield from _texts(one)


def _of(account_id: str) -> Select[Any]:
    its = select(row_file).where(row_file.c.account == account_id)
    return its.order_by(row_file.c.made_at.desc(), row_file.c.id)
