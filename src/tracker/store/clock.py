"""The clock of the log: moments never run backwards, and a clock that jumped stops all writing."""

import time
from typing import Protocol

from tracker.store.refusals import ClockStopped

MICROSECONDS = 1_000_000
MOST_DRIFT = 3_600 * MICROSECONDS
"""How far wall clock and steady clock may part while the process runs."""

MOST_BEHIND = 600 * MICROSECONDS
"""How far now may lie before the last recorded moment."""


class Clock(Protocol):
    """What time it is, and how much has passed."""

    def now(self) -> int:
        """Microseconds of UTC since 1970."""

    def steady(self) -> int:
        """Microseconds since some moment, never set by anybody."""


class SystemClock:
    """The machine's clocks."""

    def now(self) -> int:
        """Microseconds of UTC since 1970."""
        return time.time_ns() // 1_000

    def steady(self) -> int:
        """Microseconds since the machine was started; its sleep counts, or a closed lid were a jump."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000
        return time.monotonic_ns() // 1_000


class ClockGuard:
    """Says when an event is recorded, or refuses to.

    Without it one jump forward would freeze every later moment for as long as the jump was: a moment is never
    before the last one.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._accepted = 0
        self._start()

    def now(self) -> int:
        """Give what the clock says, in UTC microseconds, whether it can be believed or not."""
        return self._clock.now()

    def moment(self, last: int) -> int:
        """Give the moment to record now, after the `last` recorded one; both in UTC microseconds.

        Raises ClockStopped where the clock cannot be believed.
        """
        now = self._clock.now()
        drift = (now - self._wall) - (self._clock.steady() - self._steady)
        behind = last - now
        if abs(drift) > MOST_DRIFT or (behind > MOST_BEHIND and last > self._accepted):
            raise ClockStopped(drift=drift, behind=behind)
        return max(now, last)

    def accept(self, last: int) -> int:
        """Believe the clock as it is from now on, though moments stay at `last` until it has passed that.

        Called where the host has accepted the clock, and in every process that reads of it in the log;
        `last` is the last recorded moment at that time, in UTC microseconds. Gives how far now lies after it,
        in microseconds too, negative where before.
        """
        self.accept_the_past(last)
        self._start()
        return self._wall - last

    def accept_the_past(self, last: int) -> None:
        """Believe a clock that lies before `last`, as it was accepted before this process began; no jump since then."""
        self._accepted = last

    def _start(self) -> None:
        self._wall, self._steady = self._clock.now(), self._clock.steady()
