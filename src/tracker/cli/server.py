"""`tracker serve`: the record's public pages."""

from contextlib import closing
from functools import partial
from pathlib import Path
from socket import socket

from tracker import bootstrap
from tracker.cli.opening import settings
from tracker.cli.refusals import DemoElsewhere
from tracker.cli.saying import tell
from tracker.cli.serving import listen, serve, serve_locked, taken_over
from tracker.settings import Settings


def serve_record(home: Path | None, host: str | None, port: int | None, listening: int | None = None) -> None:
    """Serve, unless the record may not be served there; `listening` is a socket that was opened before."""
    chosen = settings(home=home, host=host, port=port)
    try:
        parts = bootstrap.connect(chosen)
    except bootstrap.RecordLocked:
        serve_page_of_locked(chosen, _bound(chosen, listening))
        return
    with closing(parts):
        if parts.tracker.coalition().sample and not chosen.is_loopback:
            raise DemoElsewhere(host=chosen.host)
        bound = _bound(chosen, listening)
        shown = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        serve(parts, bound, partial(tell, "serve.address", host=shown, port=bound.getsockname()[1]))


def serve_page_of_locked(chosen: Settings, bound: socket) -> None:
    """Say that the record is locked, and how to unlock it, and answer with the one page that says so."""
    serve_locked(chosen, bound, partial(tell, "serve.locked", home=chosen.home, port=bound.getsockname()[1]))


def _bound(chosen: Settings, listening: int | None) -> socket:
    return taken_over(listening) if listening is not None else listen(chosen.host, chosen.port)
