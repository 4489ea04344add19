"""The first page: the way to a language, and all countries by name."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.languages import SERVED, preferred
from tracker.web.routing import METHODS, for_anyone, page
from tracker.web.site import Ask, NoSuchThing
from tracker.web.views.outline_map import outline_map
from tracker.web.views.overview import line, overview_json

router = APIRouter()


@router.api_route("/", methods=list(METHODS), include_in_schema=False, response_model=None)
@for_anyone
def choose(request: Request) -> Response:
    """Send a reader to the language that their browser asks for."""
    language = preferred(request.headers.get("accept-language", ""))
    return answers.respond(request, answers.redirect(f"/{language}/", 303, {"Vary": "Accept-Language"}))


@router.api_route("/{language}", methods=list(METHODS), include_in_schema=False, response_model=None)
@for_anyone
def begin(request: Request, language: str) -> Response:
    """Send a reader on who left out the last stroke."""
    if language not in SERVED:
        raise NoSuchThing
    return answers.respond(request, answers.redirect(f"/{language}/", 308))


def show(ask: Ask) -> Page:
    """Show all countries, by name and unranked."""
    with ask.view() as view:
        view.open([one["name"] for one in view.shelf.countries.values()])
        names = {code: view.wording.plain(about["name"]) or code for code, about in view.shelf.countries.items()}
        lines = [line(name, view.look.card(view.sight, code)) for code, name in names.items()]
        lines.sort(key=lambda one: one.name)
        return view.page("overview.html", lines=lines, map=outline_map(names))


def show_json(ask: Ask) -> Page:
    """Give the headline figures of all countries."""
    with ask.view() as view:
        cards = [view.look.card(view.sight, code) for code in view.shelf.countries]
        return view.json(overview_json(cards, view.sight, sample=view.sample))


page(router, "/{language}/overview.json", show_json)
page(router, "/{language}/", show)
for ending in ("/on/{on}", "/on/{on}/known/{known}"):
    page(router, f"/{{language}}{ending}.json", show_json)
    page(router, f"/{{language}}{ending}", show)
