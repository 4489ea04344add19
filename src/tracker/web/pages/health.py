"""Whether the process answers at all: it asks no database, so a watchdog restarts nothing that only waits for one."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.web import answers
from tracker.web.answers import NOT_KEPT, Page
from tracker.web.routing import put_up

router = APIRouter()

ALIVE: Page = answers.page('{"alive": true}', answers.JSON, keep=NOT_KEPT)


def show(request: Request) -> Response:
    """Answer 200."""
    return answers.respond(request, ALIVE)


put_up(router, "/healthz", show)
