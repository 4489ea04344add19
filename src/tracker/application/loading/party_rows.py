"""Persons and organisations of a register."""

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.application.loading.file_load import FileLoad
from tracker.application.loading.ledger import Fate
from tracker.application.loading.reading_rows import citation, keys, when
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.values import Code, Key, Row

_Row = Mapping[str, Any]
_Spelling = tuple[str, str, str | None]


def load_persons(load: FileLoad, persons: Mapping[str, _Row]) -> None:
    """Load persons: their names as words, the spellings as aliases, and where their names stand in print.

    Who was erased is left out.
    """
    for key, person in persons.items():
        fate, row = load.ledger.look_at("persons", key, person)
        if key in load.erased_persons:
            load.ledger.skip(fate, key)
        elif fate is Fate.NEW:
            _register_person(load, key, person, row)
        elif fate is Fate.CHANGED:
            _amend_person(load, key, person, row)


def _register_person(load: FileLoad, key: str, person: _Row, row: Row) -> None:
    draft = load.draft
    printed = [form["form"] for form in person["cyrillic"]]
    stream = load.new(
        "person",
        key,
        Person.register(
            key=Key(key),
            name=draft.plain(person["name"]),
            native=draft.plain(printed[0]) if printed else None,
            country=Code(person["country"]),
            role=Code(person["role"]),
            roles=tuple(draft.words(role) for role in person["roles"]),
            office=draft.words(person.get("shown_as_office")),
            posthumous=person["posthumous"],
            sensitive=person["sensitive"],
            row=row,
        ),
    )
    for spelling in _spellings(person):
        _alias(load, stream, spelling, row)
    stream.set_naming(Naming(person["naming"]), _scope(person), row=row)


def _amend_person(load: FileLoad, key: str, person: _Row, row: Row) -> None:
    stream = load.named("person", key, Person)
    if stream is None:
        return
    known = {text for name in stream.names for text in load.texts(name).values()}
    for spelling in [(person["name"], "latin", None), *_spellings(person)]:
        if spelling[0] not in known:
            known.add(spelling[0])
            _alias(load, stream, spelling, row)
    naming, scope = Naming(person["naming"]), _scope(person)
    if (stream.naming, stream.scope) == (naming, scope):
        return
    if stream.named_by_people:
        load.ledger.cannot(key, "load.naming_by_people")
    else:
        stream.set_naming(naming, scope, row=row)


def _alias(load: FileLoad, stream: Person, spelling: _Spelling, row: Row) -> None:
    name, script, document = spelling
    printed_in = Key(document) if document else None
    stream.add_alias(load.draft.words({"und": name}), Code(script), printed_in=printed_in, row=row)


def _spellings(person: _Row) -> Iterable[_Spelling]:
    for variant in person["variants"]:
        yield variant, "latin", None
    for printed in person["as_printed"]:
        yield printed["form"], "latin", printed["document"]
    for form in person["cyrillic"]:
        yield form["form"], "cyrillic", None


def _scope(person: _Row) -> Scope:
    return Scope(keys(person["documents_printing_name"]), keys(person["demands_printing_name"]))


def load_organisations(load: FileLoad, organisations: Iterable[_Row]) -> None:
    """Load organisations: names, parents, branches, and how else they are written."""
    for organisation in organisations:
        its_own = {name: value for name, value in organisation.items() if name != "leadership"}
        fate, row = load.ledger.look_at("organisations", organisation["key"], its_own)
        if fate is Fate.NEW:
            _register_organisation(load, organisation, row)
        elif fate is Fate.CHANGED and _is_erased_in(load, organisation["key"]):
            load.ledger.skip(fate, organisation["key"])
        elif fate is Fate.CHANGED:
            _amend_organisation(load, organisation, row)
        for period in organisation.get("leadership", ()):
            _record_leadership(load, organisation["key"], period)


def _is_erased_in(load: FileLoad, key: str) -> bool:
    """Say whether a name of the organisation was erased: the row would bring it back."""
    stream = load.named("organisation", key, Organisation)
    return stream is not None and load.was_erased(*stream.names)


def _register_organisation(load: FileLoad, organisation: _Row, row: Row) -> None:
    draft = load.draft
    stream = load.new(
        "organisation",
        organisation["key"],
        Organisation.register(
            key=Key(organisation["key"]),
            name=draft.words(organisation["name"]),
            country=Code(organisation["country"]) if organisation["country"] else None,
            kind=Code(organisation["kind"]),
            small=organisation.get("small", False),
            parent=Key(organisation["parent"]) if organisation["parent"] else None,
            branches=tuple(draft.words(branch) for branch in organisation["branches"]),
            sites=tuple(draft.words({"und": site}) for site in organisation["sites"]),
            notes=draft.words(organisation["note"]),
            row=row,
        ),
    )
    for name in _forms(organisation):
        stream.add_alias(draft.words({"und": name}), row=row)


def _amend_organisation(load: FileLoad, organisation: _Row, row: Row) -> None:
    stream = load.named("organisation", organisation["key"], Organisation)
    if stream is None:
        return
    known = {text for name in stream.names for text in load.texts(name).values()}
    new = [name for name in [*organisation["name"].values(), *_forms(organisation)] if name not in known]
    for name in new:
        stream.add_alias(load.draft.words({"und": name}), row=row)
    if not new:
        load.ledger.cannot(organisation["key"], "load.organisation_changed")


def _record_leadership(load: FileLoad, organisation: str, period: _Row) -> None:
    """Record a period in which somebody held an office, where it is new or says something else than before."""
    fate, row = load.ledger.look_at("leadership", f"{organisation}.{period['number']}", period)
    stream = load.named("organisation", organisation, Organisation)
    if fate is Fate.SAME or stream is None:
        return
    stream.record_leadership(
        period["number"],
        load.draft.words(period["office"]),
        when(period, "start"),
        until=when(period, "end") if period["end"] else None,
        person=Key(period["person"]) if period["person"] else None,
        citation=citation(load.draft, period["source"]),
        row=row,
    )


def _forms(organisation: _Row) -> list[str]:
    return [*organisation["acronyms"], *organisation["search_forms"]]
