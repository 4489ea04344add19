"""`tracker serve`: the record's public pages."""

from contextlib import closing
from functools import partial
from pathlib import Path

from tracker import bootstrap
from tracker.cli.opening import settings
from tracker.cli.refusals import DemoElsewhere
from tracker.cli.saying import tell
from tracker.cli.serving import listen, serve


def serve_record(home: Path | None, host: str | None, port: int | None) -> None:
    """Serve, unless the record may not be served there."""
    chosen = settings(home=home, host=host, port=port)
    with closing(bootstrap.connect(chosen)) as parts:
        if parts.tracker.coalition().sample and not chosen.is_loopback:
            raise DemoElsewhere(host=chosen.host)
        bound = listen(chosen.host, chosen.port)
        shown = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
        serve(parts, bound, partial(tell, "serve.address", host=shown, port=bound.getsockname()[1]))
