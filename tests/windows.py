"""A browser's window onto an application of ours, without a network: one thread answers all of them."""

import atexit
from contextlib import ExitStack
from functools import cache
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from httpx2 import ASGITransport, AsyncByteStream, BaseTransport, ByteStream, Request, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

_PEER = ("testclient", 50000)


class Window(TestClient):
    """Asks as a browser does. A thread started for each request would take longer than most answers."""

    def __init__(
        self, app: ASGIApp, *, raise_server_exceptions: bool = True, client: tuple[str, int] = _PEER, **options: Any
    ) -> None:
        super().__init__(app, raise_server_exceptions=raise_server_exceptions, client=client, **options)
        self.portal = _portal()
        self._transport = _AtOnce(ASGITransport(app, raise_app_exceptions=raise_server_exceptions, client=client))


class _AtOnce(BaseTransport):
    """Hands a request over to the thread that answers, and the whole answer back.

    The client's own way goes to and fro for each part of both, which takes three milliseconds a request.
    """

    def __init__(self, asgi: ASGITransport) -> None:
        self._asgi = asgi

    def handle_request(self, request: Request) -> Response:
        """Give the answer; raises what the application raises."""
        request.read()
        return _portal().call(self._answered, request)

    async def _answered(self, request: Request) -> Response:
        answer = await self._asgi.handle_async_request(request)
        assert isinstance(answer.stream, AsyncByteStream)
        body = b"".join([part async for part in answer.stream])
        return Response(answer.status_code, headers=answer.headers, stream=ByteStream(body))


@cache
def _portal() -> BlockingPortal:
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(start_blocking_portal())
