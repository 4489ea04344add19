"""`tracker move`: the same events at the same positions, under the same root, in another database."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker, damage, head_of
from tests.cli.test_restore_rules import something_happens
from tracker import bootstrap
from tracker.settings import read_settings


@pytest.mark.postgres
def test_a_record_moves_from_sqlite_to_postgresql_and_back(
    home: Path, tracker: Tracker, empty_postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        something_happens(parts)
    before = head_of(home)

    there = tracker("move", "--to", empty_postgres_url, "--home", home)
    monkeypatch.setenv("TRACKER_DATABASE", empty_postgres_url)
    on_the_server = head_of(home)
    back = tracker("move", "--to", tmp_path / "back.db", "--home", home)
    monkeypatch.setenv("TRACKER_DATABASE", f"sqlite:///{tmp_path / 'back.db'}")

    assert (there.code, back.code) == (0, 0), there.err + back.err
    assert before == on_the_server == head_of(home)
    assert "TRACKER_DATABASE" in there.out
    assert tracker("verify", "--home", home).code == 0


def test_a_database_that_holds_anything_is_never_written_to(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE mine (one)")

    said = tracker("move", "--to", tmp_path / "other.db", "--home", home)
    itself = tracker("move", "--to", home / "tracker.db", "--home", home)

    assert (said.code, itself.code) == (1, 1)
    assert "There is something in the new database already" in said.err
    assert "There is something in the new database already" in itself.err


def test_what_a_killed_move_left_is_swept_by_the_next(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    for name in (".new.db.half", ".new.db.half-wal", ".new.db.half-shm"):
        (tmp_path / name).write_bytes((home / "tracker.db").read_bytes())

    said = tracker("move", "--to", tmp_path / "new.db", "--home", home)

    assert said.code == 0, said.err
    assert [path.name for path in tmp_path.glob("*new.db*")] == ["new.db"]


def test_a_move_that_was_finished_before_it_was_killed_counts(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    assert tracker("move", "--to", tmp_path / "new.db", "--home", home).code == 0
    (tmp_path / ".new.db.half").hardlink_to(tmp_path / "new.db")

    again = tracker("move", "--to", tmp_path / "new.db", "--home", home)

    assert again.code == 0, again.err
    assert [path.name for path in tmp_path.glob("*new.db*")] == ["new.db"]
    assert "An earlier attempt had moved the record already" in again.out
    assert "From now on set TRACKER_DATABASE" in again.out


def test_a_file_that_lacks_what_was_recorded_since_is_no_finished_move(
    home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    assert tracker("move", "--to", tmp_path / "new.db", "--home", home).code == 0
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        something_happens(parts)

    again = tracker("move", "--to", tmp_path / "new.db", "--home", home)

    assert again.code == 1
    assert "There is something in the new database already" in again.err


def test_a_damaged_record_moves_nowhere(demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    damage(demo_home)

    said = tracker("move", "--to", tmp_path / "new.db", "--home", demo_home)

    assert said.code == 1
    assert list(tmp_path.glob("*new.db*")) == []


@pytest.mark.parametrize("to", ["mysql://somewhere/x", "postgresql://"])
def test_an_address_that_is_none_of_ours_is_refused(to: str, home: Path, tracker: Tracker) -> None:
    assert tracker("move", "--to", to, "--home", home).code == 1
