"""Asks only those routes for an address that could take it, by the first two parts of its path."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from fastapi import APIRouter
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

Key = tuple[str | None, ...]
"""The first two parts of a path: those that some route spells out, `_ANY` for others, None where there is none."""

_PARTS = 2
_ANY = "{}"
_MOST = 512
"""So many choices are remembered; whoever tries addresses could make some thousands."""


class Likely:
    """Stands in front of a router: of five hundred routes each request asked some three hundred for their pattern.

    The order of the routes stays, so the same one answers.
    """

    def __init__(self, every: APIRouter) -> None:
        self._every = every
        self._spelled = {part for route in every.routes for part in _of(route)}
        self._chosen: Callable[[Key], APIRouter] = lru_cache(_MOST)(self._choose)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on to the routes that could take it."""
        is_plain = scope["type"] == "http" and not scope.get("root_path")
        router = self.among(scope["path"]) if is_plain else self._every
        await router.app(scope, receive, send)

    def among(self, path: str) -> APIRouter:
        """Give those of the routes that could take a path, in their order."""
        return self._chosen(tuple(part if part in self._spelled else _ANY for part in _parts(path)))

    def _choose(self, key: Key) -> APIRouter:
        routes = [route for route in self._every.routes if _could_take(_of(route), key)]
        return APIRouter(routes=routes, redirect_slashes=False)


def _parts(path: str) -> Sequence[str | None]:
    return [*path.split("/", _PARTS + 1)[1 : _PARTS + 1], None, None][:_PARTS]


def _of(route: BaseRoute) -> Key:
    """Give the parts that a route takes; a part with a parameter may be anything."""
    return tuple(_ANY if part and "{" in part else part for part in _parts(getattr(route, "path", "/{}/{}")))


def _could_take(route: Key, key: Key) -> bool:
    return all(part in {_ANY, asked} for part, asked in zip(route, key, strict=True))
