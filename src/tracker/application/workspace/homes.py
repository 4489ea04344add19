"""Homes: the streams that an entry is put to, and what the account may do there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.application.workspace import texts
from tracker.application.workspace.inputs import Where
from tracker.application.workspace.refusals import CountryUnknown, DemandUnknown, NothingToPutItTo, PersonUnknown
from tracker.application.workspace.work import Work
from tracker.domain.country import Country
from tracker.domain.demand import Demand
from tracker.domain.dossier import Dossier
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Recorded
from tracker.domain.person import Person
from tracker.domain.refusals import EntryUnknown, MeasureUnknown
from tracker.domain.values import Code, Key
from tracker.projections import whereabouts

_PUT_RIGHT = {"correct", "suspend", "reword", "translate"}
"""The commands that put right what stands on a demand, also once it is closed, withdrawn or superseded."""


@dataclass(frozen=True)
class Home:
    """One stream for an entry; `country` is the one that the entry concerns there, None where it is no single one."""

    dossier: Dossier
    country: Code | None
    measures: tuple[int, ...] = ()
    points: tuple[Code, ...] = ()


@dataclass(frozen=True)
class DemandHome(Home):
    """A demand for an entry, with those of its measures that the entry bears on."""

    dossier: Demand


def homes(work: Work, where: Where) -> Sequence[Home]:
    """Say where an entry belongs, once the account may record there.

    Raises NothingToPutItTo, DemandUnknown, MeasureUnknown, CountryUnknown, EntryUnknown, NotAllowed.
    """
    if sum([bool(where.demands), where.country is not None, where.finding is not None]) != 1:
        raise NothingToPutItTo
    if where.country is not None:
        return [_country(work, where.country)]
    if where.finding is not None:
        return [_finding(work, where)]
    return demands(work, where)


def demands(work: Work, where: Where) -> Sequence[DemandHome]:
    """Give the demands that an entry is put to, once the account may record about them.

    Raises NothingToPutItTo, DemandUnknown, MeasureUnknown, NotAllowed.
    """
    if not where.demands or where.country is not None or where.finding is not None:
        raise NothingToPutItTo
    return [demand(work, reference, measures) for reference, measures in where.demands.items()]


def demand(work: Work, reference: str, measures: Iterable[int]) -> DemandHome:
    """Give one demand, once the account may record about it; raises DemandUnknown, MeasureUnknown, NotAllowed."""
    asked = whereabouts.asked(work.connection, reference)
    if asked is None:
        raise DemandUnknown
    found, numbers = work.demand(reference), tuple(dict.fromkeys(measures))
    for number in numbers:
        if number not in found.measures:
            raise MeasureUnknown(number=number)
    carried = {found.measures[number].country for number in numbers} - {None}
    countries: set[Code | None] = {Code(asked.country)} if asked.country else carried or {None}
    work.allow(countries)
    require_live(work, [found])
    [country] = countries if len(countries) == 1 else [None]
    return DemandHome(found, country, numbers)


def require_live(work: Work, demands: Iterable[Demand]) -> None:
    """Refuse what is new on a demand that is over; what is there already can be put right. Raises DemandOver."""
    if work.command not in _PUT_RIGHT:
        for one in demands:
            one.require_live()


def measures(work: Work, given: Iterable[tuple[str, Iterable[int]]]) -> tuple[Key, ...]:
    """Give the public numbers of measures (`kz-2021-1.3`); raises DemandUnknown, MeasureUnknown."""
    found = []
    for reference, numbers in given:
        known = work.demand(reference).measures
        for number in numbers:
            if number not in known:
                raise MeasureUnknown(number=number)
            found.append(Key(f"{reference}.{number}"))
    return tuple(dict.fromkeys(found))


def country(work: Work, code: str) -> Country:
    """Give a country that the record follows; raises CountryUnknown."""
    found = work.named("country", texts.code(code), Country)
    if found is None:
        raise CountryUnknown
    return found


def held_person(work: Work, key: str) -> Person:
    """Give a person, once the account may give the command about the person's country.

    Raises PersonUnknown, NotAllowed.
    """
    about = whereabouts.person(work.connection, key)
    found = work.named("person", key, Person)
    if about is None or found is None:
        raise PersonUnknown
    work.allow([about["country"]])
    return found


def _country(work: Work, code: str) -> Home:
    found = country(work, code)
    work.allow([code])
    return Home(found, Code(code))


def _finding(work: Work, where: Where) -> Home:
    if where.finding is None:
        raise NothingToPutItTo
    places = work.places(where.finding)
    work.allow(dict.fromkeys(place.country for place in places))
    found = work.stream(places[0].stream_id, Finding)
    if not isinstance(found.require(where.finding), Recorded):
        raise EntryUnknown
    country = places[0].country
    return Home(found, Code(country) if country else None, (), tuple(texts.code(point) for point in where.points))
