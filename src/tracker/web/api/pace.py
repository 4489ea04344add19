"""Pace: how many requests one caller has answered; a bucket that fills again by itself, in the memory of each process.

No request is counted in the database: what only reads must not write. So each process counts for itself.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from math import ceil
from threading import Lock

_MOST_CALLERS = 10_000
"""How many callers are remembered; who was quiet longest is forgotten first, and has a full bucket again."""


class Pace:
    """Lets every caller have `burst` requests at once, and one more each `every` seconds."""

    def __init__(self, clock: Callable[[], datetime], *, burst: int, every: float) -> None:
        self._clock, self._burst, self._every = clock, burst, every
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._guard = Lock()

    def wait(self, caller: str) -> int:
        """Count a request, and give 0; or give for how many seconds the caller has to wait, and count nothing."""
        now = self._clock().timestamp()
        with self._guard:
            left, before = self._left.pop(caller, (float(self._burst), now))
            left = min(float(self._burst), left + max(0.0, now - before) / self._every)
            is_free = left >= 1
            self._left[caller] = (left - 1 if is_free else left, now)
            while len(self._left) > _MOST_CALLERS:
                self._left.popitem(last=False)
        return 0 if is_free else max(1, ceil((1 - left) * self._every))
