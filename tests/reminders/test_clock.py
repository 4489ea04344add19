"""The clock ticks by itself, goes on after a tick that failed, and ends with the tick that is under way."""

from datetime import UTC, datetime, timedelta
from threading import Event

from tests.reminders.bureau import Bureau
from tracker.reminders.clock import Clock

PATIENCE = 20


class Ticking:
    """Reminders as far as a clock knows them."""

    def __init__(self, times: int) -> None:
        self.ticks: list[datetime] = []
        self.times, self.enough = times, Event()
        self.next_at, self.looks = lambda: None, 0

    def tick(self, now: datetime) -> None:
        self.ticks.append(now)
        if len(self.ticks) == self.times:
            self.enough.set()
        if len(self.ticks) == 1:
            raise ZeroDivisionError

    def look(self, now: datetime) -> None:
        self.looks += 1
        self.enough.set()

    def leave(self) -> None:
        pass


def test_a_clock_ticks_until_it_is_stopped_whatever_a_tick_does() -> None:
    ticking = Ticking(3)
    clock = Clock(ticking, every=0.02, jitter=None)  # type: ignore[arg-type]

    clock.start()
    assert ticking.enough.wait(PATIENCE)
    clock.stop()
    clock.stop()

    assert len(ticking.ticks) >= 3
    assert clock.next_at() is None


def test_a_tick_under_way_is_waited_for(quick_bureau: Bureau) -> None:
    begun, go_on, done = Event(), Event(), Event()

    def take_long(_day: object) -> None:
        begun.set()
        go_on.wait(PATIENCE)
        done.set()

    reminders = quick_bureau.started(daily=[take_long])
    clock = Clock(reminders, lambda: datetime.now(UTC), every=1000)
    clock.start()
    assert begun.wait(PATIENCE)

    go_on.set()
    clock.stop()

    assert done.is_set()
    assert reminders.health(quick_bureau.clock()).ticked_at is not None


def test_the_next_tick_is_told(quick_bureau: Bureau) -> None:
    began = datetime.now(UTC)
    reminders = quick_bureau.started()
    clock = Clock(reminders, every=1000, jitter=None)

    clock.start()
    coming = reminders.health(quick_bureau.clock()).next_at
    clock.stop()

    assert coming is not None
    assert began - timedelta(seconds=1) <= coming <= datetime.now(UTC) + timedelta(seconds=1001)


def test_who_is_not_on_duty_sends_nothing_and_looks_all_the_same() -> None:
    ticking = Ticking(3)
    clock = Clock(ticking, every=0.02, jitter=None, is_on_duty=lambda: False)  # type: ignore[arg-type]

    clock.start()
    assert ticking.enough.wait(PATIENCE)
    clock.stop()

    assert (ticking.ticks, ticking.looks > 0) == ([], True)


def test_a_duty_that_falls_to_us_is_done_at_once() -> None:
    ticking, duties = Ticking(1), iter([False])
    clock = Clock(ticking, every=1000, jitter=None, is_on_duty=lambda: next(duties, True))  # type: ignore[arg-type]
    clock.start()
    assert ticking.enough.wait(PATIENCE)
    ticking.enough.clear()

    clock.tick_now()

    assert ticking.enough.wait(PATIENCE)
    clock.stop()
    assert (len(ticking.ticks), ticking.looks) == (1, 1)
