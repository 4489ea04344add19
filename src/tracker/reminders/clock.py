"""Clock: calls the reminders about once a minute while the record is served, and decides nothing else."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread

from apscheduler.schedulers.background import BackgroundScheduler  # type: ignore[import-untyped]

from tracker.reminders.reminders import Reminders

_LOG = logging.getLogger(__name__)

EVERY, JITTER = 60, 5
"""Seconds between two ticks, and by how much they vary, so that several machines do not ask at once."""

PATIENCE = 2.0
"""Seconds that a tick under way has to end by itself, and as many again once the mail server was let go of."""


def _now() -> datetime:
    return datetime.now(UTC)


def _always() -> bool:
    return True


class Clock:
    """Ticks in a thread of its own; a tick that takes long is not overtaken, and those missed meanwhile are one.

    Of several processes only the one that `is_on_duty` sends anything; the others look whether anything stops it.
    """

    def __init__(  # noqa: PLR0913 - what is given, named
        self,
        reminders: Reminders,
        now: Callable[[], datetime] = _now,
        *,
        every: float = EVERY,
        jitter: int | None = JITTER,
        patience: float = PATIENCE,
        is_on_duty: Callable[[], bool] = _always,
    ) -> None:
        self._reminders, self._now, self._patience, self._is_on_duty = reminders, now, patience, is_on_duty
        self._over, self._is_stopping = Event(), False
        self._over.set()
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
        """End within twice the patience, and a little, whatever the mail server does.

        A tick that does not end even then is left to itself and ends with the process, as if that had been killed.
        """
        if not self._scheduler.running:
            return
        self._is_stopping = True
        self._reminders.leave()
        if not self._over.wait(self._patience):
            self._reminders.break_off()
            self._over.wait(self._patience)
        self._over.set()
        self._scheduler.shutdown(wait=True)

    def tick_now(self) -> None:
        """Let the next tick come at once."""
        if self._scheduler.running:
            self._job.modify(next_run_time=self._now())

    def next_at(self) -> datetime | None:
        """Give the moment of the next tick, None where there is none to come."""
        return getattr(self._job, "next_run_time", None) if self._scheduler.running else None

    def _tick(self) -> None:
        """Tick in a thread that no process waits for, and wait until that is over, or is given up."""
        if self._is_stopping:
            return
        self._over.clear()
        Thread(target=self._tick_once, daemon=True).start()
        self._over.wait()

    def _tick_once(self) -> None:
        try:
            if self._is_on_duty():
                self._reminders.tick(self._now())
            else:
                self._reminders.look(self._now())
        except Exception:  # noqa: BLE001 - the next tick comes all the same
            _LOG.exception("a tick failed")
        finally:
            self._over.set()
