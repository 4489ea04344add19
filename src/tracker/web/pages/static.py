"""Style and sign, under names that change with what is in them."""

from functools import cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.web import answers
from tracker.web.answers import FOR_EVER, Page
from tracker.web.html import STATIC
from tracker.web.routing import METHODS, for_anyone, site_of
from tracker.web.site import NoSuchThing

router = APIRouter()

_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@router.api_route("/static/{name}", methods=list(METHODS), include_in_schema=False, response_model=None)
@for_anyone
def show(request: Request, name: str) -> Response:
    """Give a file; it may be kept for ever, as another content has another name."""
    for file, address in site_of(request).static.items():
        if address == f"/static/{name}":
            return answers.respond(request, _made(file))
    raise NoSuchThing


@cache
def _made(file: str) -> Page:
    """Read a file once; one that changes comes with the next start, under another name."""
    path = STATIC / file
    return answers.page(path.read_bytes(), _KINDS[path.suffix], keep=FOR_EVER)
