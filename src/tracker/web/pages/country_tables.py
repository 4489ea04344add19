"""A country's demands as a table for spreadsheets; nobody is named in it."""

from fastapi import APIRouter

from tracker.domain.scorecard import score
from tracker.web.address import ENDINGS
from tracker.web.answers import XLSX, Page
from tracker.web.cells import table
from tracker.web.data.taking import CSV, above, nameless
from tracker.web.pages.countries import code_of
from tracker.web.routing import page
from tracker.web.site import Ask, View
from tracker.web.spreadsheet import Sheet, workbook
from tracker.web.views.country_table import country_table, words_wanted

router = APIRouter()


def as_csv(ask: Ask) -> Page:
    """Give the demands in n, one a row; a table is no place for a name, not even of who agreed."""
    with ask.view() as view:
        made = _table(view)
        return view.file(table([*made.above, made.heads, *made.rows]), CSV)


def as_xlsx(ask: Ask) -> Page:
    """Give the same as a sheet."""
    with ask.view() as view:
        return view.file(workbook([_table(view)], view.sight.known_by), XLSX)


def _table(view: View) -> Sheet:
    code = code_of(view, view.ask.route["code"])
    card, wording = score(view.look.digest(view.sight, code), code), nameless(view, view.ask.language)
    wording.open(view.look.words, view.shelf.countries[code]["name"], words_wanted(card, view.shelf))
    name = wording.plain(view.shelf.countries[code]["name"]) or code
    heads, *rows = country_table(card, view.shelf, wording, view.says)
    return Sheet(name, [str(one) for one in heads], rows, above(view, name), (1, 2))


for ending in ENDINGS:
    page(router, f"/{{language}}/countries/{{code}}{ending}.csv", as_csv)
    page(router, f"/{{language}}/countries/{{code}}{ending}.xlsx", as_xlsx)
