"""A browser's window onto an application of ours, without a network: who asks also answers, in one and the same thread.

Where somebody else has that thread, as a browser's driver has, or where several threads ask, another one answers.
"""

import asyncio
import atexit
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import copy_context
from functools import cache
from typing import Any, TypeVarTuple
from unittest import mock

import anyio.to_thread
from anyio.from_thread import BlockingPortal, start_blocking_portal
from httpx2 import BaseTransport, ByteStream, Request, Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Scope

_PEER = ("testclient", 50000)
Given = TypeVarTuple("Given")


class Window(TestClient):
    """Asks as a browser does. A thread started for each request would take longer than most answers."""

    def __init__(
        self, app: ASGIApp, *, raise_server_exceptions: bool = True, client: tuple[str, int] = _PEER, **options: Any
    ) -> None:
        super().__init__(app, raise_server_exceptions=raise_server_exceptions, client=client, **options)
        self.portal = _portal()
        self._transport = _AtOnce(app, client, raises=raise_server_exceptions)


class _AtOnce(BaseTransport):
    """Hands a request over whole, and the whole answer back.

    The client's own way goes to and fro for each part of both, which takes three milliseconds a request.
    """

    def __init__(self, app: ASGIApp, peer: tuple[str, int], *, raises: bool) -> None:
        self._app, self._peer, self._raises = app, peer, raises

    def handle_request(self, request: Request) -> Response:
        """Give the answer; raises what the application raises."""
        request.read()
        if threading.current_thread() is threading.main_thread() and asyncio._get_running_loop() is None:  # noqa: SLF001 - its public sister raises
            return _loop().run_until_complete(self._answered(request))
        return _portal().call(self._answered, request)

    async def _answered(self, request: Request) -> Response:
        exchange = _Exchange(request)
        try:
            await self._app(exchange.scope(self._peer), exchange.receive, exchange.send)
        except Exception:
            if self._raises:
                raise
            exchange.is_over.set()
            exchange.status = exchange.status or 500
        assert exchange.is_over.is_set()
        return Response(exchange.status, headers=exchange.headers, stream=ByteStream(b"".join(exchange.body)))


class _Exchange:
    """One request and what is answered to it, as applications are told and tell."""

    def __init__(self, request: Request) -> None:
        self._request, self._is_told = request, False
        self.is_over = asyncio.Event()
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body: list[bytes] = []

    def scope(self, peer: tuple[str, int]) -> Scope:
        """Say what is asked for, and by whom."""
        url = self._request.url
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self._request.method,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "server": (url.host, url.port),
            "client": peer,
            "root_path": "",
        }

    async def receive(self) -> Message:
        """Give the body; who goes on listening hears that the answer has arrived."""
        if self._is_told:
            await self.is_over.wait()
            return {"type": "http.disconnect"}
        self._is_told = True
        return {"type": "http.request", "body": self._request.content, "more_body": False}

    async def send(self, message: Message) -> None:
        """Take a part of the answer."""
        assert not self.is_over.is_set()
        if message["type"] == "http.response.start":
            assert not self.status
            self.status, self.headers = message["status"], list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            if self._request.method != "HEAD":
                self.body.append(message.get("body", b""))
            if not message.get("more_body", False):
                self.is_over.set()


@contextmanager
def answering_where_one_asks() -> Iterator[None]:
    """Let what would be handed to a thread of its own run where it is, if nobody else is waiting for that thread.

    To hand it over and back takes a millisecond a request, as long as to answer with a page that is kept.
    """
    elsewhere = anyio.to_thread.run_sync

    async def run_sync(function: Callable[[*Given], Any], *given: *Given, **options: Any) -> Any:  # noqa: ANN401 - as the function
        if asyncio.get_running_loop() is _loop():
            return copy_context().run(function, *given)
        return await elsewhere(function, *given, **options)

    with mock.patch.object(anyio.to_thread, "run_sync", run_sync):
        yield


@cache
def _loop() -> asyncio.AbstractEventLoop:
    made = asyncio.new_event_loop()
    atexit.register(made.close)
    return made


@cache
def _portal() -> BlockingPortal:
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(start_blocking_portal())
