"""All countries side by side, by theme and by convention: counts in the order of names, never ranked."""

from functools import partial

from fastapi import APIRouter

from tracker.domain.ratification import in_order
from tracker.domain.scorecard import score
from tracker.web.answers import Page
from tracker.web.routing import dated
from tracker.web.site import Ask, View
from tracker.web.views.comparing import OneCountry, side_by_side
from tracker.web.wording import Text

router = APIRouter()

BY = ("themes", "conventions")


def show(ask: Ask, *, by: str) -> Page:
    """Show how the demands on each country stand under each theme, or convention."""
    with ask.view() as view:
        shelf = view.shelf
        view.open(
            [one["name"] for one in shelf.countries.values()],
            [one["label"] for one in shelf.themes.values()],
            [one["name"] for one in shelf.instruments.values()],
        )
        countries = sorted((_country(view, code) for code in shelf.countries), key=lambda one: one.name)
        kind, listed = ("themes", _themes(view)) if by == "themes" else ("instruments", _conventions(view))
        return view.page("compare.html", by=by, headings=side_by_side(countries, listed, kind))


def _country(view: View, code: str) -> OneCountry:
    record = view.look.digest(view.sight, code)
    name = view.wording.plain(view.shelf.countries[code]["name"]) or code
    return OneCountry(code, name, score(record, code), record)


def _themes(view: View) -> dict[str, Text | None]:
    return {code: view.wording.say(one["label"]) for code, one in view.shelf.themes.items()}


def _conventions(view: View) -> dict[str, Text | None]:
    known = view.shelf.instruments
    return {code: view.wording.say(known[code]["name"]) for code in sorted(known, key=in_order)}


for by in BY:
    dated(router, f"/{{language}}/compare/{by}", partial(show, by=by))
