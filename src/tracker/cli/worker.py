"""The line between a worker and who started it: the worker says that it serves, and ends where nobody listens."""

import os
import signal
import socket
from contextlib import suppress
from threading import Thread

READY, LOCKED = b"r", b"l"
"""What a worker says once it serves: the pages, or the page of a locked record."""

FIRST = b"1"
"""What the first worker of all is told before it begins."""

OPTION = "--worker"
"""The option that names the line by its number."""


class Line:
    """A worker's end of the line, taken over by its number; it stays open where the process is replaced."""

    def __init__(self, number: int) -> None:
        self._end = socket.socket(fileno=number)
        self._end.set_inheritable(True)
        self.is_first = self._is_first()

    def follow(self) -> None:
        """End this process, tidily, as soon as who started it is gone."""
        Thread(target=self._listen, name="line", daemon=True).start()

    def say_ready(self) -> None:
        """Say that the pages are served."""
        self._say(READY)

    def say_locked(self) -> None:
        """Say that the page of a locked record is served."""
        self._say(LOCKED)

    def _say(self, what: bytes) -> None:
        with suppress(OSError):
            self._end.send(what)

    def _is_first(self) -> bool:
        with suppress(OSError):
            return self._end.recv(1, socket.MSG_DONTWAIT) == FIRST
        return False

    def _listen(self) -> None:
        with suppress(OSError):
            while self._end.recv(1):
                pass
        end_tidily()


def end_tidily() -> None:
    """End this process as if it had been told to: answers under way are finished."""
    os.kill(os.getpid(), signal.SIGTERM)
