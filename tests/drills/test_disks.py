"""A disk that is full, or that may only be read: a clear sentence, nothing half-written, nothing lost (D4)."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.application.loading import A_FOUNDING
from tests.drills.conftest import ROOT
from tracker import bootstrap
from tracker.cli.app import run
from tracker.register import bundled
from tracker.settings import read_settings
from tracker.store.refusals import StoreUnavailable

SMALL = ROOT / "tests/application/register_reading/small"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Give a record with one release."""
    with closing(bootstrap.found(read_settings(home=tmp_path / "made"), A_FOUNDING)) as parts:
        parts.tracker.release(bootstrap.HOST)
    return tmp_path / "made"


@pytest.fixture
def full_disk(made: Path) -> Iterator[Path]:
    """Give that record, whose file may grow no more: SQLite itself then says what it says of a full disk."""

    def limit(connection: object, _record: object) -> None:
        [pages] = connection.execute("PRAGMA page_count").fetchone()  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(Engine, "connect", limit)
    yield made
    event.remove(Engine, "connect", limit)


def test_a_full_disk_refuses_writes_and_serves_reads(full_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = head_of(full_disk)

    code = run(["load", str(bundled()), "--home", str(full_disk)])

    assert code == 1
    assert "The disk is full, so nothing more can be recorded; what is on record is safe." in capsys.readouterr().err
    assert head_of(full_disk) == before
    with closing(bootstrap.connect(read_settings(home=full_disk))) as parts, parts.reader.look() as look:
        assert look.edition().number == 1


def head_of(home: Path) -> tuple[int, bytes]:
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        head = parts.log.head()
    return head.position, head.root


def on_a_disk(script: str, folder: Path) -> list[str]:
    """Run a script that may mount disks of its own, which nobody else sees and which vanish with it."""
    if subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk, not even a private one")
    folder.mkdir()
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]), "DISK": str(folder)}
    tracker = f'tracker() {{ "{sys.executable}" -m tracker "$@" 2>&1; echo "code $?"; }}\n'
    command = ["unshare", "-m", "sh", "-c", tracker + script]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    return done.stdout.split("code ")


@pytest.mark.drill
def test_a_demo_on_a_disk_that_fills_up_completes_once_there_is_room(tmp_path: Path) -> None:
    script = """
        mount -t tmpfs -o size=7m none "$DISK"
        tracker demo --no-serve --home "$DISK/home"
        tracker backup "$DISK/kept" --home "$DISK/home"
        mount -o remount,size=64m "$DISK"
        tracker demo --no-serve --home "$DISK/home"
        tracker verify --home "$DISK/home"
        ls -A "$DISK"
    """

    filled, no_backup, completed, verified, left = on_a_disk(script, tmp_path / "disk")

    assert "The disk is full" in filled
    assert no_backup.startswith("1\n")
    assert "The disk is full" in no_backup
    assert "rows added" in completed
    assert "The record is intact." in verified
    assert left == "0\nhome\n"


@pytest.mark.drill
def test_a_home_that_may_only_be_read_is_refused_by_every_command(made: Path, tmp_path: Path) -> None:
    script = f"""
        mount -t tmpfs -o size=64m none "$DISK"
        cp -a "{made}" "$DISK/home"
        mount -o remount,ro "$DISK"
        tracker demo --no-serve --home "$DISK/home"
        tracker serve --home "$DISK/home"
        tracker load "{SMALL}" --home "$DISK/home"
        tracker rebuild --home "$DISK/home"
        tracker verify --home "$DISK/home"
    """

    *said, last = on_a_disk(script, tmp_path / "disk")

    assert all("can only be read" in one or "mounted read-only" in one for one in said)
    assert last == "2\n"


def test_a_database_that_may_only_be_read_is_refused(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        os, "access", lambda path, mode: mode != os.W_OK or Path(path) != made
    )  # root may write everywhere

    with pytest.raises(StoreUnavailable):
        bootstrap.connect(read_settings(home=made))
    code = run(["serve", "--home", str(made)])

    assert code == 1
    assert f"can only be read, not written: {made}" in capsys.readouterr().err
