"""`tracker restore` looks at what lies beside a backup: a log that was never signed then may be published now."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_restore_rules import something_happens
from tracker import bootstrap
from tracker.settings import read_settings


@pytest.fixture
def unsigned(home: Path, tmp_path: Path) -> Callable[..., tuple[object, ...]]:
    """Make two backups of a record whose log nobody signed, and give the words that restore one."""
    with closing(bootstrap.connect(read_settings(home=home, database=""))) as parts:
        for name in ("old", "young"):
            something_happens(parts)
            bootstrap.back_up(parts, tmp_path / name)

    def words(name: str) -> tuple[object, ...]:
        key = home / "recovery.key"
        return "restore", tmp_path / name, "--home", tmp_path / "new", "--recovery-key", key

    return words


def test_an_older_backup_than_one_beside_it_is_refused_though_no_log_was_signed(
    unsigned: Callable[..., tuple[object, ...]], tracker: Tracker
) -> None:
    refused, accepted = tracker(*unsigned("old")), tracker(*unsigned("old"), "--accept-loss")

    assert (refused.code, accepted.code) == (1, 0), accepted.err
    assert "it holds 2 entries, young.json holds 3; 1 would be lost" in refused.err
    assert "Published: 3 entries. Restored: 2." in accepted.err


def test_the_newest_backup_of_a_log_that_nobody_signed_says_that_it_was_not_compared(
    unsigned: Callable[..., tuple[object, ...]], tracker: Tracker
) -> None:
    said = tracker(*unsigned("young"))

    assert said.code == 0, said.err
    assert "NOT COMPARED" in said.err


def test_a_backup_in_a_home_whose_log_was_signed_since_is_refused(
    home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = [tracker("daily", "--home", home).code, tracker("log", "key", "--home", home).code]
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        something_happens(parts)
    monkeypatch.setenv("TRACKER_BACKUPS", str(tmp_path / "another-folder"))
    ran.append(tracker("daily", "--home", home).code)
    [old] = (home / "backups").glob("*.json")

    said = tracker("restore", old, "--home", tmp_path / "new", "--recovery-key", home / "recovery.key")

    assert (*ran, said.code) == (0, 0, 0, 1)
    assert "it holds 1 entries, published were 3" in said.err
