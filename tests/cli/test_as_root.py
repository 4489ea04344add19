"""Root works on the record of the server's user: it is told so, and the server can read all that was made."""

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker, init
from tests.store.test_files import SERVER


@pytest.fixture
def home_of_the_server(tmp_path: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a record that belongs to another user than the one who works on it."""
    home = tmp_path / "home"
    assert init(tracker, home).code == 0
    if os.geteuid() == 0:
        for one in (home, *home.rglob("*")):
            os.chown(one, SERVER, SERVER)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return home


def test_what_root_makes_each_day_can_be_read_by_the_server(home_of_the_server: Path, tracker: Tracker) -> None:
    home = home_of_the_server
    server = home.stat().st_uid
    (home / "sent").mkdir()
    if server == SERVER:
        os.chown(home / "sent", SERVER, SERVER)

    ran = [tracker("daily", "--home", home), tracker("backup", home / "sent", "--home", home)]
    ran.append(tracker("export", home / "sent" / "record.jsonl", "--home", home))

    assert [one.code for one in ran] == [0, 0, 0]
    assert all("runs as root" in one.err and str(home) in one.err for one in ran)
    assert {one.name for one in home.rglob("*") if one.stat().st_uid != server} == set()


def test_whoever_works_on_a_record_of_their_own_is_told_nothing(tmp_path: Path, tracker: Tracker) -> None:
    home = tmp_path / "home"
    init(tracker, home)

    assert "runs as root" not in tracker("backup", tmp_path / "copy", "--home", home).err
