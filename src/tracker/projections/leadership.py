"""Who led an organisation, and when, with the history of what was known of it.

Fed by: organisation.leadership_recorded. Read by: an organisation's page.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select, update

from tracker.domain.events import Event
from tracker.domain.organisation_events import LeadershipRecorded
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of
from tracker.projections.tables import leadership, party
from tracker.projections.viewing import Viewer
from tracker.store.values import Recorded


class Leadership(ReadModel):
    """One row for each version of each period."""

    name = "leadership"
    tables = (leadership,)
    feeds = (LeadershipRecorded,)

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in what is known of a period; what was known before stood until then."""
        if not isinstance(event, LeadershipRecorded):
            raise NotImplementedError(type(event))
        mine = (leadership.c.stream_id == str(event.originator_id), leadership.c.number == event.number)
        rows.run(update(leadership).where(*mine, leadership.c.known_to.is_(None)).values(known_to=at.position))
        rows.add(
            leadership,
            stream_id=str(event.originator_id),
            number=event.number,
            known_from=at.position,
            known_to=None,
            effective=event.start.effective(at.at.date()).isoformat(),
            taken_back=event.taken_back,
            facts=facts_of(event),
        )


def leadership_of(connection: Connection, viewer: Viewer, on: date, organisation: str) -> Sequence[Mapping[str, Any]]:
    """List the periods of leadership that began by a day, as known to a viewer, the latest first."""
    query = (
        select(leadership.c.facts)
        .join(party, party.c.stream_id == leadership.c.stream_id)
        .where(
            party.c.key == organisation,
            leadership.c.known_from <= viewer.through,
            or_(leadership.c.known_to.is_(None), leadership.c.known_to > viewer.through),
            leadership.c.taken_back.is_(False),
            leadership.c.effective <= on.isoformat(),
        )
        .order_by(leadership.c.effective.desc(), leadership.c.number.desc())
    )
    return [facts(text) for text in connection.execute(query).scalars()]
