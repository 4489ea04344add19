"""Tables as files beside the pages that they belong to: of the same day, of the same thing, with nobody's name."""

from collections.abc import Callable, Sequence
from functools import partial

from fastapi import APIRouter

from tracker.web.address import ENDINGS
from tracker.web.answers import Page
from tracker.web.data.columns import Table
from tracker.web.data.of_countries import COUNTRIES, COUNTS, RAISED
from tracker.web.data.of_dates import CORRECTIONS, OCCASIONS
from tracker.web.data.of_demands import DEMANDS
from tracker.web.data.of_entries import ENTRIES
from tracker.web.data.of_lists import RATIFICATIONS
from tracker.web.data.source import ALL, Cut
from tracker.web.data.taking import FORMS
from tracker.web.pages.countries import code_of
from tracker.web.routing import page
from tracker.web.site import Ask, NoSuchThing, View

router = APIRouter()

Choose = Callable[[View], Cut]
"""Says what a page is of; raises NoSuchThing where there is no such page."""

ALL_FORMS, TABLES_ALONE = ("csv", "xlsx", "json"), ("csv", "xlsx")
"""The second for pages that have JSON of their own."""


def give(ask: Ask, table: Table, form: str, choose: Choose) -> Page:
    """Give what belongs to a page as a file."""
    with ask.view() as view:
        return FORMS[form](view, table, choose(view))


def beside(path: str, table: Table, choose: Choose, forms: Sequence[str] = ALL_FORMS) -> None:
    """Put a table up beside a page, for any day."""
    for ending in ENDINGS:
        for form in forms:
            page(router, f"{path}{ending}.{form}", partial(give, table=table, form=form, choose=choose))


def everything(_view: View) -> Cut:
    """Take all of a table."""
    return ALL


def of_country(view: View) -> Cut:
    """Take what concerns the country of the page."""
    return Cut(country=code_of(view, view.ask.route["code"]))


def of_demand(view: View) -> Cut:
    """Take what concerns the demand of the page."""
    reference = view.ask.route["reference"]
    if reference not in {one["reference"] for one in view.demands()}:
        raise NoSuchThing
    return Cut(demand=reference)


def of_document(view: View) -> Cut:
    """Take what concerns the document of the page."""
    about = view.shelf.documents.get(view.ask.route["key"])
    if about is None or about["known_from"] > view.sight.viewer.through:
        raise NoSuchThing
    return Cut(document=about["key"])


def of_convention(view: View) -> Cut:
    """Take what concerns the convention of the page."""
    code = view.ask.route["code"].upper()
    if code not in view.shelf.instruments or view.ask.route["code"] != code.lower():
        raise NoSuchThing
    return Cut(convention=code)


def of_addressee(view: View) -> Cut:
    """Take what is put to the addressee of the page, who is no government."""
    key = view.ask.route["key"]
    others = {one["reference"].partition("-")[0] for one in view.demands() if one["counting"] == "non_government"}
    if key not in others:
        raise NoSuchThing
    return Cut(addressee=key, counting="non_government")


def of_ours(_view: View) -> Cut:
    """Take what the coalition undertook itself."""
    return Cut(counting="own_commitment")


_COUNTRY = "/{language}/countries/{code}"
beside(f"{_COUNTRY}/ratifications", RATIFICATIONS, of_country)
beside(f"{_COUNTRY}/counts", COUNTS, of_country)
beside(f"{_COUNTRY}/raised", RAISED, of_country)
beside("/{language}/conventions/{code}", RATIFICATIONS, of_convention)
beside("/{language}/documents/{key}", DEMANDS, of_document)
beside("/{language}/demands/{reference}", ENTRIES, of_demand, TABLES_ALONE)
beside("/{language}/addressees/{key}", DEMANDS, of_addressee)
beside("/{language}/ours", DEMANDS, of_ours)
beside("/{language}/occasions", OCCASIONS, everything, TABLES_ALONE)
beside("/{language}/corrections", CORRECTIONS, everything)
for file in ("/overview", "/on/{on}", "/on/{on}/known/{known}"):
    for form in TABLES_ALONE:
        page(router, f"/{{language}}{file}.{form}", partial(give, table=COUNTRIES, form=form, choose=everything))
