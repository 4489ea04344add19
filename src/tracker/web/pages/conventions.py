"""A convention, with the countries that ratified it and the demands that name it."""

from fastapi import APIRouter

from tracker.domain.ratification import fundamental
from tracker.domain.scorecard import score
from tracker.web.answers import Page
from tracker.web.pages.country_parts import material_of
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.convention import Convention, InCountry
from tracker.web.views.counts import counted
from tracker.web.views.ratifications import Cell, cells_of, words_wanted

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show a convention; raises NoSuchThing for one that the record does not list."""
    with ask.view() as view:
        code = ask.route["code"].upper()
        about = view.shelf.instruments.get(code)
        if about is None or ask.route["code"] != code.lower():
            raise NoSuchThing
        view.open([one["name"] for one in view.shelf.countries.values()], about["name"])
        found = [_in_country(view, code, country) for country in view.shelf.countries]
        page = Convention(
            code=code,
            name=view.wording.say(about["name"]),
            plain_name=view.wording.plain(about["name"]) or code,
            is_fundamental=code in fundamental(view.sight.on),
            countries=sorted(found, key=lambda one: one.name),
        )
        return view.page("convention.html", page=page)


def _in_country(view: View, code: str, country: str) -> InCountry:
    record = view.look.digest(view.sight, country)
    material = material_of(view, country, record.demands)
    view.open(words_wanted(material))
    cell = cells_of(material, view.wording).get(code) or Cell(code, None, "nothing")
    judged = [one for one in score(record, country).judged if code in one.demand.about["instruments"]]
    name = view.wording.plain(view.shelf.countries[country]["name"]) or country
    return InCountry(country, name, cell, counted(judged))


dated(router, "/{language}/conventions/{code}", show)
