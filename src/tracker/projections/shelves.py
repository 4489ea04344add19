"""The lists that pages need beside the record: the edition, countries, themes, documents, parties. Always today's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tracker.domain.values import Audience, Words
from tracker.projections.changes import words_through
from tracker.projections.lists import CALENDAR, COALITION, COUNTRY, INSTRUMENT, NOT_FOUND, THEME
from tracker.projections.our_words import reworded
from tracker.projections.parties import ORGANISATION, PERSON
from tracker.projections.rows import read_facts
from tracker.projections.tables import alias, demand, document, entry, listed, parked, party, release
from tracker.store.tables import log_commit

_PARKED = select(parked.c.name)
_HEAD = select(func.max(log_commit.c.position))


class ReadModelParked(Exception):
    """A read model failed and has not caught up yet: its pages answer 503 and say so."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


@dataclass(frozen=True)
class Edition:
    """The newest release, and whose record this is. `begins_on` is the day of the first recording."""

    number: int
    through: int
    released_on: date
    begins_on: date
    sample: bool
    name: Words
    publisher: Words
    contact: Words
    origin: str
    zone: str


@dataclass(frozen=True)
class Party:
    """A person or an organisation; `naming` is what was set last for a person, None where nothing was.

    `proposed` is what waits for a second person before it acts. Who is `withheld` is shown nowhere, whatever the naming
    says.
    """

    key: str
    about: Mapping[str, Any]
    naming: Mapping[str, Any] | None
    aliases: Sequence[Mapping[str, Any]]
    withheld: bool = False
    proposed: Mapping[str, Any] | None = None
    known_from: int = 0


@dataclass(frozen=True)
class Shelf:
    """The lists by their keys; values are the facts as recorded. Countries stand in the order of their codes.

    `known_from` of documents and demands is the position from which they were known.
    """

    countries: Mapping[str, Mapping[str, Any]]
    themes: Mapping[str, Mapping[str, Any]]
    instruments: Mapping[str, Mapping[str, Any]]
    documents: Mapping[str, Mapping[str, Any]]
    demands: Mapping[str, Mapping[str, Any]]
    persons: Mapping[str, Party]
    organisations: Mapping[str, Party]

    @property
    def translations(self) -> Mapping[str, str]:
        """Say of each text that is a translation how it was made, by its reference: person or machine, reviewed."""
        found = (one.get("translations", {}) for one in self.demands.values())
        return {
            ref: f"{how['by']}{'_reviewed' if how['reviewed'] else ''}" for its in found for ref, how in its.items()
        }

    @property
    def named_by_rule(self) -> Mapping[str, Party]:
        """Give whoever is named by the rules for persons: persons, and organisations of fewer than ten people."""
        return {**self.persons, **{key: one for key, one in self.organisations.items() if one.about["small"]}}


def require_well(connection: Connection) -> None:
    """Refuse to read while a read model is parked; raises ReadModelParked."""
    names = connection.execute(_PARKED).scalars().all()
    if names:
        raise ReadModelParked(names)


def waiting(connection: Connection) -> Sequence[tuple[str, int, str, int]]:
    """List the read models that are parked: name, position, kind of error, when tried next in UTC microseconds."""
    rows = connection.execute(select(parked).order_by(parked.c.name))
    return [(row.name, row.position, row.error, row.next_try_at) for row in rows]


def edition(connection: Connection) -> Edition | None:
    """Give the newest release, None where there is none."""
    newest = connection.execute(select(release).order_by(release.c.number.desc()).limit(1)).first()
    about = _listed(connection, COALITION).get("the")
    if newest is None or about is None:
        return None
    begins_at = connection.scalar(select(func.min(log_commit.c.recorded_at))) or 0
    return Edition(
        number=newest.number,
        through=newest.through,
        released_on=date.fromisoformat(newest.released_on),
        begins_on=datetime.fromtimestamp(begins_at / 1_000_000, UTC).date(),
        sample=about["sample"],
        name=about["name"],
        publisher=about["publisher"],
        contact=about["contact"],
        origin=about["origin"],
        zone=about["zone"],
    )


def head(connection: Connection) -> int:
    """Give the last position of the log as this connection sees it, 0 where nothing was recorded."""
    return connection.scalar(_HEAD) or 0


def coalition(connection: Connection) -> Mapping[str, Any]:
    """Give the facts of the coalition, empty before it was founded."""
    return _listed(connection, COALITION).get("the", {})


def country_names(connection: Connection) -> Mapping[str, Words]:
    """Give the name of each country, by its code."""
    return {code: about["name"] for code, about in _listed(connection, COUNTRY).items()}


def days_not_found(connection: Connection, through: int) -> Sequence[Words]:
    """List which days of the calendar were looked for and not found, as said through a position."""
    said = _listed(connection, CALENDAR).get(NOT_FOUND)
    return said["what"] if said is not None and said["known_from"] <= through else ()


def confidants(connection: Connection) -> frozenset[str]:
    """Give the accounts that recorded something which is confidential now."""
    its = select(entry.c.account).where(entry.c.now_audience == Audience.CONFIDENTIAL.value).distinct()
    return frozenset(connection.scalars(its))


def releases(connection: Connection) -> Sequence[tuple[int, date]]:
    """List the releases with their days, newest first."""
    rows = connection.execute(select(release).order_by(release.c.number.desc()))
    return [(row.number, date.fromisoformat(row.released_on)) for row in rows]


def reaches(connection: Connection) -> Sequence[tuple[int, int]]:
    """List through which position each release reaches."""
    return [(row.number, row.through) for row in connection.execute(select(release))]


def shelf(connection: Connection, through: int, words_of: int | None = None) -> Shelf:
    """Read all lists, with the countries, documents and demands that are known through a position.

    Our words for demands are those known through `words_of`, where it is another position.
    """
    parties = _parties(connection)
    words = words_through(connection, through if words_of is None else words_of)
    return Shelf(
        countries={
            code: about for code, about in _listed(connection, COUNTRY).items() if about["known_from"] <= through
        },
        themes=_listed(connection, THEME),
        instruments=_listed(connection, INSTRUMENT),
        documents={
            row.key: {**read_facts(row.facts), "known_from": row.known_from}
            for row in connection.execute(select(document).order_by(document.c.issued_on))
            if row.known_from <= through
        },
        demands={
            row.reference: _demand(row, words.get(row.reference, ()))
            for row in connection.execute(select(demand).order_by(demand.c.reference))
            if row.known_from <= through
        },
        persons=parties[PERSON],
        organisations=parties[ORGANISATION],
    )


def _demand(row: Row[Any], worded: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    about = reduce(reworded, worded, read_facts(row.facts))
    return {**about, "known_from": row.known_from}


def _listed(connection: Connection, kind: str) -> dict[str, Mapping[str, Any]]:
    rows = connection.execute(select(listed).where(listed.c.kind == kind).order_by(listed.c.code))
    return {row.code: {**read_facts(row.facts), "known_from": row.known_from} for row in rows}


def _parties(connection: Connection) -> Mapping[str, dict[str, Party]]:
    also: dict[str, list[Mapping[str, Any]]] = {}
    for row in connection.execute(select(alias).order_by(alias.c.position)):
        also.setdefault(row.party, []).append({**read_facts(row.facts), "known_from": row.position})
    found: dict[str, dict[str, Party]] = {PERSON: {}, ORGANISATION: {}}
    for row in connection.execute(select(party).order_by(party.c.key)):
        naming = read_facts(row.naming) if row.naming else None
        proposed = read_facts(row.proposed) if row.proposed else None
        about, aliases = read_facts(row.facts), also.get(row.key, [])
        found[row.kind][row.key] = Party(row.key, about, naming, aliases, row.withheld, proposed, row.known_from)
    return found
