"""What a reader gets who asked for what is not there, or not yet, or when something is broken."""

import logging
import traceback
from collections.abc import Callable
from html import unescape
from json import dumps

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.application.reader import InTheFuture, NoSuchRelease, NothingReleased
from tracker.projections.shelves import ReadModelParked
from tracker.store.refusals import Locked, StoreUnavailable
from tracker.web import answers
from tracker.web.address import Address, NotADay
from tracker.web.languages import LANGUAGES, preferred
from tracker.web.routing import site_of
from tracker.web.site import NoSuchThing, thing_of
from tracker.web.views.shell import Shell

_STATUS: dict[type[Exception], tuple[int, str]] = {
    NoSuchThing: (404, "not_found"),
    NoSuchRelease: (404, "no_such_release"),
    NotADay: (422, "not_a_day"),
    InTheFuture: (422, "in_the_future"),
    NothingReleased: (503, "nothing_released"),
    ReadModelParked: (503, "catching_up"),
    StoreUnavailable: (503, "unavailable"),
    Locked: (503, "locked"),
}
_BY_STATUS = {404: "not_found", 405: "method_not_allowed", 422: "not_a_day"}

_log = logging.getLogger(__name__)


class Mishaps:
    """Turns whatever nobody foresaw into a page, inside the headers; the log gets where, never what."""

    def __init__(self, app: ASGIApp, site_app: FastAPI) -> None:
        self.app, self._site_app = app, site_app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer 500 where that fails before anything was sent."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except Exception as mishap:
            frames = "".join(traceback.format_tb(mishap.__traceback__))
            _log.error("%s\n%s", type(mishap).__name__, frames)
            if begun:
                raise
            scope.setdefault("app", self._site_app)
            answer = _page(Request(scope), 500, "mishap")
            await answer(scope, receive, send)


def add_to(app: FastAPI) -> None:
    """Let the application answer refusals with pages."""
    for kind, (status, message) in _STATUS.items():
        app.add_exception_handler(kind, _handler(status, message))
    app.add_exception_handler(HTTPException, _unrouted)


def _handler(status: int, message: str) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, problem: Exception) -> Response:
        return _page(request, status, message, problem)

    return handle


def _unrouted(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    answer = _page(request, status, _BY_STATUS.get(status, "mishap"))
    if status == 405:  # noqa: PLR2004 - HTTP's number for a method that is not served
        answer.headers["Allow"] = "GET, HEAD"
    return answer


def _page(request: Request, status: int, message: str, problem: Exception | None = None) -> Response:
    site, path = site_of(request), request.scope["path"]
    headers = {"Vary": "Accept-Language", "X-Robots-Tag": "noindex"}
    language = _language(request, path)
    if path.endswith(".json"):
        title, detail = unescape(site.renderers[language].render("problem_said.html", problem=message)).split("\n", 1)
        content = {"type": "about:blank", "status": status, "title": title, "detail": detail.strip(), "code": message}
        made = answers.page(
            dumps(content, ensure_ascii=False), answers.PROBLEM, status=status, keep=answers.NOT_KEPT, headers=headers
        )
        return answers.respond(request, made)
    body = site.renderers[language].render(
        "problem.html",
        shell=Shell(_address(path, language), site.sample, None),
        noindex=True,
        problem=message,
        form=_form(request, problem),
    )
    made = answers.page(
        body,
        answers.HTML,
        status=status,
        keep=answers.NOT_KEPT,
        headers=headers | {"Content-Language": language},
    )
    return answers.respond(request, made)


def _language(request: Request, path: str) -> str:
    first = path.split("/")[1] if "/" in path else ""
    return first if first in LANGUAGES else preferred(request.headers.get("accept-language", ""))


def _address(path: str, language: str) -> Address:
    known = path.split("/")[1] in LANGUAGES if path.startswith("/") else False
    return Address(language, thing_of(path) if known else "")


def _form(request: Request, problem: Exception | None) -> dict[str, str] | None:
    """Keep what the reader wrote, where writing it otherwise would help."""
    if not isinstance(problem, NotADay | InTheFuture | NoSuchRelease):
        return None
    route, query = request.path_params, request.query_params
    return {
        "as_of": str(query.get("as_of") or route.get("on", ""))[:40],
        "known_by": str(query.get("known_by") or route.get("known", ""))[:40],
        "wrong": problem.field if isinstance(problem, NotADay) else "",
    }
