"""A server in a process of its own, what it works, and the memory that it holds."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60
_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


class NeverServed(Exception):
    """The server ended, or was not there in time; its last words are the message."""


@dataclass(frozen=True)
class Hosted:
    """A server that runs."""

    port: int
    process: int

    def worked(self) -> float:
        """Give the seconds that the process and those it started have worked."""
        return sum(_worked(one) for one in self._all())

    def resident(self) -> float:
        """Give the MiB that they hold."""
        return sum(resident(one) for one in self._all())

    def _all(self) -> list[int]:
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text("ascii")
        return [self.process, *map(int, children.split())]


def resident(process: int) -> float:
    """Give the MiB of memory that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE / 2**20


@contextmanager
def served(home: Path, database: str, more: Sequence[str] = ()) -> Iterator[Hosted]:
    """Serve a record as a host does, with `tracker serve`."""
    port = a_port()
    words = ["-m", "tracker", "serve", "--home", str(home), "--port", str(port), *more]
    with program(words, port, {"TRACKER_DATABASE": database}) as hosted:
        yield hosted


@contextmanager
def program(words: Sequence[str], port: int, environment: dict[str, str]) -> Iterator[Hosted]:
    """Run a Python program until the end of the block, once it answers on its port; raises NeverServed."""
    usual = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    with subprocess.Popen(
        [sys.executable, *words],
        env={**usual, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            _wait_for(process, port)
            yield Hosted(port, process.pid)
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def a_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise NeverServed(process.stderr.read() if process.stderr else "")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise NeverServed


def _worked(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK
