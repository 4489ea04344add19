"""What the API means when it says no: each problem with its status and what to do; the types of problems lead here."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.web import answers
from tracker.web.address import Address
from tracker.web.answers import HTML, Page
from tracker.web.api.problems import FLAWS, OF_PAGES, PAGE, TITLES
from tracker.web.languages import LANGUAGES, preferred
from tracker.web.routing import page, put_up
from tracker.web.site import Ask
from tracker.web.views.shell import Shell

router = APIRouter()

_BOUNDS = {"most": "…", "listed": "…", "exactly": "…"}
"""What stands on this page for the values that a flaw speaks of."""


def show(ask: Ask) -> Page:
    """Explain every problem; that needs no record, so that it is there also where nothing is released."""
    others = [one for one in LANGUAGES if one != ask.language]
    body = ask.site.renderers[ask.language].render(
        "problems.html",
        shell=Shell(Address(ask.language, "problems"), ask.site.sample, None, other_languages=others),
        noindex=True,
        problems={code: (status, title) for code, (status, title) in sorted({**TITLES, **OF_PAGES}.items())},
        flaws=sorted(FLAWS.items()),
        bounds=_BOUNDS,
    )
    return answers.page(body, HTML, headers={"Content-Language": ask.language, "X-Robots-Tag": "noindex"})


def lead(request: Request) -> Response:
    """Lead from the address in a problem's type to the page in the reader's language; its anchor goes along."""
    language = preferred(request.headers.get("accept-language", ""))
    return answers.respond(request, answers.redirect(f"/{language}/problems", 303, {"Vary": "Accept-Language"}))


page(router, "/{language}/problems", show)
put_up(router, PAGE, lead)
