"""The pages of a locked record: one plain page for whatever is asked, which knows nobody and opens no database."""

from collections.abc import Mapping
from html import unescape
from json import dumps

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.web import answers
from tracker.web.answers import Page
from tracker.web.headers import Headers
from tracker.web.html import STATIC, renderers, static_names
from tracker.web.languages import SERVED, preferred
from tracker.web.pages.health import ALIVE

_FOR_PROGRAMS = (".json", ".csv", ".ics", ".atom", ".xlsx", ".zip")
_STYLE = "app.css"
_HEADERS: Mapping[str, str] = {"Vary": "Accept-Language", "X-Robots-Tag": "noindex", "Retry-After": "3600"}


def create_locked() -> ASGIApp:
    """Build the application that stands in for all pages while a record is locked; its answers are made beforehand."""
    style = answers.page((STATIC / _STYLE).read_bytes(), "text/css; charset=utf-8")
    pages = {language: _page(language) for language in SERVED}
    problems = {language: _problem(language) for language in SERVED}
    told = {static_names()[_STYLE]: style, "/healthz": ALIVE, "/readyz": _not_ready()}

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope)
        path = scope["path"]
        is_program = path.endswith(_FOR_PROGRAMS) or path.startswith("/api/")
        made = (problems if is_program else pages)[_language(request, path)]
        await answers.respond(request, told.get(path, made))(scope, receive, send)

    return Headers(answer, sample=False)


def _page(language: str) -> Page:
    body = renderers()[language].render("locked.html")
    return answers.page(
        body, answers.HTML, status=503, keep=answers.NOT_KEPT, headers={**_HEADERS, "Content-Language": language}
    )


def _not_ready() -> Page:
    """Tell whoever watches over the server why there are no pages; the process itself is well."""
    told = dumps({"ready": False, "locked": True})
    return answers.page(told, answers.JSON, status=503, keep=answers.NOT_KEPT, headers={"Retry-After": "3600"})


def _problem(language: str) -> Page:
    title, detail = unescape(renderers()[language].render("locked_said.html")).split("\n", 1)
    content = {"type": "about:blank", "status": 503, "title": title, "detail": detail.strip(), "code": "locked"}
    said = dumps(content, ensure_ascii=False)
    return answers.page(said, answers.PROBLEM, status=503, keep=answers.NOT_KEPT, headers=_HEADERS)


def _language(request: Request, path: str) -> str:
    first = path.split("/")[1] if "/" in path else ""
    return first if first in SERVED else preferred(request.headers.get("accept-language", ""))
