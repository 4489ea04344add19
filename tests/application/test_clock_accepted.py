"""A clock that jumped stops all writing until it is right, or the host accepts it and every process reads of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine

from tests.record import KEY
from tests.store.example import NOON, StillClock
from tracker.application.sample import SAMPLE
from tracker.application.tracker import Tracker
from tracker.domain.catalogue import AGGREGATES, TOPICS, keys_of
from tracker.domain.coalition_events import ClockAccepted
from tracker.projections.runner import Runner
from tracker.store.engine import make_engine
from tracker.store.log import Log
from tracker.store.mapper import EventMapper, microseconds
from tracker.store.refusals import ClockStopped
from tracker.store.values import By
from tracker.store.word_book import WordBook

HOST = By("host", "cli")
HOUR = 3_600_000_000


@dataclass
class Process:
    """A program that runs over a record, with a clock of the machine that it runs on."""

    engine: Engine
    clock: StillClock

    def __post_init__(self) -> None:
        runner = Runner()
        self.log = Log(
            self.engine,
            EventMapper(TOPICS, AGGREGATES),
            self.clock,
            WordBook(self.engine, KEY),
            read_side=runner.inline,
            keys_of=keys_of,
        )
        self.tracker = Tracker(self.engine, self.log, runner)

    def begun_anew(self) -> "Process":
        """Start another one on the same machine."""
        other = Process(self.engine, self.clock)
        other.log.begin()
        return other

    def releases(self) -> int:
        """Record something, and give its moment."""
        self.tracker.release(HOST)
        return microseconds(self.log.head().recorded_at)


@pytest.fixture
def server(database_url: str) -> Iterator[Process]:
    """Give a process that runs for long over a record that was just founded."""
    engine = make_engine(database_url)
    process = Process(engine, StillClock())
    process.tracker.found(SAMPLE, HOST)
    yield process
    engine.dispose()


@pytest.mark.parametrize("jump", [5 * HOUR, -5 * HOUR])
def test_a_clock_that_jumped_is_believed_again_once_the_host_accepted_it(server: Process, jump: int) -> None:
    server.clock.wall += jump
    with pytest.raises(ClockStopped):
        server.releases()

    drift = server.begun_anew().tracker.accept_clock(HOST)

    assert drift == jump
    assert server.releases() == NOON + max(jump, 0)
    [accepted] = server.log.read(0, 9, [ClockAccepted.TOPIC])
    assert (accepted.account, vars(accepted.event)["drift"]) == ("host", jump)


def test_a_process_that_starts_later_reads_that_a_clock_in_the_past_was_accepted(server: Process) -> None:
    server.clock.wall -= 24 * HOUR
    server.begun_anew().tracker.accept_clock(HOST)

    stood_still = server.begun_anew().releases()
    server.clock.pass_by(25 * HOUR)
    server.begun_anew().tracker.accept_clock(HOST)

    assert stood_still == NOON
    assert microseconds(server.log.head().recorded_at) == NOON + HOUR


def test_what_was_accepted_excuses_no_later_jump(server: Process) -> None:
    server.clock.wall += 5 * HOUR
    server.begun_anew().tracker.accept_clock(HOST)
    server.log.require_clock()
    server.clock.wall += 5 * HOUR

    with pytest.raises(ClockStopped):
        server.log.require_clock()
    with pytest.raises(ClockStopped):
        server.releases()


def test_a_process_that_began_after_it_is_not_excused_either(server: Process) -> None:
    server.tracker.accept_clock(HOST)
    later = server.begun_anew()
    server.clock.wall += 5 * HOUR

    with pytest.raises(ClockStopped):
        later.releases()


def test_a_clock_that_is_right_again_needs_no_word_of_the_host(server: Process) -> None:
    server.clock.wall += 5 * HOUR
    with pytest.raises(ClockStopped):
        server.log.require_clock()
    server.clock.wall -= 5 * HOUR

    server.log.require_clock()

    assert server.releases() == NOON
