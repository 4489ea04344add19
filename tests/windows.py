"""A browser's window onto an application of ours, without a network: one thread answers all of them."""

import atexit
from contextlib import ExitStack
from functools import cache
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.testclient import TestClient
from starlette.types import ASGIApp


class Window(TestClient):
    """Asks as a browser does. A thread started for each request would take longer than most answers."""

    def __init__(self, app: ASGIApp, **options: Any) -> None:
        super().__init__(app, **options)
        self.portal = _portal()


@cache
def _portal() -> BlockingPortal:
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(start_blocking_portal())
