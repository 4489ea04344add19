"""A record served by a process of its own, by the command that a host types, until the process is killed."""

import os
import sys
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from tests.cli.served import a_port
from tracker.cli.app import run
from tracker.settings import Settings

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tracker.cli.app", "tracker.web.app", "uvicorn.protocols.http.h11_impl"])
"""All is imported once; each server is a process of its own, which opens database and port itself."""


class Server:
    """`tracker serve` over one record, on a port that stays the same through all its lives."""

    def __init__(self, settings: Settings, log: Path) -> None:
        self.port = a_port()
        self._settings, self._log = settings, log

    def start(self) -> None:
        """Let a process begin, and wait until it says that it serves."""
        self._said, saying = _FORKS.Pipe(duplex=False)
        served = (str(self._settings.home), self._settings.database, self.port)
        self._process = _FORKS.Process(target=_serve, args=(*served, saying, str(self._log)), daemon=True)
        self._process.start()
        saying.close()
        if not os.read(self._said.fileno(), 1000):
            raise AssertionError(("it serves nowhere", self.complaints()))

    def kill(self) -> None:
        """End the process as a power switch would: nothing of it runs any more."""
        self._process.kill()
        self._process.join()
        self._said.close()

    def complaints(self) -> str:
        """Give what all its lives wrote to standard error."""
        return self._log.read_text("utf-8")


def _serve(home: str, database: str, port: int, saying: Connection, log: str) -> None:
    """Be the process."""
    sys.stdout = os.fdopen(saying.fileno(), "w", encoding="utf-8", closefd=False)
    sys.stderr = Path(log).open("a", encoding="utf-8")  # noqa: SIM115 - it lives as long as the process
    os.dup2(sys.stderr.fileno(), 2)
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        del os.environ[name]
    if database:
        os.environ["TRACKER_DATABASE"] = database
    sys.exit(run(["serve", "--home", home, "--port", str(port)]))
