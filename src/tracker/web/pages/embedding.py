"""Cards for other sites: the headline of a country, where a demand stands, and the page that offers them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.languages import DRAFTS, filed_in
from tracker.web import answers
from tracker.web.address import ENDINGS
from tracker.web.answers import NOT_KEPT, Page
from tracker.web.embedded import EMBEDDED, STYLE
from tracker.web.naming import Place
from tracker.web.pages.countries import code_of
from tracker.web.pages.demands import material_of
from tracker.web.routing import put_up, site_of
from tracker.web.site import Ask, Make, NoSuchThing, UnknownSetting, View, ask
from tracker.web.views.demand import judged_in_n
from tracker.web.views.embedding import Cards, Offers
from tracker.web.views.overview import line
from tracker.web.views.standings import row
from tracker.web.workspace.door import is_on_this_machine

router = APIRouter()

_SETTINGS = {"as_of", "known_by"}


def of_a_country(asked: Ask) -> Page:
    """Give a country's headline."""
    with _of(asked, f"countries/{asked.route['code']}") as view:
        code = code_of(view, asked.route["code"])
        card = view.look.card(view.sight, code)
        return _unlisted(view.page("embedded_country.html", style=STYLE, page=line(_name(view, code), card)))


def of_a_demand(asked: Ask) -> Page:
    """Give where a demand stands, with nobody's name who did not agree; raises NoSuchThing where there is none."""
    reference = asked.route["reference"]
    with _of(asked, f"demands/{reference}") as view:
        material = material_of(view.look, view.sight, reference)
        demand = material.demand
        view.open(demand.about, [one.about for one in demand.measures])
        country = _name(view, demand.country) if demand.country else None
        told = row(demand.about, view.wording, judged_in_n(material), Place())
        return _unlisted(view.page("embedded_demand.html", style=STYLE, country=country, row=told))


def offer(request: Request) -> Response:
    """Show what to copy; it holds the address that this site was asked at, so it is made for each request anew."""
    asked = ask(site_of(request), request)
    with asked.view() as view:
        made = view.page("embedding.html", page=_offered(view, _origin(request, view)))
    kept = replace(made, headers={**made.headers, "Cache-Control": NOT_KEPT})
    return answers.respond(request, kept)


def _offered(view: View, origin: str) -> Cards:
    code = code_of(view, view.ask.route["code"])
    name, judged = _name(view, code), view.look.card(view.sight, code).judged
    view.open([one.demand.about["title"] for one in judged])
    title = view.says.gettext("%(country)s: what was asked, and what was done") % {"country": name}
    offers = Offers(view.ask.address.in_language(filed_in(view.ask.language)), origin, view.wording)
    return Cards(name, code, [offers.country(code, title), *(offers.demand(one.demand.about) for one in judged)])


def _origin(request: Request, view: View) -> str:
    """Give what addresses begin with: where the pages are, as somebody said, or where this request found us."""
    site = view.ask.site
    if site.address or site.copied:
        return site.address or "https://ADDRESS"
    scheme = "http" if is_on_this_machine(request) else "https"  # a proxy may have taken the line over
    return f"{scheme}://{request.url.netloc}"


@contextmanager
def _of(asked: Ask, thing: str) -> Iterator[View]:
    """Open the record for a card, which is known by the page that it leads to; a draft of a language has none."""
    if asked.language in DRAFTS:
        raise NoSuchThing
    with replace(asked, address=replace(asked.address, thing=thing, filters={})).view() as view:
        yield view


def _unlisted(made: Page) -> Page:
    """Give a card to no search engine: the page behind it is what is to be found."""
    return replace(made, headers={**made.headers, "X-Robots-Tag": "noindex"})


def _name(view: View, code: str) -> str:
    named = view.shelf.countries[code]["name"]
    view.open(named)
    return view.wording.plain(named) or code


def _put_up_card(path: str, make: Make) -> None:
    def endpoint(request: Request) -> Response:
        if request.query_params.keys() - _SETTINGS:
            raise UnknownSetting
        return site_of(request).answer(request, make)

    put_up(router, path, endpoint)


for ending in ENDINGS:
    _put_up_card(f"{EMBEDDED}{{language}}/countries/{{code}}{ending}", of_a_country)
    _put_up_card(f"{EMBEDDED}{{language}}/demands/{{reference}}{ending}", of_a_demand)
    put_up(router, f"/{{language}}/countries/{{code}}/embed{ending}", offer)
