"""A machine whose clock jumped: commands refuse to record and say what to do; `doctor` sees it, and accepts it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker import bootstrap
from tracker.settings import read_settings
from tracker.store.clock import SystemClock


def jump(by: timedelta, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock that programs started from now on read."""

    class Set(SystemClock):
        def now(self) -> int:
            return super().now() + by // timedelta(microseconds=1)

    monkeypatch.setattr("tracker.bootstrap.parts.SystemClock", Set)


def seen(home: Path) -> bootstrap.ClockSeen:
    parts = bootstrap.connect(read_settings(home=home))
    found = bootstrap.clock_seen(parts)
    parts.close()
    return found


def test_a_clock_before_what_is_on_record_stops_commands_until_it_is_accepted(
    any_home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    jump(timedelta(days=-2), monkeypatch)

    refused, before = tracker("release", "--home", any_home), seen(any_home)
    accepted = tracker("doctor", "--accept-clock", "--home", any_home)
    released, after = tracker("release", "--home", any_home), seen(any_home)

    assert (refused.code, accepted.code, released.code) == (1, 0, 0)
    assert "tracker doctor --accept-clock" in refused.err
    assert (before.is_stopped, after.is_stopped) == (True, False)
    assert timedelta(days=-3) < before.ahead < timedelta(days=-1)


def test_a_clock_that_lies_years_ahead_is_told_of_but_stops_nothing(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = seen(home)
    jump(timedelta(days=401), monkeypatch)

    far = seen(home)
    said = tracker("doctor", "--home", home)

    assert (usual.is_far_ahead, far.is_far_ahead, far.is_stopped) == (False, True, False)
    assert said.code == 1
    assert tracker("release", "--home", home).code == 0
