"""Known rows: which rows of tables were taken before, as keyed hashes alone, and what each of them became."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, insert, select, update

from tracker.accounts.refusals import RowTaken
from tracker.accounts.tables import known_row
from tracker.store.word_book import chunks


@dataclass(frozen=True)
class Marks:
    """What a row is known by: whose row it is, all that it says, and what no later version of it may change."""

    key: str
    content: str
    fixed: str = ""


@dataclass(frozen=True)
class KnownRow:
    """A row that was taken: its marks of then, the entry's id or the demand's reference, and the log's position."""

    marks: Marks
    became: str
    position: int


def by_key(connection: Connection, keys: Iterable[str]) -> Mapping[str, KnownRow]:
    """Give the rows of these keys that were taken before."""
    return {one.marks.key: one for one in _found(connection, known_row.c.key, keys)}


def by_content(connection: Connection, contents: Iterable[str]) -> Mapping[str, KnownRow]:
    """Give rows that said the same, whatever table they stood in."""
    return {one.marks.content: one for one in _found(connection, known_row.c.content, contents)}


def remember(connection: Connection, row: KnownRow, before: KnownRow | None) -> None:
    """Remember a row within the transaction that records it; raises RowTaken where it was taken meanwhile."""
    values = {"content": row.marks.content, "fixed": row.marks.fixed, "became": row.became, "position": row.position}
    if before is None:
        if by_key(connection, [row.marks.key]):
            raise RowTaken
        connection.execute(insert(known_row), {"key": row.marks.key, **values})
        return
    its = known_row.c.key == row.marks.key, known_row.c.position == before.position
    if connection.execute(update(known_row).where(*its).values(values)).rowcount != 1:
        raise RowTaken


def _found(connection: Connection, column: Column[str], values: Iterable[str]) -> Iterable[KnownRow]:
    for chunk in chunks(set(values)):
        for row in connection.execute(select(known_row).where(column.in_(chunk))):
            yield KnownRow(Marks(row.key, row.content, row.fixed), row.became, row.position)
