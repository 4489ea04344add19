"""Whether the program is ready, for whoever watches over it: the record can be read, and reminders go out.

On the machine itself, and to who has the token, it says more: what of the record does not work, when reminders were
looked after last and next, and how many mails wait.
"""

from datetime import datetime
from json import dumps

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.condition import Condition
from tracker.reminders.health import Health
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers
from tracker.web.answers import NOT_KEPT
from tracker.web.routing import METHODS, for_anyone
from tracker.web.workspace.door import is_on_this_machine, office_of
from tracker.web.workspace.screens import PLAIN
from tracker.web.workspace.text_waits import UNAVAILABLE

router = APIRouter()


@router.api_route("/readyz", methods=list(METHODS), **PLAIN)
@for_anyone
def show(request: Request) -> Response:
    """Answer 200, or 503 where something stands still."""
    office = office_of(request)
    watching = office.watching
    seen = watching.condition() if watching else None
    try:
        health = office.reminders.health()
    except StoreUnavailable:
        return _answer(request, {"ready": False, "record": False}, is_ready=False)
    does_remind = health.stopped is None and not health.is_late(office.clock())
    is_ready = does_remind and (seen is None or seen.is_well)
    told: dict[str, object] = {"ready": is_ready, "record": True}
    if is_on_this_machine(request) or (watching and watching.has_token(request)):
        told |= {**(_of_record(seen) if seen else {}), "reminders": _of_reminders(health)}
    return _answer(request, told, is_ready=is_ready)


def _of_record(seen: Condition) -> dict[str, object]:
    return {
        "database": seen.database,
        "key": seen.key,
        "projector": seen.projector,
        "parked": [
            {
                "name": one.name,
                "position": one.position,
                "error": one.error,
                "next_try": _written(one.next_try_at),
            }
            for one in seen.parked
        ],
    }


def _of_reminders(health: Health) -> dict[str, object]:
    return {
        "stopped": health.stopped.value if health.stopped else None,
        "last_tick": _written(health.ticked_at),
        "next_tick": _written(health.next_at),
        "backlog": health.backlog,
        "waits_since": _written(health.waits_since),
        "failed": health.failed,
        "unclear": health.unclear,
    }


def _answer(request: Request, told: dict[str, object], *, is_ready: bool) -> Response:
    status = 200 if is_ready else UNAVAILABLE
    return answers.respond(request, answers.page(dumps(told), answers.JSON, status=status, keep=NOT_KEPT))


def _written(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
