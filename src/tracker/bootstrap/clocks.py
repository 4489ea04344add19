"""The machine's clock beside the record: whether it can be believed, and the host's word that it is to be."""

from dataclasses import dataclass
from datetime import timedelta

from tracker.bootstrap.parts import HOST, Parts
from tracker.store.clock import MICROSECONDS
from tracker.store.mapper import microseconds
from tracker.store.refusals import ClockStopped

FAR_AHEAD = timedelta(days=400)
"""A record that nobody wrote to for so long is rarer than a clock that was set to a wrong year."""


@dataclass(frozen=True)
class ClockSeen:
    """How the clock stands to the record: `ahead` of the last recorded moment, negative where it lies before.

    `is_stopped`: nothing is recorded and no mail leaves until the clock is right, or accepted.
    """

    ahead: timedelta
    is_stopped: bool

    @property
    def is_far_ahead(self) -> bool:
        """Say whether somebody should look at the clock, though nothing stops: what is recorded now is dated by it."""
        return self.ahead > FAR_AHEAD


def clock_seen(parts: Parts) -> ClockSeen:
    """Look at the clock without recording anything."""
    head, guard = parts.log.head(), parts.log.guard
    try:
        parts.log.require_clock()
    except ClockStopped:
        is_stopped = True
    else:
        is_stopped = False
    ahead = guard.now() - microseconds(head.recorded_at) if head.position else 0
    return ClockSeen(timedelta(seconds=ahead / MICROSECONDS), is_stopped)


def accept_clock(parts: Parts) -> int:
    """Record that the clock is to be believed; other processes hear of it with their next write or within a minute.

    Gives how far it lies after the last recorded moment, in microseconds, negative where before. Raises NotFounded and
    what a write raises.
    """
    return parts.tracker.accept_clock(HOST)
