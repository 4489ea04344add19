"""Python programs begun as processes of their own, by one that has imported already what all of them need.

To import the program takes longer than most of what it is started for here. All else is as with `python`: a process of
its own with its words, its variables and its folder, which opens database and port itself and can be killed.
"""

import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import NamedTemporaryFile
from threading import Event, Timer

FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(
    ["tracker.cli.app", "tracker.web.app", "tracker.bootstrap", "uvicorn.protocols.http.h11_impl", "tests.begun"]
)
"""All is imported once."""


class Begun:
    """A program that runs, with as much of what `subprocess.Popen` gives as is asked of it here.

    It hears what is written to `stdin`, if somebody wants to tell it anything.
    """

    def __init__(
        self,
        words: Sequence[object],
        variables: Mapping[str, str] = os.environ,
        folder: Path | None = None,
        *,
        is_told: bool = False,
    ) -> None:
        heard, saying = FORKS.Pipe(duplex=False)
        hearing, told = FORKS.Pipe(duplex=False)
        self._complaints = NamedTemporaryFile()  # noqa: SIM115 - it lives as long as the program
        said = _Said([*map(str, words)], dict(variables), str(folder or Path.cwd()), self._complaints.name)
        self._process = FORKS.Process(target=_be, args=(said, saying, hearing if is_told else None), daemon=True)
        self._process.start()
        self.stdout = os.fdopen(os.dup(heard.fileno()), encoding="utf-8")
        self.stdin = os.fdopen(os.dup(told.fileno()), "w", encoding="utf-8")
        for one in (heard, saying, hearing, told):
            one.close()

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """How it ended: its exit code, a signal's number less than nothing, None while it runs."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """Say the same."""
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, if it still runs."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it as a power switch would."""
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Wait for its end, and give what else it says and all that it complains of; raises TimeoutExpired."""
        if self.stdout.closed:
            return "", ""  # it was told already
        late = Event()

        def end() -> None:
            late.set()
            self.kill()

        ending = Timer(timeout or 0, end)
        if timeout is not None:
            ending.start()
        with self.stdout, self.stdin:
            out = self.stdout.read()
            self._process.join()
        ending.cancel()
        if late.is_set():
            raise TimeoutExpired("a program", timeout or 0)
        with self._complaints:
            return out, self._complaints.read().decode("utf-8")


@dataclass(frozen=True)
class _Said:
    words: list[str]
    variables: dict[str, str]
    folder: str
    complaints: str


def _be(said: _Said, out: Connection, told: Connection | None) -> None:
    """Be the program, as the interpreter would be, given these words."""
    with Path(said.complaints).open("ab") as complaints, Path(os.devnull).open("rb") as nothing:
        os.dup2(told.fileno() if told else nothing.fileno(), 0)
        os.dup2(out.fileno(), 1)
        os.dup2(complaints.fileno(), 2)
    for one in (out, told):
        if one:
            one.close()
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    os.chdir(said.folder)
    os.environ.clear()
    os.environ.update(said.variables)
    sys.orig_argv = [sys.executable, *said.words]
    how, *rest = said.words
    sys.argv = said.words if how[0] != "-" else rest if how == "-m" else ["-c", *rest[1:]]
    if how == "-m":
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    elif how == "-c":
        exec(compile(rest[0], "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102 - the test's own program
    else:
        runpy.run_path(how, run_name="__main__")
