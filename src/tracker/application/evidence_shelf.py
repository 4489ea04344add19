"""EvidenceShelf: the files of the record as one viewer may have them, and what was done with each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from tracker.domain.entry_events import Retraction
from tracker.domain.events import Event, own_fields
from tracker.projections import evidence_reading
from tracker.projections.changing import FILES
from tracker.projections.evidence import DEMAND, DOCUMENT, ENTRY
from tracker.projections.evidence_reading import Evidence
from tracker.projections.public_answers import Keeping, kept_by_nobody
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

    def __init__(self, connection: Connection, log: Log, viewer: Viewer, keeping: Keeping = kept_by_nobody) -> None:
        self._connection, self._log, self._viewer, self._keeping = connection, log, viewer, keeping

    def one(self, evidence_id: str) -> Evidence | None:
        """Give a file by its id."""
        return evidence_reading.evidence_of(self._connection, self._viewer, evidence_id)

    def known(self, ids: Collection[str]) -> Collection[str]:
        """Say of which of these files the viewer may know, those that were taken back, too."""
        return evidence_reading.known_of(self._connection, self._viewer, ids)

    def some(self, ids: Collection[str]) -> Sequence[Evidence]:
        """Give files by their ids, less those that were taken back."""
        return evidence_reading.some(self._connection, self._viewer, ids)

    def out_of_sight(self) -> Sequence[Evidence]:
        """Give the files that the own teams took back, the newest first."""
        return list(reversed(evidence_reading.out_of_sight(self._connection, self._viewer)))

    def about(self, evidence: Evidence) -> Collection[str]:
        """Give the ids of the entries that a file is attached to, and of those that replaced them since."""
        later = evidence_reading.later_than(self._connection, self._viewer, evidence.entries)
        return {*evidence.entries, *later}

    def of_entries(self, ids: Collection[str]) -> dict[str, Sequence[Evidence]]:
        """Give the files that are attached to entries, by the ids of those."""
        asked = tuple(sorted(ids))
        read = partial(evidence_reading.attached_to, self._connection, self._viewer, ENTRY, asked)
        return self._keeping(self._viewer, ("files of entries", asked), FILES, read)

    def of_demand(self, reference: str, on: date) -> Sequence[Evidence]:
        """Give the files that are attached to a demand as a whole, as of a day: the one that each is of.

        Of a file without a day it is the one on which it was recorded.
        """
        found = evidence_reading.attached_to(self._connection, self._viewer, DEMAND, [reference]).get(reference, [])
        return [one for one in found if (one.on or one.recorded_on) <= on]

    def of_document(self, key: str) -> Sequence[Evidence]:
        """Give the files that are attached to a document."""
        return evidence_reading.attached_to(self._connection, self._viewer, DOCUMENT, [key]).get(key, [])

    def deeds(self, evidence: Evidence) -> Sequence[FileDeed]:
        """Give what was done with a file, oldest first, to the team that has it; to all others nothing.

        Of one that was taken back for safety only that it was done, and why.
        """
        if not evidence.is_theirs:
            return []
        left = {"reason"} if evidence.gone is Retraction.SAFETY else None
        return [
            FileDeed(
                code=getattr(one.event, "TOPIC", "").rpartition(".")[2],
                account=one.account,
                recorded_on=one.at.date(),
                about=_about(one.event, left),
            )
            for one in self._log.history(UUID(evidence.evidence_id))
        ]


def _about(event: Event, left: Collection[str] | None) -> Mapping[str, Any]:
    return {name: getattr(event, name) for name in own_fields(type(event)) if left is None or name in left}
