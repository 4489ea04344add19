"""A backup is signed: whoever can write where backups lie cannot put another in place of one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tracker, init
from tracker.application.manifest import Places

Restore = Callable[..., Ran]


@pytest.fixture
def backup(home: Path, tracker: Tracker, tmp_path: Path) -> Places:
    """Give a backup of the record, outside of its home."""
    assert tracker("backup", tmp_path / "kept", "--home", home).code == 0
    return Places(tmp_path / "kept")


@pytest.fixture
def restore(backup: Places, home: Path, tracker: Tracker, tmp_path: Path) -> Restore:
    """Give what restores it with its recovery key."""

    def restored(*options: object) -> Ran:
        opened = ("--recovery-key", home / "recovery.key", *options)
        return tracker("restore", backup.stem, "--home", tmp_path / "new", *opened)

    return restored


def say(places: Places, *without: str, **facts: object) -> None:
    said = json.loads(places.manifest.read_text()) | facts
    places.manifest.write_text(json.dumps({name: one for name, one in said.items() if name not in without}))


def of_somebody_else(places: Places, tracker: Tracker, home: Path, folder: Path) -> None:
    """Put another record's backup in its place, of the same name and encrypted to the same recipient."""
    assert init(tracker, folder / "theirs").code == 0
    shutil.copy(home / "recipients", folder / "theirs" / "recipients")
    for path in places.all:
        path.unlink()
    assert tracker("backup", places.stem, "--home", folder / "theirs").code == 0


def test_a_backup_of_somebody_else_is_refused(
    backup: Places, restore: Restore, home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    of_somebody_else(backup, tracker, home, tmp_path)

    said = restore()

    assert said.code == 1
    assert "not signed by the key" in said.err
    assert not (tmp_path / "new").exists()


def test_a_manifest_that_was_changed_is_refused(backup: Places, restore: Restore, tmp_path: Path) -> None:
    say(backup, made_at="2026-01-01T00:00:00+00:00")

    said = restore()

    assert said.code == 1
    assert "changed after it was signed" in said.err
    assert not (tmp_path / "new").exists()


def test_a_backup_of_an_earlier_version_is_restored_once_somebody_says_so(backup: Places, restore: Restore) -> None:
    say(backup, "signature", format="tracker-backup/3")

    asked, told = restore(), restore("--no-signature")

    assert asked.code == 1
    assert "An earlier version of the program made it" in asked.err
    assert told.code == 0
    assert "NOBODY CAN TELL WHO MADE THIS BACKUP" in told.err


def test_without_the_line_beside_the_recovery_key_a_restore_says_what_it_cannot_tell(
    home: Path, restore: Restore, tracker: Tracker
) -> None:
    key = home / "recovery.key"
    [line] = [one for one in key.read_text().splitlines() if one.startswith("# signed by")]
    key.write_text(key.read_text().replace(line, ""))

    shown, said = tracker("backup-key", "--home", home), restore()

    assert line in shown.out
    assert said.code == 0
    assert "NOBODY CAN TELL WHO MADE THIS BACKUP" in said.err


def test_a_copy_of_the_working_key_tells_as_well_who_made_a_backup(
    backup: Places, restore: Restore, home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    (home / "recovery.key").write_text((home / "recovery.key").read_text().splitlines()[-1])
    shutil.copy(home / "working.key", tmp_path / "copy.key")
    of_somebody_else(backup, tracker, home, tmp_path)

    said = restore("--key", tmp_path / "copy.key")

    assert said.code == 1
    assert "not the one of the backup" in said.err
