"""A document, and every demand that it puts."""

from dataclasses import replace

from fastapi import APIRouter

from tracker.domain.judgement import Judged
from tracker.web.answers import Page
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.document import document
from tracker.web.views.evidence import public_lines

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show a document with its demands by item."""
    with ask.view() as view:
        key = ask.route["key"]
        about = view.shelf.documents.get(key)
        if about is None or about["known_from"] > view.sight.viewer.through:
            raise NoSuchThing
        demands = [one for one in view.demands() if one["document"] == key]
        objects = [measure["object"] for one in demands for measure in one["measures"]]
        view.open(about, objects, [[one["title"], one["item"], one["addressee"]["label"]] for one in demands])
        countries = {one["addressee"]["country"] for one in demands} & view.shelf.countries.keys()
        files = public_lines(view.look.evidence(view.sight).of_document(key), ask.language)
        page = document(about, demands, _judged(view, countries), view.wording)
        return view.page("document.html", page=replace(page, evidence=files))


def _judged(view: View, countries: set[str]) -> dict[str, Judged]:
    cards = [view.look.card(view.sight, country) for country in sorted(countries)]
    return {one.demand.reference: one for card in cards for one in card.judged}


dated(router, "/{language}/documents/{key}", show)
