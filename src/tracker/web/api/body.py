"""The body of a command as it came: JSON, up to a size, so deep and no deeper."""

from typing import Any

import msgspec
from starlette.requests import Request

from tracker.web.api.problems import Problem
from tracker.web.workspace.posted import MOST_BYTES

_DEEPEST = 20
"""How deep a body is nested at most; what our commands take is at most eight deep."""


async def content(request: Request) -> bytes | None:
    """Receive what a request brings; None where it is more than we take."""
    received, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            return None
        received.append(part)
    return b"".join(received)


def read(request: Request, sent: bytes | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Read JSON; raises Problem."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Problem("not_json")
    if sent is None:
        raise Problem("too_large")
    try:
        found = msgspec.json.decode(sent)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Problem("malformed") from None
    if not _is_shallow(found):
        raise Problem("malformed")
    return found


def _is_shallow(found: object) -> bool:
    level = [found]
    for _ in range(_DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return True
    return False


def _inside(one: object) -> list[object]:
    if isinstance(one, dict):
        return list(one.values())
    return list(one) if isinstance(one, list) else []
