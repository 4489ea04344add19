"""`tracker serve`: the record's pages, from this process or from several."""

from contextlib import closing
from functools import partial
from pathlib import Path
from socket import socket

from tracker import bootstrap
from tracker.cli.crew import Crew, command
from tracker.cli.opening import settings
from tracker.cli.refusals import DemoElsewhere, WorkersNeedServer
from tracker.cli.saying import tell
from tracker.cli.serving import listen, serve, serve_locked, taken_over
from tracker.cli.worker import LOCKED, Line, end_tidily
from tracker.settings import Settings


def serve_record(
    home: Path | None, host: str | None, port: int | None, listening: int | None = None, worker: int | None = None
) -> None:
    """Serve, unless the record may not be served there.

    `listening` is a socket that was opened before, `worker` the line to who started this process as one of several.
    """
    chosen = settings(home=home, host=host, port=port)
    if worker is not None and listening is not None:
        _work(chosen, taken_over(listening), Line(worker))
        return
    try:
        parts = bootstrap.connect(chosen)
    except bootstrap.RecordLocked:
        serve_page_of_locked(chosen, _bound(chosen, listening))
        return
    with closing(parts):
        _require_here(parts, chosen)
        bound = _bound(chosen, listening)
        serve(parts, bound, partial(_tell_address, chosen, bound))


def serve_by_several(home: Path | None, host: str | None, port: int | None, workers: int) -> int:
    """Serve from several processes on one socket, and give the exit code; raises WorkersNeedServer, PortTaken."""
    chosen = settings(home=home, host=host, port=port)
    if chosen.database_file is not None:
        raise WorkersNeedServer
    with listen(chosen.host, chosen.port) as bound:
        words = command("serve", "--home", chosen.home, "--host", chosen.host, "--port", chosen.port)
        return Crew(bound, workers, partial(_tell, chosen, bound), words).serve()


def serve_page_of_locked(chosen: Settings, bound: socket) -> None:
    """Say that the record is locked, and how to unlock it, and answer with the one page that says so."""
    serve_locked(chosen, bound, partial(_tell_locked, chosen, bound))


def _work(chosen: Settings, bound: socket, line: Line) -> None:
    """Be one of several: what there is to say is said by who started this process."""
    line.follow()
    try:
        parts = bootstrap.connect(chosen)
    except bootstrap.RecordLocked:
        serve_locked(chosen, bound, line.say_locked)
        return
    with closing(parts):
        _require_here(parts, chosen)
        serve(parts, bound, line.say_ready, sweeps=line.is_first, give_way=end_tidily)


def _require_here(parts: bootstrap.Parts, chosen: Settings) -> None:
    if parts.tracker.coalition().sample and not chosen.is_loopback:
        raise DemoElsewhere(host=chosen.host)


def _bound(chosen: Settings, listening: int | None) -> socket:
    return taken_over(listening) if listening is not None else listen(chosen.host, chosen.port)


def _tell(chosen: Settings, bound: socket, said: bytes) -> None:
    (_tell_locked if said == LOCKED else _tell_address)(chosen, bound)


def _tell_address(chosen: Settings, bound: socket) -> None:
    shown = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    tell("serve.address", host=shown, port=bound.getsockname()[1])


def _tell_locked(chosen: Settings, bound: socket) -> None:
    tell("serve.locked", home=chosen.home, port=bound.getsockname()[1])
