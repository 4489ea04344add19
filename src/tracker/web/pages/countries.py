"""A country: what was asked of it, and what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from fastapi import APIRouter

from tracker.domain.scorecard import score
from tracker.projections.shelves import Shelf
from tracker.web.answers import Page
from tracker.web.labels import STATE
from tracker.web.pages.demands import heard_on
from tracker.web.pages.occasions import next_dates
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.country import Filters, Material, country, words_wanted
from tracker.web.views.country_json import shown_json, shown_words
from tracker.web.views.evidence import public_lines
from tracker.web.views.findings import Finding
from tracker.web.views.occasions import of_country

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show a country's card with the demands that the filters leave."""
    with ask.view() as view:
        code = code_of(view, ask.route["code"])
        findings = view.look.findings(view.sight, code)
        material = Material(
            code=code,
            record=view.look.digest(view.sight, code),
            findings=findings,
            shelf=view.shelf,
            filters=filters_of(view.shelf, ask.address.filters),
            heard_on=heard_on(view.look, view.sight, findings),
        )
        card = view.look.score(material.record, code)
        dates = next_dates(view, partial(of_country, country=code), words_wanted(material, card), view.edition.name)
        page = country(material, card, view.wording)
        return view.page("country.html", page=replace(page, findings=with_files(page.findings, view)), dates=dates)


def show_json(ask: Ask, *, with_words: bool = True) -> Page:
    """Give the card as one object; without words, for which a key is needed, as if nobody might be named."""
    with ask.view() as view:
        code = code_of(view, ask.route["code"])
        card = score(view.look.record(view.sight, code), code)
        if with_words:
            view.open(shown_words(card))
        return view.json(shown_json(card, view.sight, view.wording, sample=view.sample))


def with_files(findings: Sequence[Finding], view: View) -> Sequence[Finding]:
    """Put the files beside what bodies said that are attached to it."""
    found = view.look.evidence(view.sight).of_entries({one.entry_id for one in findings})
    language = view.wording.language
    return [
        replace(one, evidence=public_lines(found[one.entry_id], language)) if one.entry_id in found else one
        for one in findings
    ]


def filters_of(shelf: Shelf, chosen: Mapping[str, str]) -> Filters:
    """Take what the demands are to be filtered by; raises NoSuchThing for a value that nothing has."""
    known = {"state": STATE, "theme": shelf.themes, "convention": shelf.instruments}
    if any(value not in known[name] for name, value in chosen.items()):
        raise NoSuchThing
    return Filters(**chosen)


def code_of(view: View, code: str) -> str:
    """Take a country's code from an address; raises NoSuchThing for one that is not on record."""
    if code != code.lower() or code.upper() not in view.shelf.countries:
        raise NoSuchThing
    return code.upper()


dated(router, "/{language}/countries/{code}", show, show_json)
