"""Commanding: how a command is read, carried out once for each id, and answered or refused."""

from hashlib import sha256
from json import dumps
from typing import Any
from uuid import UUID

from starlette.requests import Request

from tracker.application.permissions import NotAllowed
from tracker.application.workspace.outcome import Ticked
from tracker.application.workspace.refusals import Outdated, RowsRefused
from tracker.domain.refusals import Refused
from tracker.store.refusals import ClockStopped, CommandReused, StoreUnavailable
from tracker.store.values import By
from tracker.web import answers
from tracker.web.address import Dating
from tracker.web.answers import JSON, NOT_KEPT, Page
from tracker.web.api import body as bodies
from tracker.web.api import problems
from tracker.web.api.answering import position_in, version_of
from tracker.web.api.bodies import Correction
from tracker.web.api.caller import Caller
from tracker.web.api.commands import Command, Given
from tracker.web.api.current import current
from tracker.web.api.problems import Problem, invalid, refusal
from tracker.web.api.seen import seen_by
from tracker.web.api.shape import NOTHING, Flaw, Reading
from tracker.web.api.shapes import shape_of
from tracker.web.workspace.form import uuid_in

COMMAND_ID = "command-id"
REPEATED = "Command-Repeated"


def carried_out(command: Command, request: Request, sent: bytes | None, caller: Caller) -> Page:
    """Carry a command out, or say why not; raises Problem."""
    bearer = caller.require(command.scope)
    given_body = bodies.read(request, sent)
    taken = understood(command, given_body, caller)
    command_id = uuid_in(request.headers.get(COMMAND_ID, ""))
    if command_id is None:
        raise Problem("command_id_missing")
    seen = _seen(command, request, taken, caller) if command.thing else 0
    who = bearer.account.who
    by = By(who.account, "api", command_id, _hashed(command, given_body))
    given = Given(caller.office.workspace, who, by, taken, seen)
    try:
        outcome = command.act(given)
    except Outdated:
        raise _outdated(command, taken, caller) from None
    except Refused as refused:
        raise _refused(refused, caller) from None
    except CommandReused as reused:
        raise Problem("command_reused", {"answer": reused.answer}) from None
    except NotAllowed:
        raise Problem("not_allowed") from None
    except ClockStopped:
        raise Problem("clock_stopped", headers={"Retry-After": "3600"}) from None
    except StoreUnavailable:
        raise Problem("unwritable", headers={"Retry-After": "120"}) from None
    return _done(command, command_id, outcome.key, repeated=outcome.repeated)


def understood(command: Command, given: object, caller: Caller) -> Any:  # noqa: ANN401 - a body
    """Make of JSON what a command takes; raises Problem with all that is wrong with it."""
    reading = Reading()
    taken = shape_of(command.takes).read(given, "", reading)
    if isinstance(taken, Correction) and len(taken.given) != 1:
        reading.flaws.append(Flaw("", "exactly_one"))
    if taken is NOTHING or reading.flaws:
        raise invalid(reading.flaws, caller.renderer)
    return taken


def _done(command: Command, command_id: UUID, key: str, *, repeated: bool) -> Page:
    """Answer as the first time, whenever it is asked; only a header says that nothing was recorded now."""
    content: dict[str, Any] = {"command": command.path, "command_id": str(command_id), "outcome": key}
    if command.name == "confirm_many":
        told = Ticked.read(key, repeated=repeated)
        refused = {one: message.removeprefix("refused.") for one, message in told.refused.items()}
        ticked = {"confirmed": [*told.confirmed], "taken_over": dict(told.taken_over), "refused": refused}
        content = {**content, "outcome": "", **ticked}
    headers = dict(problems.HEADERS)
    if command.made:
        headers["Location"] = f"/api/v1/{command.made}/{key}"
    if repeated:
        headers[REPEATED] = "true"
    return answers.page(f"{dumps(content, ensure_ascii=False)}\n", JSON, status=201, keep=NOT_KEPT, headers=headers)


def _seen(command: Command, request: Request, taken: Any, caller: Caller) -> int:  # noqa: ANN401 - a body
    """Give the position at which the sender decided; raises Problem where none is named, or none that was given."""
    said = ", ".join(request.headers.getlist("if-match")).strip()
    if not said:
        raise Problem("version_missing")
    position = position_in(said, caller)
    if position is None:
        raise _outdated(command, taken, caller)
    return position


def _outdated(command: Command, taken: Any, caller: Caller) -> Problem:  # noqa: ANN401 - a body
    """Say what it is now, to who may read it."""
    if caller.reader is None:
        return Problem("outdated", {"current": None})
    with seen_by(caller, Dating()) as seen:
        version = version_of(caller, seen.sight.viewer.through)
        return Problem("outdated", {"current": current(command, taken, seen)}, {"ETag": f'"{version}.now"'})


def _refused(refused: Refused, caller: Caller) -> Problem:
    more = dict(refusal(refused.message, refused.values, caller.renderer))
    if isinstance(refused, RowsRefused):
        rows = refused.rows.items()
        more["rows"] = [{"row": at, **refusal(one.message, one.values, caller.renderer)} for at, one in rows]
    return Problem("refused", more)


def _hashed(command: Command, given: object) -> str:
    """Hash what was sent, whatever the order of its fields: the same again has the same hash."""
    return sha256(f"{command.name}\n{dumps(given, sort_keys=True)}".encode()).hexdigest()
