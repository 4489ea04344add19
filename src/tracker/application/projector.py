"""Projector: tries read models that failed again, in a thread of its own, until they are well."""

import logging
from threading import Event, Thread

from tracker.application.tracker import Tracker
from tracker.store.refusals import StoreRefusal

EVERY = 1.0
"""Seconds between two looks at what is parked."""

_log = logging.getLogger("tracker.projector")


class Projector:
    """Watches over the read models while the record is served."""

    def __init__(self, tracker: Tracker, every: float = EVERY) -> None:
        self._tracker, self._every = tracker, every
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="projector", daemon=True)
        self._parked: list[str] = []

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait until the round that is under way has ended."""
        self._stopping.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._every):
            try:
                self._tracker.catch_up()
                self._tell(self._tracker.parked())
            except StoreRefusal:
                continue  # a full disk or a database that is away: the pages say so, a later round goes on
            except Exception:  # noqa: BLE001 - whatever it was, the next round is tried
                _log.exception("a round failed")

    def _tell(self, parked: list[str]) -> None:
        """Write down what failed or is well again, once."""
        if parked != self._parked:
            _log.warning("read models that failed and wait: %s", ", ".join(parked) or "none")
            self._parked = parked
