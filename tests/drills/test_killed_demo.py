"""A load that is killed in the middle is completed by simply running it again."""

import random
from contextlib import closing
from pathlib import Path

import pytest

from tests.drills.conftest import Start
from tests.drills.hosting import give_way
from tests.sample import copy_of_the_sample
from tracker import bootstrap
from tracker.domain.load_events import Loaded
from tracker.settings import read_settings

pytestmark = pytest.mark.drill

KILLS, FEW_KILLS = 40, 5
BYTES = 6_000_000
"""How much a demo writes, roughly: it is killed at one moment or other on the way there."""


def test_a_demo_that_is_killed_again_and_again_completes_on_the_next_run(
    tmp_path: Path,
    start: Start,
    dice: random.Random,
    tmp_path_factory: pytest.TempPathFactory,
    pytestconfig: pytest.Config,
) -> None:
    home, kills = tmp_path / "home", KILLS if pytestconfig.getoption("full") else FEW_KILLS
    for moment in sorted(dice.randrange(BYTES) for _ in range(kills)):
        process = start("-m", "tracker", "demo", "--no-serve", "--home", home)
        while process.poll() is None and written(home) < moment:
            give_way()
        process.kill()
        _, errors = process.communicate()
        assert errors == ""

    process = start("-m", "tracker", "demo", "--no-serve", "--home", home)
    _, errors = process.communicate()

    assert (process.returncode, errors) == (0, "")
    assert facts(home) == facts(copy_of_the_sample(tmp_path_factory, tmp_path / "undisturbed"))


def written(home: Path) -> int:
    """Count the bytes in a home, whatever happens to its files meanwhile."""
    total = 0
    for name in ("tracker.db", "tracker.db-wal"):
        try:
            total += (home / name).stat().st_size
        except FileNotFoundError:
            continue
    return total


def facts(home: Path) -> object:
    """Say what is on record: each kind of event, how often, and which files were loaded, once each."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        events = [one.event for one in parts.log.read(0, 10_000)]
        assert bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws == ()
        assert parts.tracker.astray() == []
    kinds = sorted(type(event).__qualname__ for event in events if not isinstance(event, Loaded))
    loaded = sorted((event.file, event.counts.added) for event in events if isinstance(event, Loaded))
    return kinds, loaded


def test_a_key_that_was_being_written_at_a_kill_does_not_stop_the_next_run(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "working.key.12345").write_bytes(b"tracker work")

    parts, _ = bootstrap.demo(read_settings(home=home))
    parts.close()

    assert bootstrap.coalition_at(read_settings(home=home)) is not None
