"""The search of the released record, for anyone. What somebody looked for is kept and written down nowhere."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.search import NotFilledYet
from tracker.application.search.index import Index, What
from tracker.domain.record import Kind
from tracker.web import answers
from tracker.web.address import Address
from tracker.web.anchors import anchor
from tracker.web.answers import NOT_KEPT, Page
from tracker.web.languages import SERVED
from tracker.web.routing import METHODS, for_anyone, site_of
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.hits import Ways
from tracker.web.searching.page import WAIT, Search, searched, unsearched, waiting
from tracker.web.searching.written import Readable
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.shell import entry_thing

router = APIRouter()


@router.api_route("/{language}/search", methods=list(METHODS), include_in_schema=False, response_model=None)
@for_anyone
def search(request: Request, language: str) -> Response:
    """Find what was typed, and answer without keeping it."""
    if language not in SERVED:
        raise NoSuchThing
    site, query = site_of(request), dict(request.query_params)
    begun = unsearched(f"/{language}/search", query)
    filters = {"q": begun.asked.typed} if begun.asked.typed else {}
    with Ask(site, Address(language, "search", filters=filters), {}).view() as view:
        try:
            index = site.reader.finder.index() if begun.asked.terms else None
        except NotFilledYet:
            return answers.respond(request, _shown(view, waiting(begun)))
        outcome = begun if index is None else searched(begun, query, _eyes(view, index), _ways(view))
        return answers.respond(request, _shown(view, outcome))


def _shown(view: View, search: Search) -> Page:
    made = view.page("search.html", lasts=False, search=search)
    kept = replace(made, headers={**made.headers, "Cache-Control": NOT_KEPT})
    if not search.waits:
        return kept
    return replace(kept, status=503, headers={**kept.headers, "Retry-After": str(WAIT)})


def _eyes(view: View, index: Index) -> Eyes:
    return Eyes(view.look, view.sight, view.shelf, view.wording, index)


def _ways(view: View) -> Ways:
    to = view.ask.address.to

    def thing(one: Readable) -> str | None:
        match one.what:
            case What.DEMAND:
                return to(f"demands/{one.key}").url
            case What.DOCUMENT:
                return to(f"documents/{one.key}").url
            case What.ORGANISATION:
                return to(f"organisations/{one.key}").url
            case What.OCCASION:
                return to(f"occasions/{one.key}").url
            case What.ENTRY if one.demand:
                thing, spot = entry_thing(one.demand, one.key, view.is_crowded)
                return f"{to(thing).url}{spot}"
            case What.ENTRY:
                return f"{to(_home(one)).url}#{anchor(one.key)}"

    return Ways(
        thing=thing,
        country=lambda code: to(f"countries/{code.lower()}").url,
        convention=lambda code: to(f"conventions/{code.lower()}").url,
        person=lambda key: to(f"people/{key}").url if view.wording.has_page(key) else None,
        demand=lambda reference: to(f"demands/{reference}").url,
    )


_BESIDE = {Kind.RATIFICATION: "ratifications", Kind.SUBMISSION: "raised"}
"""The page beside a country's card on which entries of a kind stand."""


def _home(entry: Readable) -> str:
    """Give what page an entry on no demand stands on."""
    country = f"countries/{(entry.country or '').lower()}"
    beside = _BESIDE.get(entry.entry.kind) if entry.entry else None
    return f"{country}/{beside}" if beside else country
