"""An organisation: how it is called, who led it, and what was asked and said about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, Kind, Record
from tracker.projections.shelves import Party, Shelf
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.views.citations import Citation, citation
from tracker.web.views.entries import Line, line
from tracker.web.views.findings import Finding, finding, heard_with
from tracker.web.views.organisation_names import has_a_page
from tracker.web.views.spoken_of import Asked, asked, told_of, words_of_demands
from tracker.web.wording import Text, Wording

MOST = 20
"""How many entries the page lists: the demands' own pages have all."""


@dataclass(frozen=True)
class Period:
    """A time in which somebody held an office. `person` is a key, where the person has a page, `name` with it."""

    office: Text | None
    person: str | None
    name: str | None
    start: Mapping[str, Any]
    until: Mapping[str, Any] | None
    citation: Citation | None


@dataclass(frozen=True)
class Organisation:
    """All that an organisation's page shows. `happened` are the newest entries with their demands, `older` the rest."""

    key: str
    name: str
    title: Text | None
    aliases: Sequence[str]
    kind: str
    country: str | None
    parent: tuple[str, Text | None] | None
    parts: Sequence[tuple[str, Text | None]]
    branches: Sequence[Text]
    periods: Sequence[Period]
    asked: Sequence[Asked]
    happened: Sequence[tuple[Line, str | None]]
    older: int
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Material:
    """What was read for an organisation's page."""

    party: Party
    record: Record
    judged: Mapping[str, Judged]
    periods: Sequence[Mapping[str, Any]]
    heard_on: Sequence[DemandFacts] = ()
    """The demands that what bodies said bears on, whenever they were made."""


def words_wanted(material: Material, shelf: Shelf) -> list[object]:
    """List the facts whose words the page prints."""
    party = material.party
    family = [one.about["name"] for one in _family(party, shelf)]
    led = [(one["office"], one["citation"], {"kind": "person", "key": one["person"]}) for one in material.periods]
    own = [party.about["name"], party.about["branches"], [one["name"] for one in party.aliases]]
    entries = [one.about for one in material.record.entries if one.kind is not Kind.ASSESSMENT]
    objects = [m.about["object"] for one in material.heard_on for m in one.measures]
    return [own, family, led, objects, words_of_demands(material.record, party.key), entries]


def organisation(material: Material, shelf: Shelf, wording: Wording) -> Organisation:
    """Make the page."""
    party, about = material.party, material.party.about
    told = told_of(material.record, party.key, wording)
    happened = [one for one in told if one.kind is not Kind.FINDING]
    heard = [one for one in told if one.kind is Kind.FINDING]
    name = wording.plain(about["name"]) or party.key
    parent = shelf.organisations.get(about["parent"] or "")
    return Organisation(
        key=party.key,
        name=name,
        title=wording.say(about["name"]),
        aliases=_aliases(party, name, wording),
        kind=about["kind"],
        country=about["country"] if about["country"] in shelf.countries else None,
        parent=_named(parent, wording) if parent and has_a_page(parent) else None,
        parts=[_named(one, wording) for one in _parts(party, shelf)],
        branches=[said for said in (wording.say(one) for one in about["branches"]) if said],
        periods=[_period(one, wording) for one in material.periods if not _is_withheld(one, shelf)],
        asked=asked(material.record, material.judged, party.key, wording),
        happened=[(_line(one, wording), one.demand) for one in happened[:MOST]],
        older=max(0, len(happened) - MOST),
        findings=[finding(one, wording) for one in heard_with(heard, material.heard_on, wording)],
    )


def _named(party: Party, wording: Wording) -> tuple[str, Text | None]:
    return party.key, wording.say(party.about["name"])


def _family(party: Party, shelf: Shelf) -> list[Party]:
    parent = shelf.organisations.get(party.about["parent"] or "")
    return [*_parts(party, shelf), *([parent] if parent else [])]


def _parts(party: Party, shelf: Shelf) -> list[Party]:
    return [one for one in shelf.organisations.values() if one.about["parent"] == party.key and has_a_page(one)]


def _aliases(party: Party, name: str, wording: Wording) -> list[str]:
    """List how else it is written, once each, whatever the case of letters."""
    said = [text for text in (wording.plain(one["name"]) for one in party.aliases) if text]
    return list({text.casefold(): text for text in said if text.casefold() != name.casefold()}.values())


def _period(about: Mapping[str, Any], wording: Wording) -> Period:
    person = about["person"]
    named = person is not None and wording.has_page(person)
    return Period(
        office=wording.say(about["office"]),
        person=person if named else None,
        name=wording.called(person, ANYWHERE_ELSE) if named else None,
        start=about["start"],
        until=about["until"],
        citation=citation(about["citation"], wording),
    )


def _is_withheld(about: Mapping[str, Any], shelf: Shelf) -> bool:
    """Say whether a period is of somebody of whom no row is shown."""
    person = shelf.persons.get(about["person"] or "")
    return person is not None and person.withheld


def _line(entry: Entry, wording: Wording) -> Line:
    return line(replace(entry, measures=()), wording)
