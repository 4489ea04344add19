"""Serves the pages on one socket until the process is told to end."""

import errno
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from types import FrameType
from typing import Any, Protocol

import uvicorn
from anyio.to_thread import current_default_thread_limiter

from tracker import bootstrap
from tracker.application.duty import Duty
from tracker.application.projector import Projector
from tracker.application.workspace.intake.background import Background
from tracker.bootstrap import Parts
from tracker.cli import logs
from tracker.cli.refusals import NoSuchAddress, PortTaken
from tracker.cli.replacing import Tables, Watch, replace
from tracker.cycles import as_served
from tracker.reminders.clock import Clock
from tracker.settings import Settings
from tracker.web.locked import create_locked

_TAKEN = {errno.EADDRINUSE, errno.EACCES}
_QUEUE = 512
_AT_ONCE = 8
"""How many requests are worked on at once: with more of them Python's threads take the core from one another, and forty
together do half of what eight do. Who comes then waits in line. Fewer would let a few writers who wait for a long write
hold up everybody who reads."""
_PATIENCE = 5
"""Seconds that answers under way have when the process is told to end."""


class Beside(Protocol):
    """What works in a thread of its own while requests are answered."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""


def taken_over(number: int) -> socket.socket:
    """Go on listening on the socket of the process that was here before."""
    bound = socket.socket(fileno=number)
    bound.set_inheritable(False)
    return bound


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


def serve(
    parts: Parts,
    bound: socket.socket,
    announce: Callable[[], None],
    *,
    sweeps: bool = True,
    give_way: Callable[[], object] | None = None,
) -> None:
    """Announce the pages, and answer requests until SIGTERM or SIGINT; answers under way are finished.

    Where the record is locked meanwhile, another process takes this one's place at once, as it does where a newer
    version has changed the tables, unless `give_way` says how else. `sweeps`: what no event speaks of is swept first.
    """
    logs.set_up(parts.settings.log)
    bootstrap.note_port(parts.settings, bound.getsockname()[1])  # before what makes links is built
    if sweeps:
        bootstrap.sweep(parts)
    projects, schedules = Duty(parts.engine, "projector"), Duty(parts.engine, "scheduler")
    projector = Projector(parts.tracker, clear_away=parts.clearing.clear_away, is_on_duty=projects.is_ours)
    clock, finder = Clock(parts.reminders, is_on_duty=schedules.is_ours), parts.reader.finder
    background = Background(parts.intakes)  # under leases of its own
    schedules.then = clock.tick_now
    watch = Watch(parts.settings, partial(replace, bound), was_locked=False)
    tables = Tables(parts.engine, give_way or partial(replace, bound))
    signal.signal(signal.SIGTERM, _end)  # uvicorn hands the signal on once it has ended
    with bound, closing(parts), _going(projects), _going(schedules):  # a duty is given up after what it is for
        _answer(bootstrap.web(parts), bound, announce, (watch, tables, clock, projector, finder, background))


def serve_locked(settings: Settings, bound: socket.socket, announce: Callable[[], None]) -> None:
    """Answer whatever is asked with the page of a locked record, until it is unlocked or the process is told to end."""
    logs.set_up(settings.log)
    watch = Watch(settings, partial(replace, bound), was_locked=True)
    signal.signal(signal.SIGTERM, _end)
    with bound:
        _answer(create_locked(), bound, announce, (watch,))


@contextmanager
def _going(one: Beside) -> Iterator[None]:
    one.start()
    try:
        yield
    finally:
        one.stop()


def _answer(
    pages: Callable[..., Any], bound: socket.socket, announce: Callable[[], None], beside: Sequence[Beside]
) -> None:
    """Answer requests until the process is told to end; what works beside begins before, and ends in the same order."""
    server = _server(pages)
    for one in beside:
        one.start()
    try:
        with as_served():
            announce()
            server.run([bound])
    except KeyboardInterrupt:
        pass
    finally:
        for one in beside:
            one.stop()


class _Server(uvicorn.Server):
    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer with so many threads as `_AT_ONCE` says."""
        current_default_thread_limiter().total_tokens = _AT_ONCE
        await super().serve(sockets)


def _server(pages: Callable[..., Any]) -> uvicorn.Server:
    return _Server(
        uvicorn.Config(
            pages,
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
