"""Persons and organisations, how else they are written, and whether a person may be named.

Fed by: person and organisation events. Read by: every page that prints a text. Always today's, never as of a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import singledispatchmethod
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tracker.domain import organisation_events, person_events
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of
from tracker.projections.tables import alias, party
from tracker.store.values import Recorded

PERSON, ORGANISATION = "person", "organisation"

ERASED = "erased"
"""Stands in the facts of a person whose names are gone for good: shown nowhere, as who is withheld."""

SHOWING = "showing"
"""Stands in what was proposed of a withheld person where that person is to be shown again."""


class Parties(ReadModel):
    """One row for each person or organisation, one for each alias."""

    name = "parties"
    tables = (party, alias)
    feeds = (
        person_events.Registered,
        person_events.AliasAdded,
        person_events.NamingProposed,
        person_events.NamingSet,
        person_events.ShowingProposed,
        person_events.Withheld,
        person_events.Shown,
        person_events.Erased,
        person_events.ErasedAgain,
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
        _set(event, rows, proposed=_waits(naming=facts(facts_of(event)), **_is_to_be_shown(event, rows)))

    @fold.register
    def _(self, event: person_events.ShowingProposed, at: Recorded, rows: Rows) -> None:
        _set(event, rows, proposed=_waits(naming=_proposed(event, rows), showing=True))

    @fold.register
    def _(self, event: person_events.NamingSet, at: Recorded, rows: Rows) -> None:
        _set(event, rows, naming=facts_of(event), proposed=_waits(naming={}, **_is_to_be_shown(event, rows)))

    @fold.register
    def _(self, event: person_events.Withheld | person_events.Shown, at: Recorded, rows: Rows) -> None:
        is_withheld = isinstance(event, person_events.Withheld)
        _set(event, rows, withheld=is_withheld, proposed=_waits(naming=_proposed(event, rows)))

    @fold.register
    def _(self, event: person_events.Erased | person_events.ErasedAgain, at: Recorded, rows: Rows) -> None:
        mine = party.c.stream_id == str(event.originator_id)
        row = rows.run(select(party.c.key, party.c.facts).where(mine)).one()
        about = facts(row.facts) | {ERASED: True}
        rows.run(update(party).where(mine).values(facts=json_of(about), naming=None, proposed=None, withheld=True))
        rows.run(delete(alias).where(alias.c.party == row.key))


@dataclass(frozen=True)
class AgreedUntil:
    """A person of a country, by the key, who agreed to be named up to a day."""

    person: str
    country: str
    until: date


def agreed_until(connection: Connection) -> Sequence[AgreedUntil]:
    """List who agreed to be named and until when, ended or not; left out is who is withheld, or about to be renewed."""
    its = (party.c.kind == PERSON, party.c.naming.is_not(None), party.c.withheld.is_(False))
    found = []
    for row in connection.execute(select(party).where(*its).order_by(party.c.key)):
        naming, proposed = facts(row.naming), facts(row.proposed) if row.proposed else {}
        if naming["naming"] == person_events.Naming.AGREED.value and naming["until"] and "naming" not in proposed:
            until = date.fromisoformat(naming["until"])
            found.append(AgreedUntil(row.key, facts(row.facts)["country"], until))
    return found


def _proposed(event: Event, rows: Rows) -> dict[str, Any]:
    """Give what waits for a second person."""
    mine = select(party.c.proposed).where(party.c.stream_id == str(event.originator_id))
    text = rows.run(mine).scalar_one()
    return facts(text) if text else {}


def _is_to_be_shown(event: Event, rows: Rows) -> dict[str, bool]:
    return {SHOWING: SHOWING in _proposed(event, rows)}


def _waits(*, naming: dict[str, Any], showing: bool = False) -> str | None:
    """Write down what waits: the facts of a naming, if there is one, and whether a withheld person is to be shown."""
    waits = {name: value for name, value in naming.items() if name != SHOWING}
    if showing:
        waits[SHOWING] = True
    return json_of(waits) if waits else None


def _set(event: Event, rows: Rows, **values: Any) -> None:
    rows.run(update(party).where(party.c.stream_id == str(event.originator_id)).values(**values))
