"""`tracker backup` and `restore`: what comes back is what was there, or nothing does."""

import json
import sqlite3
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tracker
from tracker import bootstrap
from tracker.settings import read_settings


@pytest.fixture
def backup(demo_home: Path, tracker: Tracker, tmp_path: Path) -> Path:
    """Give a backup of the sample record."""
    assert tracker("backup", tmp_path / "kept", "--home", demo_home).code == 0
    return tmp_path / "kept"


@pytest.fixture
def restore(tracker: Tracker, backup: Path, demo_home: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Give what restores that backup, with its key."""

    def restored(home: Path = tmp_path / "new", key: Path = demo_home / "working.key") -> Ran:
        return tracker("restore", backup, "--home", home, "--key", key)

    return restored


def head_of(home: Path) -> tuple[int, str]:
    parts = bootstrap.connect(read_settings(home=home))
    head = parts.log.head()
    parts.engine.dispose()
    return head.position, head.root.hex()


def test_a_backup_says_what_it_holds_and_holds_no_key(backup: Path, demo_home: Path) -> None:
    manifest = json.loads(backup.with_name("kept.json").read_text())

    key = (demo_home / "working.key").read_bytes().splitlines()[1]
    assert (manifest["size"], manifest["root"]) == head_of(demo_home)
    assert manifest["sample"] is True
    assert key not in backup.read_bytes()
    assert [stat.S_IMODE(path.stat().st_mode) for path in (backup, backup.with_name("kept.json"))] == [0o600, 0o600]
    assert {path.name for path in backup.parent.glob("*kept*")} == {"kept", "kept.json"}


def test_a_backup_into_a_folder_gets_a_name_of_its_own(demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()

    said = tracker("backup", folder, "--home", demo_home)

    [made] = folder.glob("tracker-*Z.backup")
    assert said.code == 0
    assert str(made) in said.out


def test_a_backup_replaces_no_file(backup: Path, demo_home: Path, tracker: Tracker) -> None:
    before = backup.read_bytes()

    said = tracker("backup", backup, "--home", demo_home)

    assert said.code == 1
    assert "A backup never replaces one" in said.err
    assert backup.read_bytes() == before


def test_a_damaged_record_gives_no_backup(demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    parts = bootstrap.connect(read_settings(home=demo_home))
    with parts.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE event SET staff = x'7b7d' WHERE position = 9")
        connection.commit()
    parts.engine.dispose()

    said = tracker("backup", tmp_path / "kept", "--home", demo_home)

    assert said.code == 1
    assert "did not pass its checks (event 2)" in said.err
    assert list(tmp_path.glob("*kept*")) == []


def test_a_restored_record_is_the_one_that_was_backed_up(
    restore: Callable[..., Ran], demo_home: Path, tmp_path: Path
) -> None:
    said = restore()

    assert said.code == 0
    assert "The record is intact." in said.out
    assert head_of(tmp_path / "new") == head_of(demo_home)
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"tracker.db", "working.key"}


def test_a_key_that_lies_there_already_is_used(backup: Path, demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (demo_home / "working.key").rename(tmp_path / "new" / "working.key")

    said = tracker("restore", backup, "--home", tmp_path / "new")

    assert said.code == 0


def test_a_restore_without_the_key_is_refused_and_says_why(backup: Path, tracker: Tracker, tmp_path: Path) -> None:
    said = tracker("restore", backup, "--home", tmp_path / "new")

    assert said.code == 1
    assert "Without it no text can be read" in said.err
    assert not (tmp_path / "new").exists()


def test_a_key_that_is_not_where_it_was_said_to_be_is_named(restore: Callable[..., Ran], tmp_path: Path) -> None:
    said = restore(key=tmp_path / "lost.key")

    assert said.code == 1
    assert f"There is no such file or folder: {tmp_path / 'lost.key'}" in said.err


def test_the_key_of_another_record_is_refused(restore: Callable[..., Ran], home: Path, tmp_path: Path) -> None:
    said = restore(key=home / "working.key")

    assert said.code == 1
    assert "does not open its texts" in said.err
    assert not (tmp_path / "new").exists()


def flip(backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)


def cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-1])


def lose_the_manifest(backup: Path) -> None:
    backup.with_name("kept.json").unlink()


def lose_the_file(backup: Path) -> None:
    backup.unlink()


def say(backup: Path, **facts: object) -> None:
    path = backup.with_name("kept.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | facts))


def say_more_events(backup: Path) -> None:
    say(backup, size=9_999)


def say_another_root(backup: Path) -> None:
    say(backup, root="00" * 32)


def say_nonsense(backup: Path) -> None:
    say(backup, size="many")


def say_another_format(backup: Path) -> None:
    say(backup, format="tracker-backup/3")


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (flip, "its SHA-256 differs"),
        (cut, "has another length"),
        (lose_the_manifest, "is missing or cannot be read"),
        (lose_the_file, "is missing or cannot be read"),
        (say_more_events, "does not hold what its .json file says"),
        (say_another_root, "does not hold what its .json file says"),
        (say_nonsense, "is missing or cannot be read"),
        (say_another_format, "Another version of the program"),
    ],
)
def test_a_harmed_backup_is_refused_whole(
    harm: Callable[[Path], None], sentence: str, backup: Path, restore: Callable[..., Ran], tmp_path: Path
) -> None:
    harm(backup)

    said = restore()

    assert said.code == 1
    assert sentence in said.err
    assert not (tmp_path / "new").exists()


def test_a_backup_rewritten_with_its_manifest_is_refused_by_its_log(backup: Path, restore: Callable[..., Ran]) -> None:
    connection = sqlite3.connect(backup)
    connection.execute("UPDATE event SET topic = 'coalition.released' WHERE position = 5")
    connection.commit()
    connection.close()
    say(backup, sha256=sha256(backup.read_bytes()).hexdigest(), bytes=backup.stat().st_size)

    said = restore()

    assert said.code == 1
    assert "does not hold what its .json file says" in said.err


def test_a_record_that_is_there_is_never_replaced(restore: Callable[..., Ran], demo_home: Path, home: Path) -> None:
    fewer = restore(home=home)
    parts = bootstrap.connect(read_settings(home=demo_home))
    parts.tracker.release_if_anything_is_new(bootstrap.HOST, parts.reader.today())
    parts.engine.dispose()
    same = restore(home=demo_home)

    assert (fewer.code, same.code) == (1, 1)
    assert "There is a record there already (events: 1)" in fewer.err
    assert "There is a record there already" in same.err
    assert head_of(home)[0] == 1


def test_a_backup_of_fewer_events_than_are_there_says_what_would_be_lost(
    demo_home: Path, home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    tracker("backup", tmp_path / "small", "--home", home)

    said = tracker("restore", tmp_path / "small", "--home", demo_home, "--key", home / "working.key")

    assert said.code == 1
    assert "the backup only 1: restoring would lose what came after it" in said.err


def test_a_home_with_other_files_is_refused(restore: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").write_text("mine")

    said = restore()

    assert said.code == 1
    assert "There is something in" in said.err


@pytest.mark.postgres
def test_a_record_moves_from_sqlite_to_postgresql_and_back(
    backup: Path, demo_home: Path, tracker: Tracker, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = backup.parent, demo_home / "working.key"
    monkeypatch.setenv("TRACKER_DATABASE", empty_postgres_url)
    there = tracker("restore", backup, "--home", folder / "server", "--key", key)
    on_the_server = head_of(folder / "server")
    again = tracker("restore", backup, "--home", folder / "server", "--key", key)
    kept = tracker("backup", folder / "of-server", "--home", folder / "server")
    monkeypatch.delenv("TRACKER_DATABASE")

    back = tracker("restore", folder / "of-server", "--home", folder / "back", "--key", key)

    assert [there.code, again.code, kept.code, back.code] == [0, 1, 0, 0]
    assert on_the_server == head_of(folder / "back") == head_of(demo_home)
