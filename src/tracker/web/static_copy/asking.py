"""Asks the application for its pages within this process, without a network, as ASGI says."""

from asyncio import Event, Runner
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import quote

from starlette.types import ASGIApp, Message


@dataclass(frozen=True)
class Answer:
    """What came back; the names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """Give the media type, without what follows it."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def is_page(self) -> bool:
        """Say whether it is HTML."""
        return self.kind == "text/html"


class Asking(AbstractContextManager["Asking"]):
    """Asks one thing after the other, and lets go of its threads in the end.

    It does so in a thread of its own: in that of its user another event loop may run.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._runner, self._thread = app, Runner(), ThreadPoolExecutor(max_workers=1)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.submit(self._runner.__enter__).result()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""
        with self._thread:
            self._thread.submit(self._runner.close).result()

    def get(self, path: str) -> Answer:
        """Ask for a path, which has no query."""
        return self._thread.submit(lambda: self._runner.run(self._get(path))).result()

    async def _get(self, path: str) -> Answer:
        begun: list[Message] = []
        body: list[bytes] = []
        asked: list[str] = []

        async def receive() -> Message:
            if asked:
                await Event().wait()  # nobody leaves before the answer is whole
            asked.append(path)
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
            else:
                body.append(message.get("body", b""))

        await self._app(_scope(path), receive, send)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in begun[0]["headers"]}
        return Answer(begun[0]["status"], headers, b"".join(body))


def _scope(path: str) -> dict[str, object]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost")],
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
    }
