"""The folder of a copy is replaced as a whole or not at all, and nothing that somebody else put there is lost."""

import ctypes
import os
import stat
from contextlib import suppress
from datetime import date
from errno import EINVAL, ENOSPC
from pathlib import Path

import pytest

from tracker.web.static_copy import folder as folders
from tracker.web.static_copy.folder import CopyBeingMade, NotACopy, NothingBeside, replacing
from tracker.web.static_copy.manifest import FILES, WITHDRAWN, Held, Manifest

DAY = date(2026, 11, 22)
LONG_AGO = 1_000_000_000


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Give a folder with a copy in it."""
    write(tmp_path / "site", {"en/index.html": b"one", "en/same.html": b"same"})
    return tmp_path / "site"


def write(site: Path, files: dict[str, bytes], *, origin: str = "test/log", sample: bool = False) -> None:
    """Put a copy into a folder, with what it says of itself."""
    held = {path: Held.of(content) for path, content in files.items()}
    said = Manifest(origin, sample, 1, DAY, DAY, [], names_agreed=False, files=held)
    with replacing(site, origin, sample=sample) as made:
        for path, content in (files | {FILES: said.written(), WITHDRAWN: b"{}"}).items():
            made.put(path, content)
        made.take_over()


def found(site: Path) -> dict[str, bytes]:
    return {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}


def test_a_copy_takes_the_place_of_an_earlier_one_and_leaves_nothing_beside(site: Path) -> None:
    write(site, {"en/index.html": b"two", "ru/index.html": b"new"})

    assert {path: held for path, held in found(site).items() if path.endswith(".html")} == {
        "en/index.html": b"two",
        "ru/index.html": b"new",
    }
    assert [*site.parent.iterdir()] == [site]


def test_a_file_that_did_not_change_keeps_its_time(site: Path) -> None:
    for name in ("en/same.html", "en/index.html"):
        os.utime(site / name, (LONG_AGO, LONG_AGO))

    write(site, {"en/index.html": b"two", "en/same.html": b"same"})

    assert (site / "en/same.html").stat().st_mtime == LONG_AGO
    assert (site / "en/index.html").stat().st_mtime > LONG_AGO


def test_anybody_may_read_a_copy_whatever_the_mask(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        write(tmp_path / "site", {"en/countries/index.html": b"one"})
    finally:
        os.umask(mask)

    modes = {stat.S_IMODE(one.stat().st_mode) for one in [tmp_path / "site", *(tmp_path / "site").rglob("*")]}
    assert modes == {0o755, 0o644}


@pytest.mark.parametrize("name", ["notes.txt", ".git/config", "en/added.html"])
def test_a_folder_with_something_of_somebody_else_is_refused_and_stays(site: Path, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("mine")
    before = found(site)

    with pytest.raises(NotACopy) as refused:
        write(site, {"en/index.html": b"two"})

    assert refused.value.path == site / name
    assert found(site) == before


def test_a_folder_that_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/one.jpg").write_bytes(b"mine")
    (tmp_path / "file").write_text("mine")

    for place in (tmp_path / "photos", tmp_path / "file"):
        with pytest.raises(NotACopy):
            write(place, {"en/index.html": b"two"})
    assert (tmp_path / "photos/one.jpg").read_bytes() == b"mine"


@pytest.mark.parametrize(("origin", "sample"), [("other/log", False), ("test/log", True)])
def test_the_copy_of_another_record_is_refused(site: Path, origin: str, sample: bool) -> None:  # noqa: FBT001 - one of two
    with pytest.raises(NotACopy):
        write(site, {"en/index.html": b"two"}, origin=origin, sample=sample)

    assert (site / "en/index.html").read_bytes() == b"one"


def test_a_disk_that_is_full_leaves_the_earlier_copy(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(site)

    monkeypatch.setattr(Path, "write_bytes", _no_room)
    with pytest.raises(OSError, match="full"):
        write(site, {"en/index.html": b"two"})

    assert found(site) == before
    assert [*site.parent.iterdir()] == [site]


def test_what_a_killed_run_left_is_swept_by_the_next(site: Path) -> None:
    (site.parent / ".site.being-made/en").mkdir(parents=True)
    (site.parent / ".site.being-made/en/half.html").write_bytes(b"half")

    write(site, {"en/index.html": b"two"})

    assert [*site.parent.iterdir()] == [site]
    assert "en/half.html" not in found(site)


def test_two_copies_are_not_made_in_one_place_at_once(site: Path) -> None:
    with replacing(site, "test/log", sample=False), pytest.raises(CopyBeingMade):
        write(site, {"en/index.html": b"two"})

    assert (site / "en/index.html").read_bytes() == b"one"


def test_a_disk_of_its_own_is_refused() -> None:
    with pytest.raises(NothingBeside), replacing(Path("/proc"), "test/log", sample=False):
        pass


@pytest.fixture
def old_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk exchange no folders and know no links, as those of USB sticks."""

    class Libc:
        def __init__(self, *_: object, **__: object) -> None:
            pass

    def link(*_: object) -> None:
        raise OSError(EINVAL, "no links")

    monkeypatch.setattr(ctypes, "CDLL", Libc)
    monkeypatch.setattr(os, "link", link)


@pytest.mark.usefixtures("old_disk")
def test_a_disk_that_cannot_exchange_folders_is_served_by_two_renames(site: Path) -> None:
    os.utime(site / "en/same.html", (LONG_AGO, LONG_AGO))

    write(site, {"en/index.html": b"two", "en/same.html": b"same"})

    assert (site / "en/index.html").read_bytes() == b"two"
    assert (site / "en/same.html").stat().st_mtime == LONG_AGO
    assert [*site.parent.iterdir()] == [site]


@pytest.mark.usefixtures("old_disk")
def test_who_is_killed_between_two_renames_finds_the_earlier_copy_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed, suppress(KeyboardInterrupt):
        killed.setattr(folders, "_rename_twice", _killed_in_between)
        write(site, {"en/index.html": b"two"})
    assert not site.exists()

    with suppress(KeyboardInterrupt), replacing(site, "test/log", sample=False):
        raise KeyboardInterrupt

    assert (site / "en/index.html").read_bytes() == b"one"


def _killed_in_between(_new: Path, old: Path) -> None:
    old.rename(old.with_name(f".{old.name}.before"))
    raise KeyboardInterrupt


def _no_room(path: Path, _content: bytes) -> int:
    raise OSError(ENOSPC, "full", str(path))
