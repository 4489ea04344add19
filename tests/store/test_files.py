"""Files that are whole or not there, and belong to whoever is to read them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.store.files import make_folder, put, put_new

SERVER = 12345
"""The number of a user who owns a home."""


@pytest.mark.parametrize("write", [put, put_new])
def test_what_root_writes_into_the_home_of_the_server_can_be_read_by_the_server(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, SERVER, SERVER)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    write(home / "working.key", b"key")

    made = (home / "working.key").stat()
    assert (made.st_uid, made.st_mode & 0o777) == (home.stat().st_uid, 0o600)


def test_folders_that_root_makes_belong_to_whom_the_folder_above_belongs_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if os.geteuid() == 0:
        os.chown(home, SERVER, SERVER)
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    make_folder(home / "backups" / "of-this-year")

    made = [(home / one).stat() for one in ("backups", "backups/of-this-year")]
    assert [(one.st_uid, one.st_mode & 0o777) for one in made] == [(home.stat().st_uid, 0o700)] * 2


@pytest.mark.parametrize("write", [put, put_new])
def test_a_stick_that_knows_no_owners_takes_the_copy_all_the_same(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    if os.geteuid() == 0:
        os.chown(tmp_path, SERVER, SERVER)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", refused)

    write(tmp_path / "copy.key", b"key")

    assert (tmp_path / "copy.key").read_bytes() == b"key"
