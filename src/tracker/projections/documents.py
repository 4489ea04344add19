"""The documents that demands come from.

Fed by: document.registered. Read by: document and demand pages.
"""

from tracker.domain import document_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts_of
from tracker.projections.tables import document
from tracker.store.values import Recorded


class Documents(ReadModel):
    """One row for each document."""

    name = "documents"
    tables = (document,)
    feeds = (document_events.Registered,)

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a document."""
        if isinstance(event, document_events.Registered):
            rows.add(
                document,
                key=event.key,
                stream_id=str(event.originator_id),
                known_from=at.position,
                issued_on=event.issued.first.isoformat(),
                facts=facts_of(event),
            )
