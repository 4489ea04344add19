"""The lists that pages need beside the record: the edition, countries, themes, documents, parties. Always today's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache, reduce
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from tracker.domain.values import Audience, Words
from tracker.projections.changes import words_through
from tracker.projections.lists import CALENDAR, COALITION, COUNTRY, INSTRUMENT, NOT_FOUND, THEME
from tracker.projections.our_words import reworded
from tracker.projections.parties import ORGANISATION, PERSON
from tracker.projections.rows import read_facts
from tracker.projections.tables import alias, demand, document, entry, listed, parked, party, release
from tracker.store.prepared import Prepared
from tracker.store.tables import log_commit

_PARKED = Prepared(select(parked.c.name))
_HEAD = Prepared(select(func.max(log_commit.c.position)))
_BEGINNING = Prepared(select(func.min(log_commit.c.recorded_at)))
_RELEASES = Prepared(
    select(release.c.number, release.c.through, release.c.released_on).order_by(release.c.number.desc())
)
_LISTS = select(listed.c.kind, listed.c.code, listed.c.facts, listed.c.known_from).order_by(
    listed.c.kind, listed.c.code
)
_ALIASES, _PARTIES = select(alias).order_by(alias.c.position), select(party).order_by(party.c.key)
_DOCUMENTS = select(document.c.key, document.c.facts, document.c.known_from).order_by(document.c.issued_on)
_DEMANDS = select(demand.c.reference, demand.c.facts, demand.c.known_from).order_by(demand.c.reference)

_MADE = 4096
"""Things on the lists: as many as were read last are remembered."""


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


class Released(NamedTuple):
    """A release: its number, through which position it reaches, and its day."""

    number: int
    through: int
    released_on: date


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

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """Say of each text that is a translation how it was made, by its reference: person or machine, reviewed."""
        found = [one["translations"] for one in self.demands.values() if "translations" in one]
        return {
            ref: f"{how['by']}{'_reviewed' if how['reviewed'] else ''}" for its in found for ref, how in its.items()
        }

    @cached_property
    def named_by_rule(self) -> Mapping[str, Party]:
        """Give whoever is named by the rules for persons: persons, and organisations of fewer than ten people."""
        return {**self.persons, **{key: one for key, one in self.organisations.items() if one.about["small"]}}


class Things(NamedTuple):
    """What stands on the lists: by kind and code, documents by their days, parties by kind and key."""

    lists: Mapping[str, Mapping[str, Mapping[str, Any]]]
    documents: Sequence[tuple[str, Mapping[str, Any]]]
    parties: Mapping[str, Mapping[str, Party]]


class Demands(NamedTuple):
    """What is on record of demands, by their references in order: facts as JSON, since when known; words put better."""

    rows: Mapping[str, tuple[str, int]]
    words: Mapping[str, tuple[str, ...]]


def require_well(connection: Connection) -> None:
    """Refuse to read while a read model is parked; raises ReadModelParked."""
    names = _PARKED.all(connection, {})
    if names:
        raise ReadModelParked([name for (name,) in names])


def waiting(connection: Connection) -> Sequence[tuple[str, int, str, int]]:
    """List the read models that are parked: name, position, kind of error, when tried next in UTC microseconds."""
    rows = connection.execute(select(parked).order_by(parked.c.name))
    return [(row.name, row.position, row.error, row.next_try_at) for row in rows]


def edition(
    connection: Connection, known: Sequence[Released] | None = None, on_lists: Things | None = None
) -> Edition | None:
    """Give the newest release, None where there is none.

    `known` are all of them and `on_lists` is what stands on the lists, where they were read before.
    """
    newest = next(iter(releases(connection) if known is None else known), None)
    about = (_listed(connection, COALITION) if on_lists is None else on_lists.lists.get(COALITION, {})).get("the")
    if newest is None or about is None:
        return None
    begins_at = (_BEGINNING.one(connection, {}) or (0,))[0] or 0
    return Edition(
        number=newest.number,
        through=newest.through,
        released_on=newest.released_on,
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
    [(last,)] = _HEAD.all(connection, {})
    return last or 0


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


def releases(connection: Connection) -> Sequence[Released]:
    """List the releases, newest first."""
    rows = _RELEASES.all(connection, {})
    return [Released(number, through, date.fromisoformat(released_on)) for number, through, released_on in rows]


def things(connection: Connection) -> Things:
    """Read all that the lists hold but demands, whenever it became known."""
    documents = [(key, _known(said, known_from)) for key, said, known_from in connection.execute(_DOCUMENTS)]
    return Things(_lists(connection), documents, _parties(connection))


def shelf(
    connection: Connection,
    through: int,
    words_of: int | None = None,
    known: Things | None = None,
    demands: Demands | None = None,
) -> Shelf:
    """Read all lists, with the countries, documents and demands that are known through a position.

    Our words for demands are those known through `words_of`, where it is another position; `known` is what `things`
    would read, and `demands` what is on record of demands, where somebody has kept it.
    """
    lists, documents, parties = things(connection) if known is None else known
    rows, words = demands or _demands(connection, through if words_of is None else words_of)
    return Shelf(
        countries={code: about for code, about in lists.get(COUNTRY, {}).items() if about["known_from"] <= through},
        themes=lists.get(THEME, {}),
        instruments=lists.get(INSTRUMENT, {}),
        documents={key: about for key, about in documents if about["known_from"] <= through},
        demands={
            reference: _known(said, known_from, words.get(reference, ()))
            for reference, (said, known_from) in rows.items()
            if known_from <= through
        },
        persons=parties[PERSON],
        organisations=parties[ORGANISATION],
    )


def _demands(connection: Connection, words_of: int) -> Demands:
    rows = {reference: (said, known_from) for reference, said, known_from in connection.execute(_DEMANDS)}
    return Demands(rows, words_through(connection, words_of))


@lru_cache(_MADE)
def _known(facts: str, known_from: int, worded: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """Read facts with the position from which they are known; `worded` is how our words were put better since.

    Of the same texts it is the same, and nobody changes it.
    """
    about = reduce(reworded, map(read_facts, worded), read_facts(facts))
    return {**about, "known_from": known_from}


def _listed(connection: Connection, kind: str) -> dict[str, Mapping[str, Any]]:
    rows = connection.execute(select(listed).where(listed.c.kind == kind).order_by(listed.c.code))
    return {row.code: _known(row.facts, row.known_from) for row in rows}


def _lists(connection: Connection) -> Mapping[str, dict[str, Mapping[str, Any]]]:
    """Read all lists at once, by their kinds."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for kind, code, said, known_from in connection.execute(_LISTS).all():
        found.setdefault(kind, {})[code] = _known(said, known_from)
    return found


def _parties(connection: Connection) -> Mapping[str, dict[str, Party]]:
    also: dict[str, list[Mapping[str, Any]]] = {}
    for row in connection.execute(_ALIASES):
        also.setdefault(row.party, []).append(_known(row.facts, row.position))
    found: dict[str, dict[str, Party]] = {PERSON: {}, ORGANISATION: {}}
    for row in connection.execute(_PARTIES):
        naming = read_facts(row.naming) if row.naming else None
        proposed = read_facts(row.proposed) if row.proposed else None
        about, aliases = read_facts(row.facts), also.get(row.key, [])
        found[row.kind][row.key] = Party(row.key, about, naming, aliases, row.withheld, proposed, row.known_from)
    return found
