"""Moments never run backwards, and a clock that jumped stops the log instead of freezing it."""

import pytest

from tests.store.example import AIGUL, NOON, StillClock, a_box, a_log
from tracker.store.clock import MOST_BEHIND, MOST_DRIFT, ClockGuard, SystemClock
from tracker.store.log import Log
from tracker.store.refusals import ClockStopped

HOUR = 3_600_000_000


def test_a_moment_is_now() -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    clock.pass_by(5)

    assert guard.moment(NOON) == NOON + 5


def test_a_moment_is_never_before_the_last() -> None:
    guard = ClockGuard(StillClock())

    assert guard.moment(NOON + MOST_BEHIND) == NOON + MOST_BEHIND


def test_a_clock_far_behind_the_log_stops_it() -> None:
    guard = ClockGuard(StillClock())

    with pytest.raises(ClockStopped) as refusal:
        guard.moment(NOON + MOST_BEHIND + 1)

    assert refusal.value.behind == MOST_BEHIND + 1


@pytest.mark.parametrize("jump", [MOST_DRIFT + 1, -MOST_DRIFT - 1])
def test_a_clock_that_jumps_while_running_stops_the_log_until_it_is_right(jump: int) -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    clock.wall += jump

    with pytest.raises(ClockStopped) as refusal:
        guard.moment(0)
    clock.wall -= jump

    assert refusal.value.drift == jump
    assert guard.moment(0) == NOON


def test_a_small_jump_is_nothing() -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    clock.wall += MOST_DRIFT

    assert guard.moment(NOON) == NOON + MOST_DRIFT


def test_long_running_is_no_jump() -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    clock.pass_by(9_000 * HOUR)

    assert guard.moment(NOON) == NOON + 9_000 * HOUR


def test_an_accepted_clock_goes_on_from_the_last_moment() -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    last = NOON + 24 * HOUR

    guard.accept(last)

    assert guard.moment(last) == last
    clock.pass_by(25 * HOUR)
    assert guard.moment(last) == NOON + 25 * HOUR


def test_accepting_one_jump_does_not_accept_the_next() -> None:
    clock = StillClock()
    guard = ClockGuard(clock)
    guard.accept(NOON + 24 * HOUR)

    with pytest.raises(ClockStopped):
        guard.moment(NOON + 48 * HOUR)


def test_the_machines_clocks_run_in_microseconds() -> None:
    clock = SystemClock()

    assert clock.now() > NOON
    assert clock.steady() <= clock.steady()


def test_a_stopped_clock_stops_writing_and_nothing_else(log: Log) -> None:
    clock = StillClock()
    ticking = a_log(log.recorder.engine, clock)
    ticking.write(a_box().collect_events(), AIGUL)
    clock.wall -= HOUR

    with pytest.raises(ClockStopped):
        ticking.write(a_box("b-2").collect_events(), AIGUL)

    assert ticking.head().position == len(ticking.read(0, 10)) == 1
    ticking.guard.accept(NOON)
    written = ticking.write(a_box("b-2").collect_events(), AIGUL)
    assert written.recorded_at == ticking.read(0, 1)[0].at
