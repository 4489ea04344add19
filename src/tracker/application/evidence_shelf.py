"""EvidenceShelf: the files of the record as one viewer may have them, and what was done with each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from tracker.domain.events import own_fields
from tracker.projections import evidence_reading
from tracker.projections.evidence import DEMAND, DOCUMENT, ENTRY
from tracker.projections.evidence_reading import Evidence
from tracker.projections.viewing import Viewer
from tracker.store.log import Log


@dataclass(frozen=True)
class FileDeed:
    """One thing that was done with a file: by whom, on which UTC day, and what was recorded, by the name of its event.

    `code` is the last part of the event's topic: `custody_recorded`.
    """

    code: str
    account: str
    recorded_on: date
    about: Mapping[str, Any]


class EvidenceShelf:
    """Finds files; each method gives what the viewer may know of, and nothing of the rest."""

    def __init__(self, connection: Connection, log: Log, viewer: Viewer) -> None:
        self._connection, self._log, self._viewer = connection, log, viewer

    def one(self, evidence_id: str) -> Evidence | None:
        """Give a file by its id."""
        return evidence_reading.evidence_of(self._connection, self._viewer, evidence_id)

    def of_entries(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """Give the files that are attached to entries, by the ids of those."""
        return evidence_reading.attached_to(self._connection, self._viewer, ENTRY, ids)

    def of_demand(self, reference: str) -> Sequence[Evidence]:
        """Give the files that are attached to a demand as a whole."""
        return evidence_reading.attached_to(self._connection, self._viewer, DEMAND, [reference]).get(reference, [])

    def of_document(self, key: str) -> Sequence[Evidence]:
        """Give the files that are attached to a document."""
        return evidence_reading.attached_to(self._connection, self._viewer, DOCUMENT, [key]).get(key, [])

    def deeds(self, evidence: Evidence) -> Sequence[FileDeed]:
        """Give what was done with a file, oldest first, to the team that has it; to all others nothing."""
        if not evidence.is_theirs:
            return []
        return [
            FileDeed(
                code=getattr(one.event, "TOPIC", "").rpartition(".")[2],
                account=one.account,
                recorded_on=one.at.date(),
                about={name: getattr(one.event, name) for name in own_fields(type(one.event))},
            )
            for one in self._log.history(UUID(evidence.evidence_id))
        ]
