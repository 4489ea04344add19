"""Whom demands are put to besides governments, and what the coalition undertook itself."""

from fastapi import APIRouter

from tracker.web.answers import Page
from tracker.web.pages.demands import material_of
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.addressees import Addressee, addressees, commitments
from tracker.web.views.demand import demand_page, words_wanted

router = APIRouter()


def index(ask: Ask) -> Page:
    """List everybody to whom a demand is put."""
    with ask.view() as view:
        view.open([one["name"] for one in view.shelf.countries.values()])
        countries = {
            code.lower(): view.wording.plain(about["name"]) or code for code, about in view.shelf.countries.items()
        }
        by_name = sorted(countries.items(), key=lambda one: one[1])
        return view.page("addressees.html", countries=by_name, others=_others(view))


def show(ask: Ask) -> Page:
    """Show the demands on one addressee that is no government."""
    with ask.view() as view:
        for one in _others(view):
            if one.key == ask.route["key"]:
                return view.page("addressee.html", page=one)
        raise NoSuchThing


def ours(ask: Ask) -> Page:
    """Show what the coalition undertook itself, and how that stands."""
    with ask.view() as view:
        references = [one["reference"] for one in view.demands() if one["counting"] == "own_commitment"]
        materials = [material_of(view.look, view.sight, reference) for reference in references]
        view.open([words_wanted(material, view.shelf) for material in materials])
        pages = [demand_page(material, view.shelf, view.wording) for material in materials]
        return view.page("ours.html", groups=commitments(pages))


def _others(view: View) -> list[Addressee]:
    demands = [one for one in view.demands() if one["counting"] == "non_government"]
    view.open([[one["title"], one["item"], one["addressee"]["label"]] for one in demands])
    return addressees(demands, view.wording)


dated(router, "/{language}/addressees", index)
dated(router, "/{language}/addressees/{key}", show)
dated(router, "/{language}/ours", ours)
