"""Follows the log by asking for what is new, again and again: nothing can be missed."""

from collections import deque
from collections.abc import Sequence
from threading import Event

from eventsourcing.persistence import ApplicationRecorder, Notification, Subscription

_BATCH = 500


class Polling(Subscription[ApplicationRecorder]):
    """Gives events by position; waits for more where there are none, until it is stopped."""

    def __init__(
        self, recorder: ApplicationRecorder, gt: int | None, topics: Sequence[str], poll_seconds: float
    ) -> None:
        super().__init__(recorder, gt, topics)
        self._poll_seconds = poll_seconds
        self._ready: deque[Notification] = deque()
        self._stopped = Event()

    def stop(self) -> None:
        """End the iteration, also one that is waiting in another thread."""
        super().stop()
        self._stopped.set()

    def __next__(self) -> Notification:
        """Give the next event, as soon as there is one."""
        while not self._ready and not self._stopped.is_set():
            found = self._recorder.select_notifications(
                start=self._last_notification_id or 0,
                limit=_BATCH,
                topics=self._topics,
                inclusive_of_start=False,
            )
            self._ready.extend(found)
            if not found:
                self._stopped.wait(self._poll_seconds)
        if self._stopped.is_set():
            raise StopIteration
        event = self._ready.popleft()
        self._last_notification_id = event.id
        return event
