"""Projector: a thread that tries read models that failed again, and to drive out what was erased, until all is well."""

import logging
from collections.abc import Callable

from tracker.application.rounds import Rounds
from tracker.application.tracker import Tracker
from tracker.store.refusals import StoreRefusal

EVERY = 1.0
"""Seconds between two looks at what is parked."""
_REST = 60
"""For how many looks what could not be driven out is left alone."""

_log = logging.getLogger("tracker.projector")


def _nothing() -> bool:
    return False


def _always() -> bool:
    return True


class Projector(Rounds):
    """Watches over the read models while the record is served; `clear_away` drives out what was erased.

    Of several processes only the one that `is_on_duty` does anything.
    """

    def __init__(
        self,
        tracker: Tracker,
        every: float = EVERY,
        clear_away: Callable[[], bool] = _nothing,
        is_on_duty: Callable[[], bool] = _always,
    ) -> None:
        super().__init__("projector", every)
        self._tracker, self._clear_away, self._rest = tracker, clear_away, 0
        self._is_on_duty = is_on_duty
        self._parked: list[str] = []

    def _round(self) -> None:
        if not self._is_on_duty():
            return
        try:
            self._tracker.catch_up()
            self._tell(self._tracker.parked())
            self._clear()
        except StoreRefusal:
            pass  # a full disk or a database that is away: the pages say so, a later round goes on
        except Exception:  # noqa: BLE001 - whatever it was, the next round is tried
            _log.exception("a round failed")

    def _clear(self) -> None:
        """Do what a killed process left of an erasure, or a busy database put off."""
        if self._rest:
            self._rest -= 1
            return
        try:
            self._clear_away()
        except (StoreRefusal, OSError) as wrong:
            self._rest = _REST
            _log.warning("what was erased is not driven out yet: %s", type(wrong).__name__)

    def _tell(self, parked: list[str]) -> None:
        """Write down what failed or is well again, once."""
        if parked != self._parked:
            _log.warning("read models that failed and wait: %s", ", ".join(parked) or "none")
            self._parked = parked
