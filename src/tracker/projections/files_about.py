"""Which files are attached to entries or demands, whoever may have them. Rows alone.

Read by: the page that erases, for files that tell of a person as what they are attached to does.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, select

from tracker.domain.values import Audience
from tracker.projections.evidence import DEMAND, ENTRY
from tracker.projections.rows import facts
from tracker.projections.tables import evidence, evidence_link
from tracker.store.word_book import chunks


@dataclass(frozen=True)
class FileAbout:
    """A file: what it is, whose team it belongs to, and whether it was erased already.

    `is_same`: it tells of nothing that is erased, and keeps the same original as a file that does. `is_known`: whoever
    asks may know of it. `is_confidential`: nobody but who recorded it may.
    """

    evidence_id: UUID
    kind: str
    country: str | None
    is_erased: bool
    is_same: bool = False
    is_known: bool = True
    is_confidential: bool = False


def files_about(
    connection: Connection, *, entries: Collection[UUID], demands: Collection[str], ids: Collection[UUID] = ()
) -> Sequence[FileAbout]:
    """List the files that are attached to these, and those of these ids, oldest first."""
    found = set(map(str, ids))
    for kind, keys in ((ENTRY, [str(one) for one in entries]), (DEMAND, list(demands))):
        for chunk in chunks(keys):
            its = (evidence_link.c.kind == kind, evidence_link.c.key.in_(chunk))
            found |= set(connection.scalars(select(evidence_link.c.evidence_id).where(*its)))
    rows = [
        row
        for chunk in chunks(sorted(found))
        for row in connection.execute(select(evidence).where(evidence.c.evidence_id.in_(chunk)))
    ]
    return [
        FileAbout(
            evidence_id=UUID(row.evidence_id),
            kind=facts(row.facts)["kind"],
            country=row.country,
            is_erased=row.erased_on is not None,
            is_confidential=Audience(row.audience) is Audience.CONFIDENTIAL,
        )
        for row in sorted(rows, key=lambda row: (row.known_from, row.evidence_id))
    ]


def of_the_same_original(connection: Connection, ids: Collection[UUID]) -> Sequence[UUID]:
    """Give the other files of the same country's team that keep the original of one of these, oldest first."""
    if not ids:
        return []
    asked, rows = set(map(str, ids)), connection.execute(select(evidence).order_by(evidence.c.known_from))
    kept = [(row.evidence_id, (row.country, facts(row.staff)["sha256"])) for row in rows]
    wanted = {its for one, its in kept if one in asked}
    return [UUID(one) for one, its in kept if its in wanted and one not in asked]
