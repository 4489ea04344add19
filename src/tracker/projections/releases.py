"""Releases: through which position the public may see the record.

Fed by: coalition.released. Read by: every public page.
"""

from tracker.domain import coalition_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows
from tracker.projections.tables import release
from tracker.store.values import Recorded


class Releases(ReadModel):
    """One row for each edition."""

    name = "releases"
    tables = (release,)
    feeds = (coalition_events.Released,)

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a release."""
        if isinstance(event, coalition_events.Released):
            rows.add(
                release,
                number=event.number,
                position=at.position,
                through=event.through,
                released_on=at.at.date().isoformat(),
            )
