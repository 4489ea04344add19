"""Reads in the log that the host accepted the clock, so that every process believes it again.

A process learns of it when it is refused, and else whenever it asks: what was accepted must not excuse a jump that
comes later, so whoever runs for long asks every minute.
"""

from sqlalchemy import Connection, select

from tracker.domain.coalition_events import ClockAccepted
from tracker.store.clock import ClockGuard
from tracker.store.refusals import ClockStopped
from tracker.store.tables import event, log_head

_NEWEST = select(event.c.position, event.c.recorded_at).order_by(event.c.position.desc()).limit(1)


class Heeding:
    """The clock's guard of one process, together with what the log says of the clock."""

    def __init__(self, guard: ClockGuard) -> None:
        self._guard, self._heard, self._begun = guard, 0, 0

    def begin(self, position: int) -> None:
        """Note how far the log reaches as the process begins: what was accepted by then excuses no jump after it."""
        self._begun = position

    def moment(self, connection: Connection, last: int) -> int:
        """Give the moment to record now, after the `last` recorded one; both in UTC microseconds.

        Raises ClockStopped where the clock cannot be believed and nobody has accepted it since it was asked last.
        """
        try:
            return self._guard.moment(last)
        except ClockStopped:
            if not self._hears(connection):
                raise
        return self._guard.moment(last)

    def require_clock(self, connection: Connection) -> None:
        """Raise ClockStopped where nothing could be recorded now; to be asked every minute."""
        self._hears(connection)
        self._guard.moment(connection.scalar(select(log_head.c.recorded_at)) or 0)

    def _hears(self, connection: Connection) -> bool:
        """Accept the clock if the log says so since it was read last, and say whether it does."""
        through = connection.scalar(select(log_head.c.position)) or 0
        its = (event.c.topic == ClockAccepted.TOPIC, event.c.position > self._heard, event.c.position <= through)
        accepted = connection.execute(_NEWEST.where(*its)).first()
        self._heard = max(self._heard, through)
        if accepted is None:
            return False
        accept = self._guard.accept if accepted.position > self._begun else self._guard.accept_the_past
        accept(accepted.recorded_at)
        return True
