"""Several processes write at once, and any may be killed at any moment: what was acknowledged stays."""

import random
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from tests.begun import Begun
from tests.store.example import KEY, a_log, keys_of
from tracker.store.contents import Expected
from tracker.store.engine import reading
from tracker.store.tables import unique_key
from tracker.store.verify import verify

ROOT = Path(__file__).parents[2]
KILLS = 20


def start(engine: Engine, name: str, writes: int) -> Begun:
    url = engine.url.render_as_string(hide_password=False)
    process = Begun(["-m", "tests.store.writer", url, name, writes], folder=ROOT, is_told=True)
    assert line(process) == "ready"
    return process


def line(process: Begun) -> str:
    return process.stdout.readline().strip()


def go(process: Begun) -> None:
    process.stdin.write("\n")
    process.stdin.flush()


def finish(process: Begun) -> list[str]:
    """Give all that the process still says until it ends."""
    return process.communicate(timeout=60)[0].splitlines()


def assert_all_is_there(engine: Engine, acknowledged: list[str]) -> None:
    log = a_log(engine)
    report = verify(engine, log.mapper, Expected(keys_of=keys_of, working_key=KEY))
    assert report.first is None
    assert report.size == log.head().position
    with reading(engine) as connection:
        streams = {row.key: row.stream_id for row in connection.execute(select(unique_key))}
    events = {recorded.position: recorded.event.originator_id for recorded in log.read(0, 1_000_000)}
    for told in acknowledged:
        first, last, key = told.split()
        assert {events[int(first)], events[int(last)]} == {streams[key]}


def test_four_processes_that_write_at_once_lose_nothing_and_wait_for_each_other(engine: Engine) -> None:
    writers = [start(engine, f"w{number}", 50) for number in range(4)]
    for writer in writers:
        go(writer)

    told = [said for writer in writers for said in finish(writer)]

    assert [writer.returncode for writer in writers] == [0, 0, 0, 0]
    assert len(set(told)) == 200
    assert a_log(engine).head().position == 400
    assert_all_is_there(engine, told)


@pytest.mark.drill
def test_a_writer_killed_at_any_moment_loses_nothing_that_it_was_told(sqlite_engine: Engine) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments at every run
    told: list[str] = []
    waiting = start(sqlite_engine, "w0", 0)
    for number in range(1, KILLS + 1):
        writer, waiting = waiting, start(sqlite_engine, f"w{number}", 0)
        go(writer)
        told += [line(writer) for _ in range(chance.randint(1, 30))]
        writer.kill()
        told += [said for said in finish(writer) if len(said.split()) == 3]
    waiting.kill()
    finish(waiting)

    assert_all_is_there(sqlite_engine, told)
    assert len(told) >= KILLS
    assert a_log(sqlite_engine).head().position >= 2 * len(told)
