"""`tracker backup`: two files that nobody here can open again, checked before they count, or none."""

import json
import sqlite3
import stat
from errno import ENOSPC
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import Tracker, damage, head_of, init
from tracker.application.manifest import Places
from tracker.store.age_file import RecoveryKey


def test_a_backup_says_what_it_holds_and_shows_nothing_else(backup: Path, demo_home: Path) -> None:
    places = Places(backup)
    manifest, shown = json.loads(places.manifest.read_text()), places.log.read_bytes() + places.private.read_bytes()

    key = (demo_home / "working.key").read_bytes().splitlines()[1]
    assert (manifest["size"], manifest["root"]) == head_of(demo_home)
    assert (manifest["sample"], manifest["origin"]) == (True, "localhost/demo")
    assert [one for one in (key, b"SQLite format", b"sample-", b"demand.made") if one in shown] == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in places.all} == {0o600}
    assert set(backup.parent.iterdir()) == set(places.all)


@pytest.mark.parametrize("command", ["backup", "export", "key copy"])
def test_a_place_that_is_not_there_is_told_with_what_to_do_before_anything_is_written(
    home: Path, tracker: Tracker, tmp_path: Path, command: str
) -> None:
    before = sorted(tmp_path.rglob("*"))

    empty = tracker(*command.split(), "", "--home", home)
    missing = tracker(*command.split(), tmp_path / "no" / "file", "--home", home)

    assert (empty.code, missing.code) == (1, 1)
    assert "FILE is empty. Name a file or a folder" in empty.err
    assert f"mkdir -p {tmp_path / 'no'}" in missing.err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_backup_into_a_folder_gets_a_name_of_its_own(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()

    said = tracker("backup", folder, "--home", home)

    [made] = folder.glob("tracker-*Z.json")
    assert said.code == 0
    assert str(made.with_suffix("")) in said.out
    assert list(home.glob(".half*")) == []


def test_as_long_as_the_recovery_key_lies_here_each_backup_says_so(
    home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    while_here = tracker("backup", tmp_path / "one", "--home", home)
    (home / "recovery.key").rename(tmp_path / "elsewhere.key")

    afterwards = tracker("backup", tmp_path / "two", "--home", home)

    assert "THE RECOVERY KEY LIES ON THIS MACHINE" in while_here.err
    assert (afterwards.code, afterwards.err) == (0, "")


def test_a_record_of_before_says_how_a_recovery_key_is_made(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    for name in ("recipients", "recovery.key"):
        (home / name).unlink()

    refused = tracker("backup", tmp_path / "one", "--home", home)
    made = tracker("backup-key", "--home", home)

    assert (refused.code, made.code) == (1, 0)
    assert "tracker backup-key" in refused.err
    assert RecoveryKey.parse((home / "recovery.key").read_text()).recipient in made.out
    assert tracker("backup", tmp_path / "one", "--home", home).code == 0


def test_a_recipient_of_ones_own_leaves_no_secret_here(tracker: Tracker, tmp_path: Path) -> None:
    held = RecoveryKey.draw()
    (tmp_path / "held.key").write_text(held.text())

    made = init(tracker, tmp_path / "home", recipient=held.recipient)
    tracker("backup", tmp_path / "one", "--home", tmp_path / "home")

    said = tracker("restore", tmp_path / "one", "--home", tmp_path / "new", "--recovery-key", tmp_path / "held.key")
    assert (made.code, said.code) == (0, 0), said.err
    assert not (tmp_path / "home" / "recovery.key").exists()
    assert (tmp_path / "new" / "recipients").read_text().strip() == held.recipient


@pytest.mark.parametrize("line", ["nothing", "AGE-SECRET-KEY-1"])
def test_a_recipient_that_is_none_is_refused(line: str, home: Path, tracker: Tracker, tmp_path: Path) -> None:
    (home / "recipients").write_text(f"# ours\n{line}\n")

    assert "Line 2" in tracker("backup", tmp_path / "one", "--home", home).err
    assert "begins with age1" in tracker("backup-key", "--recipient", line, "--home", home).err


def test_a_backup_replaces_no_file(backup: Path, home: Path, tracker: Tracker) -> None:
    before = Places(backup).log.read_bytes()

    said = tracker("backup", backup, "--home", home)

    assert said.code == 1
    assert "A backup never replaces one" in said.err
    assert Places(backup).log.read_bytes() == before


def test_a_damaged_record_gives_no_backup(demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    damage(demo_home)

    said = tracker("backup", tmp_path / "kept", "--home", demo_home)

    assert said.code == 1
    assert "did not pass its checks (event 2)" in said.err
    assert list(tmp_path.glob("*kept*")) == []


def test_a_disk_that_fills_up_in_the_middle_leaves_nothing_half_made(
    home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_content: object, target: IO[bytes], _recipients: object) -> None:
        target.write(b"half")
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("tracker.application.backup.encrypt", full)

    said = tracker("backup", tmp_path / "kept", "--home", home)

    assert said.code == 1
    assert "The disk is full" in said.err
    assert [path.name for folder in (tmp_path, home) for path in folder.iterdir() if "half" in path.name] == []
    assert list(tmp_path.glob("kept*")) == []


def test_a_disk_that_fills_up_while_a_copy_is_closed_is_called_full(
    home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def cramped(file: Path) -> sqlite3.Connection:
        connection = connect(file)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size as the least
        return connection

    monkeypatch.setattr("tracker.application.copying.sqlite3.connect", cramped)

    said = tracker("daily", "--home", home)

    assert said.code == 1
    assert "The disk is full" in said.err
    assert list(tmp_path.rglob("tracker-*")) == []


@pytest.mark.parametrize("step", ["copy_parts", "encrypt", "look_through", "_manifest", "give_name"])
def test_a_backup_that_is_killed_has_no_name_and_what_it_left_is_swept_by_the_next(
    step: str, home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("tracker.application.half_made.shutil.rmtree", lambda _path, **_how: None)  # nobody tidies up
        dying.setattr(f"tracker.application.backup.{step}", dies)
        tracker("backup", tmp_path / "kept", "--home", home)
    left = {path: path.stat().st_mode for folder in (home, tmp_path) for path in folder.glob(".half*")}
    named = list(tmp_path.glob("kept*"))

    said = tracker("backup", tmp_path / "kept", "--home", home)

    assert (len(left), set(map(stat.S_IMODE, left.values())), named) == (2, {0o700}, [])
    assert said.code == 0
    assert [path for path in left if path.exists()] == []
