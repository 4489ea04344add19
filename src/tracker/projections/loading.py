"""What the next load asks of the record: what each row became, and where an entry stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.projections.parties import ERASED
from tracker.projections.rows import facts
from tracker.projections.tables import entry, loaded_row, party


@dataclass(frozen=True)
class Loaded:
    """A row as it was loaded last; `entry_id` is None where it became no entry."""

    content: str
    stream_id: UUID
    entry_id: UUID | None


def loaded_rows(connection: Connection, register: str) -> Mapping[str, Loaded]:
    """Give what the rows of one register file became, by the hash of their keys."""
    rows = connection.execute(select(loaded_row).where(loaded_row.c.register == register))
    return {
        row.row: Loaded(row.content, UUID(row.stream_id), UUID(row.entry_id) if row.entry_id else None) for row in rows
    }


def erased_persons(connection: Connection) -> set[str]:
    """Give the keys of persons whose names were erased: their rows are never loaded again."""
    rows = connection.execute(select(party.c.key, party.c.facts).where(party.c.withheld.is_(True)))
    return {row.key for row in rows if facts(row.facts).get(ERASED)}


def streams_of(connection: Connection, entry_id: UUID) -> list[UUID]:
    """Give the streams that hold an entry."""
    query = select(entry.c.stream_id).where(entry.c.entry_id == str(entry_id)).distinct()
    return [UUID(stream_id) for stream_id in connection.execute(query).scalars()]
