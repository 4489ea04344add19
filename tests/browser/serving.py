"""Pages served on this machine, and the browser that reads them and speaks to no other."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.types import ASGIApp

from tracker.cli.serving import listen

FLAGS = (
    "--no-sandbox",  # the tests may run as root
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
)
"""The browser speaks to this machine and to no other."""


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Serve an application as `demo` does, on a port that is free; give its origin."""
    with serving_at(lambda _: app) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def serving_at(make: Callable[[int], ASGIApp]) -> Iterator[int]:
    """Serve an application that has to know the port which it is served on; give that port."""
    bound = listen("127.0.0.1", 0)
    port = int(bound.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(make(port), log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield port
    server.should_exit = True
    thread.join()
    bound.close()


@contextmanager
def browsing(path: str) -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()
