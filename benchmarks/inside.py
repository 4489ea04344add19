"""Asks an application inside this process, by nothing but ASGI: no client is there whose work would be counted."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

from starlette.types import ASGIApp, Message

_PACKED = (b"accept-encoding", b"gzip, deflate, br")
_GIVEN = 200


@contextmanager
def inside(application: ASGIApp) -> Iterator[Callable[[str], None]]:
    """Give what asks for a page, packed as for a browser; it raises LookupError where none is given.

    The application runs in a thread of its own, as whoever measures may be called by a loop that runs.
    """
    with closing(asyncio.new_event_loop()) as loop, ThreadPoolExecutor(1) as apart:

        def get(path: str) -> None:
            status = apart.submit(lambda: loop.run_until_complete(_asked(application, path))).result()
            if status != _GIVEN:
                raise LookupError(path, status)

        yield get


async def _asked(application: ASGIApp, path: str) -> int:
    answered: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        answered.append(message)

    await application(
        {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", b"localhost"), _PACKED],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        },
        receive,
        send,
    )
    return int(answered[0]["status"])
