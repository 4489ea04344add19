"""`tracker restore`: what comes back is what was there, or nothing does, and the reason is told."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tracker, head_of
from tests.opening import log_of, wrap
from tracker.application.manifest import Places


@pytest.fixture
def restore(tracker: Tracker, backup: Path, demo_home: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Give what restores that backup, with its recovery key."""

    def restored(home: Path = tmp_path / "new", key: Path = demo_home / "recovery.key", named: Path = backup) -> Ran:
        return tracker("restore", named, "--home", home, "--recovery-key", key)

    return restored


def test_a_restored_record_is_the_one_that_was_backed_up(
    restore: Callable[..., Ran], backup: Path, demo_home: Path, tmp_path: Path
) -> None:
    said = restore(named=Places(backup).private)

    assert said.code == 0
    assert "The record is intact." in said.out
    assert head_of(tmp_path / "new") == head_of(demo_home)
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"tracker.db", "working.key", "recipients"}
    assert (tmp_path / "new" / "working.key").read_bytes() == (demo_home / "working.key").read_bytes()


def test_another_recovery_key_does_not_open_a_backup(restore: Callable[..., Ran], home: Path, tmp_path: Path) -> None:
    said = restore(key=home / "recovery.key")

    assert said.code == 1
    assert "This recovery key does not open the backup" in said.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "sentence"), [("lost.key", "There is no such file"), ("home/working.key", "AGE-SECRET")]
)
def test_what_is_no_recovery_key_is_named(
    name: str, sentence: str, restore: Callable[..., Ran], home: Path, tmp_path: Path
) -> None:
    said = restore(key=tmp_path / name)

    assert home == tmp_path / "home"
    assert said.code == 1
    assert sentence in said.err
    assert str(tmp_path / name) in said.err


def test_the_working_key_of_another_record_is_refused(
    tracker: Tracker, backup: Path, demo_home: Path, home: Path, tmp_path: Path
) -> None:
    opened = ("--recovery-key", demo_home / "recovery.key", "--key", home / "working.key")

    said = tracker("restore", backup, "--home", tmp_path / "new", *opened)

    assert said.code == 1
    assert "does not open its texts" in said.err
    assert not (tmp_path / "new").exists()


def test_a_backup_without_the_working_key_asks_for_it(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    (home / "working.key").rename(tmp_path / "copy.key")
    made = tracker("backup", tmp_path / "kept", "--home", home)
    wanted = ("restore", tmp_path / "kept", "--home", tmp_path / "new", "--recovery-key", home / "recovery.key")

    without, with_it = tracker(*wanted), tracker(*wanted, "--key", tmp_path / "copy.key", "--no-signature")

    assert "The working key is not in it" in made.err
    assert (without.code, with_it.code) == (1, 0), with_it.err
    assert "Without it no text can be read" in without.err


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def say(places: Places, **facts: object) -> None:
    places.manifest.write_text(json.dumps(json.loads(places.manifest.read_text()) | facts))


def let_go(places: Places) -> None:
    places.private.unlink()
    say(places, made_at="2026-01-01T00:00:00+00:00")


HARMS: dict[str, tuple[Callable[[Places], object], str]] = {
    "log flipped": (lambda it: flip(it.log), "kept.log.age is not the file that was made (its SHA-256 differs)"),
    "rest flipped": (lambda it: flip(it.private), "kept.private.age is not the file that was made (its SHA-256"),
    "log cut": (lambda it: cut(it.log), "kept.log.age has another length"),
    "rest cut": (lambda it: cut(it.private), "kept.private.age has another length"),
    "no manifest": (lambda it: it.manifest.unlink(), "kept.json is missing or cannot be read"),
    "no log": (lambda it: it.log.unlink(), "kept.log.age is missing or cannot be read"),
    "no rest": (lambda it: it.private.unlink(), "kept.private.age. It is not thirty days old"),
    "rest let go": (let_go, "Only the log of this backup is left"),
    "no moment": (lambda it: say(it, made_at="lately"), "is missing or cannot be read"),
    "nothing": (lambda it: shutil.rmtree(it.stem.parent), "There is no backup"),
    "more events": (lambda it: say(it, size=9_999), "does not hold what its .json file says"),
    "many events": (lambda it: say(it, size="many"), "is missing or cannot be read"),
    "short root": (lambda it: say(it, root="00"), "is missing or cannot be read"),
    "no checkpoint": (lambda it: say(it, checkpoint="nothing"), "is missing or cannot be read"),
    "other format": (lambda it: say(it, format="tracker-backup/2"), "Another version of the program"),
}


@pytest.mark.parametrize(("harm", "sentence"), HARMS.values(), ids=HARMS)
def test_a_harmed_backup_is_refused_whole(
    harm: Callable[[Places], object], sentence: str, backup: Path, restore: Callable[..., Ran], tmp_path: Path
) -> None:
    harm(Places(backup))

    said = restore()

    assert said.code == 1
    assert sentence in said.err
    assert not (tmp_path / "new").exists()


def replace_the_log(backup: Path, home: Path, statements: str) -> None:
    """Rewrite the log of a backup as whoever has its recovery key can, with its manifest."""
    places = Places(backup)
    with log_of(places, home / "recovery.key") as log:
        with closing(sqlite3.connect(log)) as connection:
            connection.executescript(statements)
        places.log.unlink()
        wrap(log, places.log, home / "recipients")
    say(places, log_sha256=sha256(places.log.read_bytes()).hexdigest(), log_bytes=places.log.stat().st_size)


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        ("UPDATE event SET topic = 'coalition.released' WHERE position = 5", "does not hold what its .json file says"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer version of the program"),
        ("DROP TABLE alembic_version", "does not open as a part of a backup"),
    ],
)
def test_a_backup_rewritten_with_its_manifest_is_refused_by_what_is_in_it(
    statements: str, sentence: str, backup: Path, demo_home: Path, restore: Callable[..., Ran]
) -> None:
    replace_the_log(backup, demo_home, statements)

    said = restore()

    assert said.code == 1
    assert sentence in said.err


def test_a_record_that_is_there_is_never_replaced(restore: Callable[..., Ran], demo_home: Path, home: Path) -> None:
    fewer, same = restore(home=home), restore(home=demo_home)

    assert (fewer.code, same.code) == (1, 1)
    assert "There is a record there already (events: 1)" in fewer.err
    assert "There is a record there already" in same.err
    assert head_of(home)[0] == 1


def test_a_backup_of_fewer_events_than_are_there_says_what_would_be_lost(
    demo_home: Path, home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    tracker("backup", tmp_path / "small", "--home", home)

    said = tracker("restore", tmp_path / "small", "--home", demo_home, "--recovery-key", home / "recovery.key")

    assert said.code == 1
    assert "the backup only 1: restoring would lose what came after it" in said.err


def test_a_home_with_other_files_is_refused(restore: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").write_text("mine")

    said = restore()

    assert said.code == 1
    assert "There is something in" in said.err


@pytest.mark.postgres
def test_a_record_moves_from_sqlite_to_postgresql_and_back_by_its_backups(
    backup: Path, demo_home: Path, tracker: Tracker, empty_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = backup.parent, demo_home / "recovery.key"
    monkeypatch.setenv("TRACKER_DATABASE", empty_postgres_url)
    there = tracker("restore", backup, "--home", folder / "server", "--recovery-key", key)
    on_the_server = head_of(folder / "server")
    again = tracker("restore", backup, "--home", folder / "server", "--recovery-key", key)
    kept = tracker("backup", folder / "of-server", "--home", folder / "server")
    monkeypatch.delenv("TRACKER_DATABASE")

    back = tracker("restore", folder / "of-server", "--home", folder / "back", "--recovery-key", key)

    assert [there.code, again.code, kept.code, back.code] == [0, 1, 0, 0]
    assert on_the_server == head_of(folder / "back") == head_of(demo_home)
