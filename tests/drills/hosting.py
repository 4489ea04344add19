"""A record served by a process of its own, by the command that a host types, until the process is killed."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from select import select
from time import monotonic

from tests.begun import FORKS
from tests.cli.served import a_port
from tracker.cli.app import run
from tracker.settings import Settings

PATIENCE = 600
"""Seconds for which another process is waited for; nothing here waits for ever."""
_A_MOMENT = 0.001


class Server:
    """`tracker serve` over one record, on a port that stays the same through all its lives.

    With `workers` as many processes answer there, begun by one more.
    """

    def __init__(self, settings: Settings, log: Path, workers: int = 0) -> None:
        self.port = a_port()
        self._settings, self._log, self._workers = settings, log, workers

    def start(self) -> None:
        """Let a process begin, and wait until it says that it serves."""
        self._said, saying = FORKS.Pipe(duplex=False)
        served = (str(self._settings.home), self._settings.database, self.port, self._workers)
        self._process = FORKS.Process(target=_serve, args=(*served, saying, str(self._log)), daemon=True)
        self._process.start()
        saying.close()
        if not (self._said.poll(PATIENCE) and os.read(self._said.fileno(), 1000)):
            raise AssertionError(("it serves nowhere", self.complaints()))

    def kill(self) -> None:
        """End all of it as a power switch would: nothing runs any more."""
        workers = self.workers()
        self._process.kill()
        for worker in workers:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        self._process.join()
        until(lambda: not any(map(is_alive, workers)))
        self._said.close()

    def tell(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        os.kill(self._pid, number)

    def workers(self) -> list[int]:
        """List the processes that it began, oldest first."""
        with suppress(FileNotFoundError):
            return [int(pid) for pid in Path(f"/proc/{self._pid}/task/{self._pid}/children").read_text().split()]
        return []

    @property
    def _pid(self) -> int:
        pid = self._process.pid
        assert pid is not None
        return pid

    def complaints(self) -> str:
        """Give what all its lives wrote to standard error."""
        return self._log.read_text("utf-8")


def is_alive(pid: int) -> bool:
    """Say whether a process runs; one that nobody has buried yet does not."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    return False


def until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait for other processes, but not for ever."""
    end = monotonic() + seconds
    while not is_so():
        if monotonic() > end:
            raise AssertionError(is_so)
        give_way()


def give_way(seconds: float = _A_MOMENT) -> None:
    """Leave the core to those who are waited for: whoever looks again and again takes it from them."""
    select((), (), (), seconds)


def _serve(home: str, database: str, port: int, workers: int, saying: Connection, log: str) -> None:  # noqa: PLR0913, PLR0917
    """Be the process."""
    sys.stdout = os.fdopen(saying.fileno(), "w", encoding="utf-8", closefd=False)
    sys.stderr = Path(log).open("a", encoding="utf-8")  # noqa: SIM115 - it lives as long as the process
    os.dup2(sys.stderr.fileno(), 2)
    for name in [name for name in os.environ if name.startswith("TRACKER_")]:
        del os.environ[name]
    if database:
        os.environ["TRACKER_DATABASE"] = database
    os.environ["TRACKER_CONNECTION_WAIT"] = "60"  # tests keep both cores busy
    several = ["--workers", str(workers)] if workers else []
    sys.exit(run(["serve", "--home", home, "--port", str(port), *several]))
