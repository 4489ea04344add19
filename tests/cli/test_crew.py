"""Several workers on one socket: one that ends is replaced, all end together, and none outlives who began them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.drills.hosting import is_alive, until
from tracker.cli import crew as crews
from tracker.cli.crew import Crew
from tracker.cli.worker import OPTION, READY

PATIENCE = 30
Host = Callable[[], object]


class Watched:
    """A crew of stand-ins, what it announced, and the processes that there ever were."""

    def __init__(self, folder: Path, bound: socket.socket) -> None:
        self._notes, self._bound = folder / "notes", bound
        self.announced: list[bytes] = []
        self.over = Event()

    def serve(self, host: Host, how: str = "well", number: int = 2) -> int:
        """Serve, let a host do something meanwhile, and end; give the exit code."""
        script = Path(__file__).with_name("worker.py")
        words = [sys.executable, str(script), how, str(self._notes)]
        thread = Thread(target=self._then_end, args=[host], daemon=True)
        thread.start()
        code = Crew(self._bound, number, self.announced.append, words).serve()
        self.over.set()
        thread.join(PATIENCE)
        return code

    def ever(self) -> list[int]:
        """List all processes there were, oldest first."""
        return [int(line) for line in self._notes.read_text().split()] if self._notes.exists() else []

    def alive(self) -> list[int]:
        """List those that live."""
        return [pid for pid in self.ever() if is_alive(pid)]

    def _then_end(self, host: Host) -> None:
        try:
            host()
        finally:
            if not self.over.is_set():
                os.kill(os.getpid(), signal.SIGTERM)


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """Give a crew on a socket, which is not kept waiting."""
    monkeypatch.setattr(crews, "SOON", 0.0)
    monkeypatch.setattr(crews, "_LOOK", 0.02)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    with socket.create_server(("127.0.0.1", 0)) as bound:
        yield Watched(tmp_path, bound)


def test_a_worker_that_is_killed_is_replaced(watched: Watched) -> None:
    def host() -> None:
        until(lambda: len(watched.alive()) == 2)
        os.kill(watched.ever()[0], signal.SIGKILL)
        until(lambda: len(watched.ever()) == 3 and len(watched.alive()) == 2)

    code = watched.serve(host)

    assert (code, watched.announced) == (0, [b"r"])
    assert watched.alive() == []


def test_all_are_replaced_one_after_the_other_when_it_is_told_to_begin_anew(watched: Watched) -> None:
    counts: list[int] = []

    def renewed(old: list[int]) -> bool:
        counts.append(len(watched.alive()))
        return not any(map(is_alive, old))

    def host() -> None:
        until(lambda: len(watched.alive()) == 2)
        old = watched.alive()
        os.kill(os.getpid(), signal.SIGHUP)
        until(lambda: renewed(old))
        until(lambda: len(watched.alive()) == 2)

    code = watched.serve(host)

    assert (code, min(counts), len(watched.ever())) == (0, 2, 4)


def test_old_workers_go_on_where_a_new_one_does_not_come_up(watched: Watched, tmp_path: Path) -> None:
    still: list[int] = []

    def host() -> None:
        until(lambda: len(watched.alive()) == 2)
        old = watched.alive()
        (tmp_path / "notes.broken").touch()
        os.kill(os.getpid(), signal.SIGHUP)
        until(lambda: len(watched.ever()) == 3 and not is_alive(watched.ever()[2]))
        still.extend(pid for pid in old if is_alive(pid))

    watched.serve(host)

    assert len(still) == 2


def test_what_keeps_the_first_from_serving_ends_it_with_the_same_code(watched: Watched) -> None:
    code = watched.serve(lambda: watched.over.wait(PATIENCE), how="broken")

    assert (code, watched.announced) == (7, [])


@pytest.mark.parametrize(("how", "bound_of"), [("stubborn", "ENDS_WITHIN"), ("mute", "BEGINS_WITHIN")])
def test_one_that_does_not_end_or_never_serves_is_killed(
    watched: Watched, how: str, bound_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crews, bound_of, 0.3)

    def host() -> None:
        if how == "stubborn":
            until(lambda: len(watched.ever()) == 2)
        else:
            watched.over.wait(PATIENCE)

    watched.serve(host, how=how)

    assert watched.alive() == []


def test_none_outlives_who_began_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    ours, theirs = socket.socketpair()
    words = [sys.executable, str(Path(__file__).with_name("worker.py")), "well", str(tmp_path / "notes")]

    with subprocess.Popen([*words, OPTION, str(theirs.fileno())], pass_fds=[theirs.fileno()]) as process, ours:
        theirs.close()
        said = ours.recv(1)
        ours.close()
        code = process.wait(PATIENCE)

    assert (said, code) == (READY, -signal.SIGTERM)
