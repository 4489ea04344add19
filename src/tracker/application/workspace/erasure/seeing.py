"""Whether somebody who erases may read a text: nobody reads more for that than on any other page."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from tracker.application.erasing.reading_all import Spot
from tracker.application.workspace.work import Work, countries_of
from tracker.domain.entry_events import Retraction
from tracker.domain.occasion import Occasion
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.projections.evidence_reading import evidence_of
from tracker.projections.whereabouts import Place


def readable(spots: Iterable[Spot], work: Work) -> tuple[Spot, ...]:
    """Give those of the places where a text stands in which the account may read it."""
    return tuple(spot for spot in spots if _may_read(spot, work))


def is_read_by_team(spots: Iterable[Spot], work: Work, countries: Iterable[str]) -> bool:
    """Say whether somebody of these countries' teams may read a text, to whom nothing was opened."""
    team = Who("", countries=frozenset(map(Code, countries)))
    theirs = Work(work.command, team, today=work.today, connection=work.connection, log=work.log, book=work.book)
    return bool(readable(spots, theirs))


def teams_of(spots: Iterable[Spot], work: Work) -> set[Code]:
    """Give the countries whose teams a text is of, none where it concerns no country."""
    return {Code(country) for spot in spots for country in _countries(spot, work)}


def by_country(unread: Iterable[Collection[Spot]], work: Work) -> Mapping[str, int]:
    """Count texts by the countries whose teams they are of; under an empty code those that concern no country."""
    return Counter(country for spots in unread for country in sorted(teams_of(spots, work)) or [Code("")])


def _countries(spot: Spot, work: Work) -> Iterable[str]:
    places = countries_of(work.all_places(spot.entry_id)) if spot.entry_id else []
    return [one for one in places if one is not None] or spot.countries


def _may_read(spot: Spot, work: Work) -> bool:
    places: Sequence[Place] = work.all_places(spot.entry_id) if spot.entry_id else ()
    if places:
        seen = [place for place in places if place.is_seen]
        return any(work.who.is_team_of(place.country) for place in seen) if spot.is_staff else bool(seen)
    if spot.thing == "evidence":
        file = evidence_of(work.connection, work.viewer, spot.key)
        return file is not None and file.is_theirs and file.gone is not Retraction.SAFETY
    if spot.is_staff or spot.thing == "person":
        return any(work.who.is_team_of(country) for country in spot.countries or (None,))
    if spot.thing == "occasion":
        audience = work.log.stream(spot.stream_id, Occasion).audience
        return any(work.who.may_see(audience, country) for country in spot.countries or (None,))
    return True
