"""Clock: calls the reminders about once a minute while the record is served, and decides nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime

from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]

from tracker.reminders.reminders import Reminders

EVERY, JITTER = 60, 5
"""Seconds between two ticks, and by how much they vary, so that several machines do not ask at once."""


def _now() -> datetime:
    return datetime.now(UTC)


class Clock:
    """Ticks in a thread of its own; a tick that takes long is not overtaken, and those missed meanwhile are one."""

    def __init__(
        self,
        reminders: Reminders,
        now: Callable[[], datetime] = _now,
        *,
        every: float = EVERY,
        jitter: int | None = JITTER,
    ) -> None:
        self._reminders, self._now = reminders, now
        self._scheduler = BackgroundScheduler(timezone=UTC)
        self._job = self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=every,
            jitter=jitter,
            next_run_time=now(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,  # the library's own grace of a second would drop the tick after any delay
        )
        reminders.next_at = self.next_at

    def start(self) -> None:
        """Begin, with a first tick at once."""
        self._scheduler.start()

    def stop(self) -> None:
        """End, and wait until the tick that is under way has ended."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def next_at(self) -> datetime | None:
        """Give the moment of the next tick, None where there is none to come."""
        return getattr(self._job, "next_run_time", None) if self._scheduler.running else None

    def _tick(self) -> None:
        self._reminders.tick(self._now())
