"""Whether the program is ready, for whoever watches over it: the record can be read, and reminders go out.

On the machine itself it says more: when reminders were looked after last and next, and how many mails wait.
"""

from datetime import datetime
from json import dumps

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import NOT_KEPT
from tracker.web.routing import METHODS, for_anyone
from tracker.web.workspace.door import is_on_this_machine, office_of
from tracker.web.workspace.screens import PLAIN, UNAVAILABLE

router = APIRouter()


@router.api_route("/readyz", methods=list(METHODS), **PLAIN)
@for_anyone
def show(request: Request) -> Response:
    """Answer 200, or 503 where something stands still."""
    office = office_of(request)
    try:
        health = office.reminders.health()
    except StoreUnavailable:
        return _answer(request, {"ready": False, "record": False}, is_ready=False)
    is_ready = health.stopped is None and not health.is_late(office.clock())
    told: dict[str, object] = {"ready": is_ready, "record": True}
    if is_on_this_machine(request):
        told["reminders"] = {
            "stopped": health.stopped.value if health.stopped else None,
            "last_tick": _written(health.ticked_at),
            "next_tick": _written(health.next_at),
            "backlog": health.backlog,
            "waits_since": _written(health.waits_since),
            "failed": health.failed,
            "unclear": health.unclear,
        }
    return _answer(request, told, is_ready=is_ready)


def _answer(request: Request, told: dict[str, object], *, is_ready: bool) -> Response:
    status = 200 if is_ready else UNAVAILABLE
    return answers.respond(request, answers.page(dumps(told), answers.JSON, status=status, keep=NOT_KEPT))


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
