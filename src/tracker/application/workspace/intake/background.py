"""Background: documents that wait are read one after the other in a thread of their own, while the record is served."""

import logging

from tracker.application.intake.limited import end_all
from tracker.application.intake.refusals import Interrupted
from tracker.application.rounds import Rounds
from tracker.application.workspace.intake.intakes import Intakes
from tracker.store.refusals import StoreRefusal

EVERY = 1.0
"""Seconds between two looks at what waits."""
_FORGETS = 3600
"""After how many looks what nobody touched for so long is taken away."""
_REST = 60
"""For how many looks nothing is read after something here failed."""

_PATIENCE = 0.1
"""Seconds between two tries to end what is read."""

_log = logging.getLogger("tracker.intake")


class Background(Rounds):
    """Reads what waits, and takes away what is old."""

    def __init__(self, intakes: Intakes, every: float = EVERY) -> None:
        super().__init__("intake", every)
        self._intakes, self._looks, self._rest = intakes, 0, 0

    def stop(self) -> None:
        """End: a document that is just being read waits on, and is read by whoever serves next."""
        self._stopping.set()
        while self._thread.is_alive():
            end_all()
            self._thread.join(_PATIENCE)

    def _round(self) -> None:
        if self._rest:
            self._rest -= 1
            return
        try:
            while not self._stopping.is_set() and self._intakes.read_next() is not None:
                pass
            if self._looks % _FORGETS == 0:
                self._intakes.forget_old()
            self._looks += 1
        except Interrupted:
            return
        except StoreRefusal as wrong:  # a full disk, a database that is away: a later round goes on
            self._rest = _REST
            _log.warning("no document is read for a while: %s", type(wrong).__name__)
        except Exception:  # noqa: BLE001 - whatever it was, a later round is tried
            self._rest = _REST
            _log.exception("a document could not be read")
