"""The persons of the record as those see them who answer for their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.projections.parties import ERASED, SHOWING
from tracker.projections.shelves import Party
from tracker.web.naming import AGREED, ANYWHERE_ELSE, Place
from tracker.web.workspace.desk import Live

SOON = timedelta(days=30)
"""How long before its end a naming is to be renewed."""

_NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Person:
    """One person. `name` is None where it may not be shown to this reader; `until` ends an agreement.

    `waits`: what would name the person more waits for a second person; `is_to_be_shown`: of who is withheld, that it
    be so no more; `is_erased`: the names are gone for good. `ends_soon`: the agreement has ended or ends within 30
    days. `documents` and `demands` print the name themselves.
    """

    key: str
    country: str
    name: str | None
    naming: str
    until: date | None
    ends_soon: bool
    is_withheld: bool
    waits: bool
    is_to_be_shown: bool
    is_erased: bool
    documents: Sequence[str]
    demands: Sequence[str]


def own_people(live: Live) -> list[Person]:
    """List the persons of the own countries: first those whose agreement ends soon, then by name."""
    own = [one for one in live.shelf.persons.values() if one.about["country"] in live.desk.who.countries]
    open_names(own, live)
    return sorted((person_of(one, live) for one in own), key=_order)


def ending_soon(live: Live) -> list[Person]:
    """List those of the own countries whose agreement has ended or ends within 30 days, and who wait for nothing."""
    ends = {one.person: one for one in live.look.desk(live.sight).agreements() if one.until <= live.desk.today + SOON}
    own = [one for one in ends.values() if one.country in live.desk.who.countries]
    open_names((live.shelf.persons[one.person] for one in own), live)
    return sorted((person_of(live.shelf.persons[one.person], live) for one in own), key=_order)


def others_in_print(live: Live) -> list[Person]:
    """List the persons of other countries whose names stand somewhere that this reader may read them."""
    countries = live.desk.who.countries
    others = [one for one in live.shelf.persons.values() if one.about["country"] not in countries]
    open_names(others, live)
    found = (person_of(one, live) for one in others)
    return sorted((one for one in found if one.name is not None), key=_order)


def person_of(party: Party, live: Live) -> Person:
    """Describe a person; the words of the name must be open."""
    naming = party.naming or {}
    until = date.fromisoformat(naming["until"]) if naming.get("until") else None
    how, scope = naming.get("naming", _NOT_ASKED), naming.get("scope") or {}
    return Person(
        key=party.key,
        country=party.about["country"],
        name=_name(party, live),
        naming=how,
        until=until,
        ends_soon=how == AGREED and until is not None and until <= live.desk.today + SOON,
        is_withheld=party.withheld,
        waits="naming" in (party.proposed or {}),
        is_to_be_shown=SHOWING in (party.proposed or {}),
        is_erased=bool(party.about.get(ERASED)),
        documents=scope.get("documents", ()),
        demands=scope.get("demands", ()),
    )


def open_names(parties: Iterable[Party], live: Live) -> None:
    """Open the words of persons' names."""
    live.open([{"kind": "person", "key": one.key} for one in parties])


def spellings(party: Party, live: Live, called: str | None) -> list[str]:
    """List how else a party is written, each once and beside what it is called here."""
    live.open([one["name"] for one in party.aliases])
    said = (live.wording.plain(one["name"]) for one in party.aliases)
    return [one for one in dict.fromkeys(said) if one and one != called]


def _name(party: Party, live: Live) -> str | None:
    places = [ANYWHERE_ELSE, *_places(party)]
    shown = (live.wording.called(party.key, place) for place in places)
    return next((name for name in shown if name is not None), None)


def _places(party: Party) -> Iterable[Place]:
    scope = (party.naming or {}).get("scope") or {}
    yield from (Place(demand=one) for one in scope.get("demands", ()))
    yield from (Place(document=one) for one in scope.get("documents", ()))


def _order(person: Person) -> tuple[bool, date, str]:
    return not person.ends_soon, person.until or date.max if person.ends_soon else date.max, person.name or ""
