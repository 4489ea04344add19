"""Persons and organisations, how else they are written, and whether a person may be named.

Fed by: person and organisation events. Read by: every page that prints a text. Always today's, never as of a day.
"""

from functools import singledispatchmethod

from sqlalchemy import select, update

from tracker.domain import organisation_events, person_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts_of
from tracker.projections.tables import alias, party
from tracker.store.values import Recorded

PERSON, ORGANISATION = "person", "organisation"


class Parties(ReadModel):
    """One row for each person or organisation, one for each alias."""

    name = "parties"
    tables = (party, alias)
    feeds = (
        person_events.Registered,
        person_events.AliasAdded,
        person_events.NamingProposed,
        person_events.NamingSet,
        person_events.Withheld,
        person_events.Shown,
        organisation_events.Registered,
        organisation_events.AliasAdded,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a party, an alias or a naming."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(
        self,
        event: person_events.Registered | organisation_events.Registered,
        at: Recorded,
        rows: Rows,
    ) -> None:
        rows.add(
            party,
            key=event.key,
            stream_id=str(event.originator_id),
            kind=PERSON if isinstance(event, person_events.Registered) else ORGANISATION,
            known_from=at.position,
            facts=facts_of(event),
            naming=None,
            proposed=None,
            withheld=False,
        )

    @fold.register
    def _(
        self,
        event: person_events.AliasAdded | organisation_events.AliasAdded,
        at: Recorded,
        rows: Rows,
    ) -> None:
        mine = select(party.c.key).where(party.c.stream_id == str(event.originator_id))
        rows.add(alias, position=at.position, party=rows.run(mine).scalar_one(), facts=facts_of(event))

    @fold.register
    def _(self, event: person_events.NamingProposed, at: Recorded, rows: Rows) -> None:
        mine = party.c.stream_id == str(event.originator_id)
        rows.run(update(party).where(mine).values(proposed=facts_of(event)))

    @fold.register
    def _(self, event: person_events.NamingSet, at: Recorded, rows: Rows) -> None:
        mine = party.c.stream_id == str(event.originator_id)
        rows.run(update(party).where(mine).values(naming=facts_of(event), proposed=None))

    @fold.register
    def _(self, event: person_events.Withheld | person_events.Shown, at: Recorded, rows: Rows) -> None:
        mine = party.c.stream_id == str(event.originator_id)
        rows.run(update(party).where(mine).values(withheld=isinstance(event, person_events.Withheld)))
