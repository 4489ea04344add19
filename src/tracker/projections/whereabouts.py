"""Where things stand at the head of the log: what a command asks before it changes an entry, a demand or a person.

Read by: the workspace's commands, never by a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from tracker.domain.record import Kind
from tracker.domain.values import Audience, Words
from tracker.projections.parties import ERASED, ORGANISATION, PERSON, SHOWING
from tracker.projections.rows import facts, read_facts
from tracker.projections.tables import alias, demand, entry, party
from tracker.projections.viewing import Viewer, is_open, within_reach
from tracker.store.prepared import Prepared

_ASKED = Prepared(select(demand.c.country, demand.c.countries).where(demand.c.reference == bindparam("its")))


@dataclass(frozen=True)
class Place:
    """One place where an entry stands: its newest version on one demand, or on a country or finding alone.

    `audience` and `not_before` are those of today; `is_seen`: whoever asks may see it there.
    """

    stream_id: UUID
    demand: str | None
    country: str | None
    kind: Kind
    state: str
    audience: Audience
    not_before: date | None
    is_seen: bool


@dataclass(frozen=True)
class Asked:
    """Of whom a demand is: one country, or none of its own and the countries that its measures carry."""

    country: str | None
    countries: Sequence[str]


def places(connection: Connection, viewer: Viewer, entry_id: UUID) -> Sequence[Place]:
    """Give every place where an entry stands or stood, none where there is no such entry."""
    seen = within_reach(viewer).label("within_reach")
    query = select(entry, seen).where(entry.c.entry_id == str(entry_id)).order_by(entry.c.known_from)
    newest = {(row.stream_id, row.demand): row for row in connection.execute(query)}
    return [
        Place(
            stream_id=UUID(row.stream_id),
            demand=row.demand or None,
            country=row.country,
            kind=Kind(row.kind),
            state=row.state,
            audience=Audience(row.now_audience),
            not_before=date.fromisoformat(row.now_not_before) if row.now_not_before else None,
            is_seen=bool(row.within_reach) and is_open(row, viewer) and not row.hidden,
        )
        for row in newest.values()
    ]


def asked(connection: Connection, reference: str) -> Asked | None:
    """Say of whom a demand is, None where there is no such demand."""
    row = _ASKED.one(connection, {"its": reference})
    return Asked(row[0], row[1].split()) if row is not None else None


def person(connection: Connection, key: str) -> Mapping[str, Any] | None:
    """Give the facts of a person, None where the key is nobody's."""
    text = connection.scalar(select(party.c.facts).where(party.c.key == key, party.c.kind == PERSON))
    return facts(text) if text is not None else None


def proposed_namings(connection: Connection) -> Mapping[str, str]:
    """Give the persons of whom something waits for a second person, with their countries.

    Of who is withheld that is the showing alone: a naming waits on, unasked for, until the person is shown.
    """
    waits = select(party).where(party.c.proposed.is_not(None)).order_by(party.c.key)
    return {
        row.key: facts(row.facts)["country"]
        for row in connection.execute(waits)
        if not row.withheld or SHOWING in facts(row.proposed)
    }


def withheld_persons(connection: Connection) -> Mapping[str, str]:
    """Give the persons who are shown nowhere, with their countries; who was erased is nobody any more."""
    rows = connection.execute(select(party.c.key, party.c.facts).where(party.c.withheld.is_(True)))
    abouts = {row.key: facts(row.facts) for row in rows}
    return {key: about["country"] for key, about in abouts.items() if ERASED not in about}


def names_of_persons(connection: Connection) -> Mapping[str, Sequence[Words]]:
    """Give every way in which each person's name is written, by the person's key."""
    return _names_of(connection, PERSON)


def names_of_organisations(connection: Connection) -> Mapping[str, Sequence[Words]]:
    """Give every way in which each organisation's name is written, by its key; none of a small one."""
    return _names_of(connection, ORGANISATION)


def _names_of(connection: Connection, kind: str) -> Mapping[str, Sequence[Words]]:
    found: dict[str, list[Words]] = {}
    for row in connection.execute(select(party.c.key, party.c.facts).where(party.c.kind == kind)):
        about = read_facts(row.facts)
        if not about.get("small"):
            found[row.key] = [one for one in (about["name"], about.get("native")) if one]
    for row in connection.execute(select(alias.c.party, alias.c.facts)):
        if row.party in found:
            found[row.party].append(read_facts(row.facts)["name"])
    return found
