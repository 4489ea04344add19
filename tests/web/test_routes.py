"""The order in which routes are looked through hides none of them."""

import re

from fastapi import APIRouter
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from tracker.web.app import _routes
from tracker.web.likely import Likely


def test_each_address_leads_to_its_own_route() -> None:
    routes = _routes(has_workspace=True)
    hidden = []
    for route in routes:
        path = re.sub(r"\{[^}]+\}", "kz", route.path)  # type: ignore[attr-defined]
        for method in route.methods or ():  # type: ignore[attr-defined]
            asked = {"type": "http", "method": method, "path": path, "root_path": "", "headers": []}
            first = next(one for one in routes if one.matches(asked)[0] is Match.FULL)
            if first.path != route.path:  # type: ignore[attr-defined]
                hidden.append((route, first))

    assert not hidden


def test_the_same_route_answers_as_if_all_were_asked() -> None:
    every = APIRouter(routes=_routes(has_workspace=True))
    likely = Likely(every)
    plain = [re.sub(r"[{}]", "", route.path) for route in every.routes]  # type: ignore[attr-defined]
    told = [re.sub(r"\{[^}]+\}", "desk", route.path) for route in every.routes]  # type: ignore[attr-defined]

    for path in ["", "/", "//", "/nothing", "/nothing/at/all", *plain, *told, *(f"{one}/" for one in plain)]:
        for method in ("GET", "POST", "PUT"):
            asked: Scope = {"type": "http", "method": method, "path": path, "root_path": "", "headers": []}
            assert answers(likely.among(path), asked) == answers(every, asked), path


def answers(router: APIRouter, asked: Scope) -> tuple[BaseRoute | None, BaseRoute | None]:
    """Give the route that takes a request, and the first that would take it by another method."""
    found = [(route.matches(asked)[0], route) for route in router.routes]
    return (
        next((route for match, route in found if match is Match.FULL), None),
        next((route for match, route in found if match is Match.PARTIAL), None),
    )
