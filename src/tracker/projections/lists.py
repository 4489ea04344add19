"""What the record's lists hold: the coalition, its countries, themes and instruments.

Fed by: coalition.founded, theme_added, instrument_added, days_not_found, country.registered.
Read by: every page. Always today's.
"""

from sqlalchemy import delete

from tracker.domain import coalition_events, country_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts_of
from tracker.projections.tables import listed
from tracker.store.values import Recorded

COALITION, COUNTRY, THEME, INSTRUMENT = "coalition", "country", "theme", "instrument"
CALENDAR, NOT_FOUND = "calendar", "not_found"
"""Under which kind and code the days stand that were looked for and not found."""


class Lists(ReadModel):
    """One row for each thing that is on a list; a thing listed again has its newest words."""

    name = "lists"
    tables = (listed,)
    feeds = (
        coalition_events.Founded,
        coalition_events.ThemeAdded,
        coalition_events.InstrumentAdded,
        coalition_events.DaysNotFound,
        country_events.Registered,
    )

    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Put a thing on its list."""
        kind, code = _place(event)
        rows.run(delete(listed).where(listed.c.kind == kind, listed.c.code == code))
        rows.add(
            listed,
            kind=kind,
            code=code,
            stream_id=str(event.originator_id),
            known_from=at.position,
            facts=facts_of(event),
        )


def _place(event: Event) -> tuple[str, str]:
    match event:
        case coalition_events.ThemeAdded():
            return THEME, event.code
        case coalition_events.InstrumentAdded():
            return INSTRUMENT, event.code
        case coalition_events.DaysNotFound():
            return CALENDAR, NOT_FOUND
        case country_events.Registered():
            return COUNTRY, event.code
        case _:
            return COALITION, "the"
