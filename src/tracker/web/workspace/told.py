"""Told: what an address says was done is believed only of our own redirect; an address alone may be anybody's."""

from hashlib import sha256
from secrets import compare_digest

from starlette.requests import Request
from starlette.responses import Response

from tracker.web.workspace.door import is_secure, office_of

SECURE_COOKIE, PLAIN_COOKIE = "__Host-told", "told"

_LASTS = 60
"""Seconds in which a browser follows a redirect."""


def tell(request: Request, response: Response) -> Response:
    """Let the browser remember, for a minute, to which address it was led on with something to tell."""
    path, _, query = response.headers.get("location", "").partition("#")[0].partition("?")
    if query:
        secure = is_secure(request, office_of(request))
        response.set_cookie(
            _cookie(request), _mark(path, query), _LASTS, path="/", secure=secure, httponly=True, samesite="strict"
        )
    return response


def is_told(request: Request) -> bool:
    """Say whether we led the browser to this very address just now."""
    mark = request.cookies.get(_cookie(request), "")
    return compare_digest(mark.encode(), _mark(request.scope["path"], request.url.query).encode())


def forget(request: Request, response: Response) -> Response:
    """Let the browser forget it, once it was told: the same address says nothing the second time."""
    if _cookie(request) in request.cookies:
        secure = is_secure(request, office_of(request))
        response.delete_cookie(_cookie(request), path="/", secure=secure, httponly=True, samesite="strict")
    return response


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if is_secure(request, office_of(request)) else PLAIN_COOKIE


def _mark(path: str, query: str) -> str:
    """Stand for an address without saying it: what was done is nothing to be left in a browser."""
    return sha256(f"{path}?{query}".encode()).hexdigest()[:32]
