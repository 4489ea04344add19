"""How routes are put up: for GET and HEAD, and for dated pages under every form of their address."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.rights import Right
from tracker.web.address import ENDINGS
from tracker.web.site import Make, Site

E = TypeVar("E", bound=Callable[..., object])

METHODS = ("GET", "HEAD")


def declare(endpoint: E, right: Right) -> E:
    """Say who may use an endpoint; a test reads it from every route."""
    endpoint.right = right  # type: ignore[attr-defined]
    return endpoint


def for_anyone(endpoint: E) -> E:
    """Say that anyone may use an endpoint."""
    return declare(endpoint, Right.ANYONE)


def put_up(router: APIRouter, path: str, endpoint: Callable[..., Response]) -> None:
    """Put up what anyone may read and what is no page that is kept: it answers each request by itself."""
    router.add_api_route(
        path, for_anyone(endpoint), methods=list(METHODS), include_in_schema=False, response_model=None
    )


def page(router: APIRouter, path: str, make: Make) -> None:
    """Put a page up at one address."""
    put_up(router, path, _endpoint(make))


def dated(router: APIRouter, path: str, make: Make, as_json: Make | None = None) -> None:
    """Put a page up at its address and at its permanent ones for any day, and its JSON beside each."""
    for ending in ENDINGS:
        if as_json is not None:
            page(router, f"{path}{ending}.json", as_json)
        page(router, f"{path}{ending}", make)


def site_of(request: Request) -> Site:
    """Give the site that the application serves."""
    site: Site = request.app.state.site
    return site


def _endpoint(make: Make) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        return site_of(request).answer(request, make)

    return endpoint
