"""A country's demands as a table for spreadsheets; nobody is named in it."""

from fastapi import APIRouter

from tracker.domain.scorecard import score
from tracker.web.address import ENDINGS
from tracker.web.answers import Page
from tracker.web.cells import table
from tracker.web.pages.countries import code_of
from tracker.web.routing import page
from tracker.web.site import Ask
from tracker.web.views.country_table import country_table, words_wanted
from tracker.web.wording import Wording

router = APIRouter()

CSV = "text/csv; charset=utf-8"


def show(ask: Ask) -> Page:
    """Give the demands in n, one a row; a table is no place for a name, not even of who agreed."""
    with ask.view() as view:
        code = code_of(view, ask.route["code"])
        card = score(view.look.digest(view.sight, code), code)
        nameless = Wording(ask.language, ask.site.house(ask.language), {}, view.look.today)
        nameless.open(
            view.look.words, view.shelf.countries[code]["name"], view.edition.name, words_wanted(card, view.shelf)
        )
        rows = country_table(card, view.shelf, nameless, view.says, view.sight)
        said = [[view.sample_said]] if view.sample else []
        return view.file(table([*said, *rows]), CSV)


for ending in ENDINGS:
    page(router, f"/{{language}}/countries/{{code}}{ending}.csv", show)
