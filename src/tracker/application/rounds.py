"""Rounds: something that is done again and again, in a thread of its own, while a record is served."""

from abc import ABC, abstractmethod
from threading import Event, Thread

PATIENCE = 10.0
"""Seconds that a round under way has to end in; one that waits for a database that hangs ends with the process."""


class Rounds(ABC):
    """Rounds with so many seconds between two, the first after as many; no process waits for their thread."""

    def __init__(self, name: str, every: float) -> None:
        self._every, self._stopping = every, Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait until the round that is under way has ended, but not for ever."""
        self._stopping.set()
        self._thread.join(PATIENCE)

    @abstractmethod
    def _round(self) -> None:
        """Do it once."""

    def _run(self) -> None:
        while not self._stopping.wait(self._every):
            self._round()
