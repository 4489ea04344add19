"""`tracker migrate`, `rebuild` and `verify`."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.conftest import Tracker
from tests.tampering import drop_guards
from tracker import bootstrap
from tracker.cli.upkeep import CANNOT_TELL
from tracker.projections.lists import Lists
from tracker.settings import read_settings
from tracker.store import schema
from tracker.store.engine import make_engine, writing
from tracker.store.rebuilt import times


def change(home: Path, statement: str) -> None:
    """Do what somebody with the database in their hands might do."""
    engine = make_engine(bootstrap.address(read_settings(home=home)))
    with writing(engine) as connection:
        drop_guards(connection)
        connection.execute(text(statement))
    engine.dispose()


def test_an_intact_record_is_said_to_be_so(any_home: Path, tracker: Tracker) -> None:
    said = tracker("verify", "--home", any_home)

    assert said.code == 0
    assert "Events: 1. Root: " in said.out
    assert said.out.endswith("The record is intact.\n")


def test_a_verification_that_nobody_reads_to_the_end_ends_without_a_word(any_home: Path) -> None:
    program = [sys.executable, "-m", "tracker", "verify", "--home", str(any_home)]

    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()  # type: ignore[union-attr]
        said = process.stderr.read()  # type: ignore[union-attr]

    assert said == b""
    assert process.returncode == CANNOT_TELL


def test_a_changed_event_is_found_and_named(demo_home: Path, tracker: Tracker) -> None:
    change(demo_home, "UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 700")

    said = tracker("verify", "--home", demo_home)

    assert said.code == 1
    assert "event 700" in said.err
    assert "THE RECORD IS NOT INTACT, from event" in said.err
    assert "Triggers that keep the log from being changed are gone or switched off: account_log_no_delete" in said.err


def test_a_read_side_that_was_changed_is_found_and_put_right(demo_home: Path, tracker: Tracker) -> None:
    change(demo_home, "UPDATE entry SET audience = 'public'")

    found = tracker("verify", "--home", demo_home)
    rebuilt = tracker("rebuild", "entries", "--home", demo_home)
    after = tracker("verify", "--home", demo_home)
    engine = make_engine(bootstrap.address(read_settings(home=demo_home)))
    noted = times(engine)
    engine.dispose()

    assert found.code == 1
    assert "what the pages read is not what the log says: entries" in found.err
    assert rebuilt.code == 0
    assert after.code == 0
    assert noted == 1  # whoever serves the record forgets what was read of the rows before


def test_a_rewritten_record_is_found_by_a_backup_made_before(
    demo_home: Path, home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    tracker("backup", tmp_path / "kept", "--home", demo_home)

    own = tracker("verify", "--home", demo_home, "--backup", tmp_path / "kept")
    rewritten = tracker("verify", "--home", home, "--backup", tmp_path / "kept")

    assert own.code == 0
    assert rewritten.code == 1
    assert "not what the backup knows" in rewritten.err


def test_where_nothing_can_be_found_out_it_says_so(tracker: Tracker, demo_home: Path, tmp_path: Path) -> None:
    (demo_home / "tracker.db").write_bytes(b"not a database at all" * 1000)

    nothing = tracker("verify", "--home", tmp_path / "nowhere")
    broken = tracker("verify", "--home", demo_home)

    assert (nothing.code, broken.code) == (2, 2)
    assert "cannot be told" in nothing.err
    assert "is no database" in broken.err


def test_without_its_key_a_record_is_verified_but_never_called_intact(home: Path, tracker: Tracker) -> None:
    (home / "working.key").unlink()

    said = tracker("verify", "--home", home)

    assert said.code == 2
    assert "Without the working key" in said.out
    assert "cannot be told" in said.err


def test_everything_is_computed_again_and_counted(any_home: Path, tracker: Tracker) -> None:
    said = tracker("rebuild", "--home", any_home)

    assert said.code == 0
    assert "Events read: 1, in " in said.out


def test_a_part_that_fails_is_named_and_the_others_are_computed(
    any_home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lists, "fold_all", None)

    said = tracker("rebuild", "--home", any_home)

    assert said.code == 1
    assert "Computed again: entries, demands," in said.out
    assert "could not be computed: lists." in said.err


def test_an_unknown_part_is_refused_with_those_that_there_are(home: Path, tracker: Tracker) -> None:
    said = tracker("rebuild", "cards", "--home", home)

    assert said.code == 1
    assert 'no part "cards". There are: entries' in said.err


def test_a_newer_database_is_refused_with_advice(any_home: Path, tracker: Tracker) -> None:
    change(any_home, "UPDATE alembic_version SET version_num = '9999'")

    for command in (["serve"], ["verify"], ["migrate"], ["release"], ["demo"], ["load", "."]):
        said = tracker(*command, "--home", any_home)

        assert said.code in {1, 2}
        assert "Start the newer version." in said.err


def test_an_older_database_is_migrated_when_asked_to(home: Path, tracker: Tracker) -> None:
    engine = make_engine(bootstrap.address(read_settings(home=home)))
    schema.downgrade(engine, "0001")
    engine.dispose()

    refused = tracker("serve", "--home", home)
    migrated = tracker("migrate", "--home", home)
    again = tracker("migrate", "--home", home)
    rebuilt = tracker("rebuild", "--home", home)
    verified = tracker("verify", "--home", home)

    assert refused.code == 1
    assert "tracker migrate" in refused.err
    assert [migrated.code, again.code, rebuilt.code, verified.code] == [0, 0, 0, 0]
    assert "already" in again.out


def test_a_database_that_could_lose_what_was_acknowledged_is_refused(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.engine._switch_to_wal", lambda _: None)
    connection = sqlite3.connect(home / "tracker.db")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()

    said = tracker("serve", "--home", home)

    assert said.code == 1
    assert "A power cut could lose" in said.err


def test_what_a_migration_emptied_is_filled_again_before_it_is_done(demo_home: Path, tracker: Tracker) -> None:
    engine = make_engine(bootstrap.address(read_settings(home=demo_home)))
    schema.downgrade(engine, "0002")
    engine.dispose()

    migrated = tracker("migrate", "--home", demo_home)
    verified = tracker("verify", "--home", demo_home)

    assert [migrated.code, verified.code] == [0, 0]
    assert "The record is intact." in verified.out


def test_an_older_demo_opens_at_once(demo_home: Path) -> None:
    engine = make_engine(bootstrap.address(read_settings(home=demo_home)))
    schema.downgrade(engine, "0002")
    engine.dispose()

    with closing(bootstrap.demo(read_settings(home=demo_home))[0]) as parts, parts.reader.look() as look:
        card = look.card(look.sight(None, None), "KZ")

    assert card.n == 13
