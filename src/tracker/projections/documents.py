"""The documents that demands come from.

Fed by: document.registered, text_kept, quotation_accepted. Read by: document and demand pages.
"""

from functools import singledispatchmethod

from sqlalchemy import select

from tracker.domain import document_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts_of
from tracker.projections.tables import document, document_text, quotation
from tracker.store.values import Recorded


class Documents(ReadModel):
    """One row for each document, one for each text of it that is kept, and one for each quotation."""

    name = "documents"
    tables = (document, document_text, quotation)
    feeds = (document_events.Registered, document_events.TextKept, document_events.QuotationAccepted)

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a document, its text, or a quotation from it."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: document_events.Registered, at: Recorded, rows: Rows) -> None:
        rows.add(
            document,
            key=event.key,
            stream_id=str(event.originator_id),
            known_from=at.position,
            issued_on=event.issued.first.isoformat(),
            facts=facts_of(event),
        )

    @fold.register
    def _(self, event: document_events.TextKept, at: Recorded, rows: Rows) -> None:
        rows.add(
            document_text,
            position=at.position,
            document=_key(event, rows),
            language=event.language,
            kept_on=at.at.date().isoformat(),
            facts=facts_of(event),
        )

    @fold.register
    def _(self, event: document_events.QuotationAccepted, at: Recorded, rows: Rows) -> None:
        rows.add(
            quotation, position=at.position, document=_key(event, rows), demand=event.demand, facts=facts_of(event)
        )


def _key(event: Event, rows: Rows) -> str:
    key: str = rows.run(select(document.c.key).where(document.c.stream_id == str(event.originator_id))).scalar_one()
    return key
