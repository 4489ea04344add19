"""The body of a command as it came: JSON, up to a size, so deep and no deeper, each key once."""

import json
from collections.abc import Sequence
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
        if not _is_shallow(found):
            raise Problem("malformed")
        json.loads(sent, object_pairs_hook=_require_each_once)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Problem("malformed") from None
    return found


def _require_each_once(pairs: Sequence[tuple[str, object]]) -> None:
    """Refuse an object in which a key stands twice: the decoder would keep the last and drop what else was meant."""
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError


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
