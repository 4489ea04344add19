"""Organisations: unions, State organs and bodies that the record speaks of; and who of the people agreed to a page."""

from dataclasses import replace

from fastapi import APIRouter

from tracker.domain.judgement import Judged
from tracker.domain.record import Kind, Record
from tracker.web.answers import Page
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.opened import Opened
from tracker.web.pages.countries import with_files
from tracker.web.pages.demands import heard_on
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing
from tracker.web.views.organisation import Material, Organisation, organisation, words_wanted
from tracker.web.views.organisation_names import has_a_page
from tracker.web.views.person import Person, words_of_person
from tracker.web.views.person import person as person_page
from tracker.web.views.spoken_of import countries_of

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show an organisation; raises NoSuchThing where there is none, or none with a page."""
    with ask.view() as view:
        page = organisation_of(view, ask.route["key"])
        return view.page("organisation.html", page=replace(page, findings=with_files(page.findings, view)))


def person(ask: Ask) -> Page:
    """Show a person who agreed to be named; raises NoSuchThing for everybody else, and for nobody, alike."""
    with ask.view() as view:
        return view.page("person.html", page=person_of(view, ask.route["key"]))


def organisation_of(view: Opened, key: str) -> Organisation:
    """Read an organisation; raises NoSuchThing where there is none, or none with a page."""
    party = view.shelf.organisations.get(key)
    if party is None or party.known_from > view.sight.viewer.through or not has_a_page(party):
        raise NoSuchThing
    aliases = [one for one in party.aliases if one["known_from"] <= view.sight.viewer.through]
    party, around = replace(party, aliases=aliases), view.look.around(view.sight)
    record = view.look.dossier(view.sight, around.demands_naming(key))
    said = heard_on(view.look, view.sight, [one for one in record.entries if one.kind is Kind.FINDING])
    material = Material(party, record, _judged(view, record), around.leadership(key), said)
    view.open(words_wanted(material, view.shelf))
    return organisation(material, view.shelf, view.wording)


def person_of(view: Opened, key: str) -> Person:
    """Read a person who agreed to be named; raises NoSuchThing for everybody else, and for nobody, alike."""
    party = view.shelf.persons.get(key)
    if party is None or party.known_from > view.sight.viewer.through or not view.wording.has_page(key):
        raise NoSuchThing
    record = view.look.dossier(view.sight, view.look.around(view.sight).demands_naming(key))
    view.open(words_of_person(party, record))
    if view.wording.called(key, ANYWHERE_ELSE) is None:
        raise NoSuchThing
    return person_page(party, record, _judged(view, record), view.wording)


def _judged(view: Opened, record: Record) -> dict[str, Judged]:
    cards = [view.look.card(view.sight, country) for country in countries_of(record.demands)]
    return {one.demand.reference: one for card in cards for one in card.judged}


dated(router, "/{language}/organisations/{key}", show)
dated(router, "/{language}/people/{key}", person)
