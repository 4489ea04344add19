"""What a reader gets who asked for what is not there, or not yet, or when something is broken."""

import logging
import secrets
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from html import unescape
from json import dumps
from urllib.parse import quote

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.application.asking import InTheFuture, NoSuchRelease, NothingReleased
from tracker.application.permissions import NotAllowed
from tracker.projections.shelves import ReadModelParked
from tracker.store.refusals import FileDamaged, FileMissing, Locked, StoreUnavailable
from tracker.web import answers
from tracker.web.address import Address, NotADay
from tracker.web.api.problems import TITLES, TYPE, Problem, problem_page
from tracker.web.embedded import STYLE, is_embedded
from tracker.web.languages import LANGUAGES, SERVED, preferred
from tracker.web.mending import mended
from tracker.web.routing import METHODS, site_of
from tracker.web.site import FILTERS, NoSuchThing, Site, UnknownSetting, thing_of
from tracker.web.views.shell import Shell
from tracker.web.workspace.desk import onward
from tracker.web.workspace.door import FromElsewhere, NotEncrypted, NotForYou, NotSignedIn, SendsOnly, language_of
from tracker.web.workspace.pages.send_in import SEND
from tracker.web.workspace.pages.sign_in import not_signed_in

_STATUS: dict[type[Exception], tuple[int, str]] = {
    NoSuchThing: (404, "not_found"),
    NoSuchRelease: (404, "no_such_release"),
    UnknownSetting: (400, "unknown_setting"),
    NotADay: (422, "not_a_day"),
    InTheFuture: (422, "in_the_future"),
    NothingReleased: (503, "nothing_released"),
    ReadModelParked: (503, "catching_up"),
    StoreUnavailable: (503, "unavailable"),
    Locked: (503, "locked"),
    FileMissing: (503, "unavailable"),
    FileDamaged: (503, "unavailable"),
    NotForYou: (403, "not_for_you"),
    NotAllowed: (404, "not_found"),
    FromElsewhere: (403, "from_elsewhere"),
    NotEncrypted: (403, "not_encrypted"),
}
_BY_STATUS = {400: "not_readable", 404: "not_found", 405: "method_not_allowed", 413: "not_readable", 422: "not_a_day"}

_TROUBLES = (StoreUnavailable, FileMissing, FileDamaged)
"""What a host has to look at, though pages know what to say of it."""
_PASSING, _AFTER = {"unavailable", "catching_up"}, {"Retry-After": "10"}
"""What passes by itself, mostly within seconds, and what is said of that to who may ask again."""

_LONGEST = 40

_log = logging.getLogger(__name__)


class Mishaps:
    """Turns whatever nobody foresaw into a page, inside the headers; the log gets where, never what.

    Page and log bear the same code, by which a host finds what a reader speaks of.
    """

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

        has_nul = "\0" in scope["path"] or (b"%00" in scope["query_string"] and not is_of_api(scope["path"]))
        if has_nul:  # no address of ours, and PostgreSQL takes none
            scope.setdefault("app", self._site_app)
            await _page(Request(scope), 404, "not_found")(scope, receive, send)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception as mishap:
            incident = _noted(mishap)
            if begun:
                raise
            scope.setdefault("app", self._site_app)
            answer = _page(Request(_by_a_stranger(scope)), 500, "mishap", incident=incident)
            await answer(scope, receive, send)


def _noted(mishap: Exception) -> str:
    """Write down what failed and where, and give the code that it is found by."""
    incident, kind = secrets.token_hex(4), type(mishap).__name__
    if isinstance(mishap, StoreUnavailable):
        _log.error("incident %s: %s %s", incident, kind, mishap.reason, extra={"incident": incident})
    else:
        frames = "".join(traceback.format_tb(mishap.__traceback__))
        _log.error("incident %s: %s\n%s", incident, kind, frames, extra={"incident": incident})
    return incident


def _by_a_stranger(scope: Scope) -> Scope:
    """Take off whose request it is: to ask about that might fail as well."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"cookie"]}


def add_to(app: FastAPI) -> None:
    """Let the application answer refusals with pages."""
    for kind, (status, message) in _STATUS.items():
        app.add_exception_handler(kind, _handler(status, message))
    app.add_exception_handler(HTTPException, _unrouted)
    app.add_exception_handler(NotSignedIn, not_signed_in)
    app.add_exception_handler(SendsOnly, _only_sent)


def _handler(status: int, message: str) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, problem: Exception) -> Response:
        incident = _noted(problem) if isinstance(problem, _TROUBLES) else ""
        return _sent_on(request, message) or _page(request, status, message, problem, incident=incident)

    return handle


def _only_sent(request: Request, _: Exception) -> Response:
    """Lead who only sends to the one form there is for them; whatever else was asked for is not there."""
    return answers.respond(request, onward(SEND)) if request.method in METHODS else _page(request, 404, "not_found")


def _unrouted(request: Request, problem: Exception) -> Response:
    status = problem.status_code if isinstance(problem, HTTPException) else 500
    message = _BY_STATUS.get(status, "mishap")
    answer = _sent_on(request, message) or _page(request, status, message)
    if status == 405:  # noqa: PLR2004 - HTTP's number for a method that is not served
        allowed = (problem.headers or {}).get("Allow", "GET, HEAD")  # type: ignore[attr-defined]
        answer.headers["Allow"] = ", ".join(sorted(allowed.split(", ")))
    return answer


def _sent_on(request: Request, message: str) -> Response | None:
    """Send a reader on whose address was only written otherwise."""
    path, query = request.scope["path"], request.url.query
    if message != "not_found" or request.method not in METHODS:
        return None
    language = preferred(request.headers.get("accept-language", ""))
    to = mended(path, language, partial(_is_country, site_of(request)))
    if to is None:
        return None
    return answers.respond(
        request, answers.redirect(f"{to}?{query}" if query else to, 308, {"Vary": "Accept-Language"})
    )


def _is_country(site: Site, code: str) -> bool:
    try:
        with site.reader.look() as look:
            return code.upper() in look.shelf().countries
    except tuple(_STATUS):
        return False


def _page(
    request: Request, status: int, message: str, problem: Exception | None = None, *, incident: str = ""
) -> Response:
    site, path = site_of(request), request.scope["path"]
    headers = {"Vary": "Accept-Language", "X-Robots-Tag": "noindex"} | (_AFTER if message in _PASSING else {})
    language = _language(request, path)
    if is_of_api(path) and message in TITLES:  # a program has no list of countries to begin from
        return answers.respond(request, problem_page(Problem(message), site.renderers[language]))
    if is_for_programs(path):
        title, detail = unescape(site.renderers[language].render("problem_said.html", problem=message)).split("\n", 1)
        kind = f"{TYPE}{message}" if is_of_api(path) else "about:blank"
        content = {"type": kind, "status": status, "title": title, "detail": detail.strip(), "code": message}
        if incident:
            content["incident"] = incident
        made = answers.page(
            dumps(content, ensure_ascii=False), answers.PROBLEM, status=status, keep=answers.NOT_KEPT, headers=headers
        )
        return answers.respond(request, made)
    form = _form(request, problem)
    others = [one for one in LANGUAGES if one != language]
    is_card = is_embedded(path)
    body = site.renderers[language].render(
        "embedded_problem.html" if is_card else "problem.html",
        shell=Shell(_address(request, language, form or {}), site.sample, None, other_languages=others),
        noindex=True,
        problem=message,
        incident=incident,
        **({"style": STYLE} if is_card else {"form": form}),
    )
    made = answers.page(
        body,
        answers.HTML,
        status=status,
        keep=answers.NOT_KEPT,
        headers=headers | {"Content-Language": language},
    )
    return answers.respond(request, made)


def is_of_api(path: str) -> bool:
    """Say whether an address is one of the API, whose problems are its own."""
    return path.startswith("/api/")


def is_for_programs(path: str) -> bool:
    """Say whether whoever asks is a program that reads JSON."""
    return path.endswith(".json") or is_of_api(path)


def _language(request: Request, path: str) -> str:
    card = is_embedded(path)
    first = [*path.split("/"), "", ""][2 if card else 1]
    if first in SERVED:
        return first
    own = None if card or is_of_api(path) else language_of(request)  # a card on another site knows nobody
    return own or preferred(request.headers.get("accept-language", ""))


def _address(request: Request, language: str, form: Mapping[str, str]) -> Address:
    """Give the address that was asked for, and with it what was written wrong: it is so in every language."""
    path, query = request.scope["path"], request.query_params
    known = path.split("/")[1] in SERVED if path.startswith("/") else False
    filters = {name: query[name][:_LONGEST] for name in FILTERS if query.get(name)}
    written = {name: form[name] for name in ("as_of", "known_by") if form.get(name)}
    return Address(language, quote(thing_of(path)) if known else "", filters=filters | written)


_FIELD: Mapping[type[Exception], str] = {NoSuchRelease: "known_by"}
"""In which field something was written that is well written, and is not there."""


def _form(request: Request, problem: Exception | None) -> dict[str, str] | None:
    """Keep what the reader wrote, where writing it otherwise would help."""
    if not isinstance(problem, NotADay | InTheFuture | NoSuchRelease):
        return None
    route, query = request.path_params, request.query_params
    return {
        "as_of": str(query.get("as_of") or route.get("on", ""))[:_LONGEST],
        "known_by": str(query.get("known_by") or route.get("known", ""))[:_LONGEST],
        "wrong": problem.field if isinstance(problem, NotADay) else _FIELD.get(type(problem), ""),
    }
