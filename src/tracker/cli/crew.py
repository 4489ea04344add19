"""Crew: several processes that answer on one socket, begun, watched and replaced by this one, which answers nothing.

This process opens no database and no key: what it never had it need not forget where the record is locked.
"""

import logging
import selectors
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from subprocess import Popen
from time import monotonic
from types import FrameType

from tracker.cli import logs
from tracker.cli.replacing import OPTION as LISTENING
from tracker.cli.worker import FIRST
from tracker.cli.worker import OPTION as WORKER

SOON, LATEST = 1.0, 30.0
"""Seconds after which another worker is begun where one ended young; where none ever served, more each time."""
_YOUNG = 10.0
_LOOK = 0.25
"""Seconds after which a signal is noticed, at the latest."""
BEGINS_WITHIN = 600.0
"""Seconds in which a worker has to say that it serves, on the slowest machine; one that hangs is killed."""
ENDS_WITHIN = 20.0
"""Seconds that a worker has to end in; its own patience with answers under way is shorter."""

_log = logging.getLogger("tracker.workers")


class _Worker:
    """One of the processes; `says` what it serves, nothing before it does."""

    def __init__(self, words: Sequence[str], bound: socket.socket, *, is_first: bool) -> None:
        self.line, theirs = socket.socketpair()
        if is_first:
            self.line.send(FIRST)
        with theirs:
            numbers = bound.fileno(), theirs.fileno()
            command = [*words, LISTENING, str(numbers[0]), WORKER, str(numbers[1])]
            self._process = Popen(command, pass_fds=numbers, process_group=0)  # noqa: S603 - ourselves; Ctrl-C is ours
        self.says, self.is_told, self.is_closed = b"", False, False
        self._until, self._began = monotonic() + BEGINS_WITHIN, monotonic()

    @property
    def is_young(self) -> bool:
        """Say whether it began a moment ago."""
        return monotonic() - self._began < _YOUNG

    def hear(self) -> None:
        """Take in what it says; where the line is closed, it has ended, or is about to."""
        try:
            said = self.line.recv(1)
        except OSError:
            said = b""
        if said:
            self.says = said
        else:
            self.is_closed, self._until = True, monotonic() + ENDS_WITHIN

    def leave(self) -> None:
        """Tell it to end: answers under way are finished."""
        self.is_told, self._until = True, monotonic() + ENDS_WITHIN
        self._process.terminate()

    def code(self) -> int | None:
        """Give what it ended with, None while it lives; one that takes too long is killed."""
        if (self.is_told or self.is_closed or not self.says) and monotonic() > self._until:
            self._process.kill()
        return self._process.poll()


class Crew:
    """So many workers on a socket; `announce` is told what the first one serves. `words` begin the command of each."""

    def __init__(
        self, bound: socket.socket, number: int, announce: Callable[[bytes], None], words: Sequence[str]
    ) -> None:
        self._bound, self._number, self._announce, self._words = bound, number, announce, words
        self._workers: list[_Worker] = []
        self._old: list[_Worker] = []
        self._fresh: _Worker | None = None
        self._ends, self._wait, self._not_before = False, 0.0, 0.0

    def serve(self) -> int:
        """Serve until SIGTERM or SIGINT; SIGHUP replaces one worker after the other. Gives the exit code."""
        logs.set_up()
        with self._heeding():
            try:
                code = self._begin()
                while code is None and not self._ends:
                    self._go_on()
            finally:
                self._end()
        return code or 0

    def _begin(self) -> int | None:
        """Begin with one: what keeps it from serving would keep all, and is said once. Gives its exit code then."""
        first = self._start(is_first=True)
        while not (first.says or self._ends):
            self._listen()
            code = first.code()
            if code is not None:
                return abs(code) or 1
        if first.says:
            self._announce(first.says)
        return None

    def _go_on(self) -> None:
        self._renew()
        if monotonic() >= self._not_before:
            for _ in range(self._number - len(self._standing())):
                self._start()
        self._listen()
        for worker in list(self._workers):
            code = worker.code()
            if code is not None:
                self._bury(worker, code)

    def _standing(self) -> list[_Worker]:
        return [one for one in self._workers if one is not self._fresh and not one.is_told]

    def _renew(self) -> None:
        """Put a new worker in the place of an old one, which ends only once the new one serves."""
        self._old = [one for one in self._old if one in self._standing()]
        if self._fresh is not None and self._fresh.says:
            self._fresh = None
            if self._old:
                self._old[0].leave()
        elif self._fresh is None and self._old:
            self._fresh = self._start()

    def _bury(self, worker: _Worker, code: int) -> None:
        self._workers.remove(worker)
        worker.line.close()
        if worker is self._fresh:
            self._fresh, self._old = None, []
            _log.error("a new worker ended with %s before it served: the others go on as they are", code)
        elif not worker.is_told:
            self._wait = SOON if worker.says else min(max(SOON, 2 * self._wait), LATEST)
            self._not_before = monotonic() + (self._wait if worker.is_young or not worker.says else 0.0)
            _log.warning("a worker ended with %s: another takes its place", code)

    def _start(self, *, is_first: bool = False) -> _Worker:
        worker = _Worker(self._words, self._bound, is_first=is_first)
        self._workers.append(worker)
        return worker

    def _listen(self) -> None:
        """Hear what workers say, for a moment."""
        with selectors.DefaultSelector() as selector:
            for worker in self._workers:
                if not worker.is_closed:
                    selector.register(worker.line, selectors.EVENT_READ, worker)
            for key, _ in selector.select(_LOOK):
                key.data.hear()

    def _end(self) -> None:
        for worker in self._workers:
            worker.leave()
        while self._workers:
            self._listen()
            for worker in [one for one in self._workers if one.code() is not None]:
                self._workers.remove(worker)
                worker.line.close()

    @contextmanager
    def _heeding(self) -> Iterator[None]:
        def end(_number: int, _frame: FrameType | None) -> None:
            self._ends = True

        def renew(_number: int, _frame: FrameType | None) -> None:
            self._old = list(self._workers)

        heeded = {signal.SIGTERM: end, signal.SIGINT: end, signal.SIGHUP: renew}
        before = {number: signal.signal(number, deed) for number, deed in heeded.items()}
        try:
            yield
        finally:
            for number, deed in before.items():
                signal.signal(number, deed)


def command(*words: object) -> list[str]:
    """Give the words of a command of this program, run as this one is."""
    return [sys.executable, "-m", "tracker", *map(str, words)]
