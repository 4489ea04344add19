"""`tracker demo --no-serve`: the sample record is made once, by whoever comes first, and stays on this machine."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker import bootstrap
from tracker.settings import read_settings


def test_the_first_run_says_what_it_makes_and_that_it_is_sample_data(tracker: Tracker) -> None:
    said = tracker("demo", "--no-serve")

    assert said.code == 0
    assert "not published, checked or approved" in said.out
    assert "register.yaml: rows added: " in said.out
    assert Path("var/demo/tracker.db").exists()
    assert stat.S_IMODE(Path("var/demo/working.key").stat().st_mode) == 0o600


def test_the_second_run_is_silent_and_records_nothing(demo_home: Path, tracker: Tracker) -> None:
    said = tracker("demo", "--no-serve", "--home", demo_home)

    parts = bootstrap.connect(read_settings(home=demo_home))
    head = parts.log.head().position
    parts.engine.dispose()
    assert (said.code, said.out, said.err) == (0, "", "")
    assert head == 1 + loaded_or_expected(demo_home) + 1


def loaded_or_expected(home: Path) -> int:
    parts = bootstrap.connect(read_settings(home=home))
    recorded = parts.log.read(0, 10_000)
    parts.engine.dispose()
    return sum(1 for one in recorded if one.account in {"register", "scheduler"})


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "tracker.example.org"])  # noqa: S104 - refused
def test_a_demo_is_shown_to_this_machine_alone(host: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    by_option = tracker("demo", "--host", host)
    monkeypatch.setenv("TRACKER_HOST", host)
    by_variable = tracker("demo")

    assert (by_option.code, by_variable.code) == (1, 1)
    assert "Sample data is shown on this machine only" in by_option.err
    assert by_variable.err == by_option.err
    assert not Path("var").exists()


def test_sample_data_never_gets_into_a_record_of_ones_own(any_home: Path, tracker: Tracker) -> None:
    said = tracker("demo", "--no-serve", "--home", any_home)

    parts = bootstrap.connect(read_settings(home=any_home))
    head = parts.log.head().position
    parts.engine.dispose()
    assert said.code == 1
    assert "sample data does not belong there" in said.err
    assert head == 1


@pytest.mark.postgres
def test_a_demo_can_be_made_on_postgresql(
    tracker: Tracker, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", empty_postgres_url)

    first, second = tracker("demo", "--no-serve"), tracker("demo", "--no-serve")

    assert (first.code, second.code) == (0, 0)
    assert (second.out, second.err) == ("", "")


def test_a_demo_is_not_released_by_hand(demo_home: Path, tracker: Tracker) -> None:
    said = tracker("release", "--home", demo_home)

    assert said.code == 1
    assert "A demo makes its own releases" in said.err


def test_who_forgets_where_the_demo_is_gets_told(demo_home: Path, tracker: Tracker) -> None:
    Path("var").mkdir()
    demo_home.rename("var/demo")

    said = tracker("verify")

    assert "add --home var/demo" in said.err
