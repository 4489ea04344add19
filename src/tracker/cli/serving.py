"""Serves the pages on one socket until the process is told to end."""

import errno
import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn

from tracker import bootstrap
from tracker.application.projector import Projector
from tracker.bootstrap import Parts
from tracker.cli import logs
from tracker.cli.refusals import NoSuchAddress, PortTaken
from tracker.reminders.clock import Clock

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
_QUEUE = 512
_PATIENCE = 5
"""Seconds that answers under way have when the process is told to end."""


def listen(host: str, port: int) -> socket.socket:
    """Take a port, without answering on it yet; raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else an answer waits 40 ms for its last bytes
    try:
        bound.bind((host, port))
    except OSError as wrong:
        bound.close()
        if wrong.errno in _TAKEN:
            raise PortTaken(host=host, port=port) from None
        raise NoSuchAddress(host=host) from None
    bound.listen(_QUEUE)  # who comes while the pages are still being put together waits, and is not turned away
    return bound


def listen_near(host: str, port: int, tries: int = 100) -> socket.socket:
    """Take a port, or the next one that is free; raises PortTaken where none of many is."""
    for number in range(port, min(port + tries, 65536)):
        if _means_somebody_else(number):
            continue
        try:
            return listen(host, number)
        except PortTaken:
            continue
    raise PortTaken(host=host, port=port)


def serve(parts: Parts, bound: socket.socket, announce: Callable[[], None]) -> None:
    """Announce the pages, and answer requests until SIGTERM or SIGINT; answers under way are finished."""
    logs.set_up()
    bootstrap.note_port(parts.settings, bound.getsockname()[1])  # before what makes links is built
    bootstrap.sweep(parts)
    projector, clock, finder = Projector(parts.tracker), Clock(parts.reminders), parts.reader.finder
    signal.signal(signal.SIGTERM, _end)  # uvicorn hands the signal on once it has ended
    with bound:
        server = _server(parts)
        projector.start()
        clock.start()
        finder.start()
        try:
            announce()
            server.run([bound])
        except KeyboardInterrupt:
            pass
        finally:
            clock.stop()
            projector.stop()
            finder.stop()
            parts.engine.dispose()


def _server(parts: Parts) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            bootstrap.web(parts),
            log_config=None,
            access_log=False,  # a log of who read what is a danger to readers
            server_header=False,
            proxy_headers=False,
            ws="none",
            lifespan="off",
            backlog=_QUEUE,
            timeout_graceful_shutdown=_PATIENCE,
        )
    )


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _means_somebody_else(port: int) -> bool:
    """Say whether `localhost` with this port leads a browser to another program, by IPv6."""
    with socket.socket(socket.AF_INET6, socket.SOCK_STREAM) as probe:
        try:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            probe.bind(("::1", port))
        except OSError as wrong:
            return wrong.errno == errno.EADDRINUSE
    return False
