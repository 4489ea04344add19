"""The folder of files: whole or not there, under names that say nothing, the same content once."""

import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from tracker.store.held_files import HeldFiles, TooLarge
from tracker.store.keys import WorkingKey
from tracker.store.refusals import FileDamaged, FileMissing, Locked

KEY = WorkingKey(1, bytes(range(32)))
MOST = 200_000
DECISION = b"The decision of a court. " * 6_000


@pytest.fixture
def files(tmp_path: Path) -> HeldFiles:
    return HeldFiles(tmp_path / "files", KEY, MOST)


def kept(files: HeldFiles, content: bytes = DECISION) -> str:
    with files.take_in() as incoming:
        incoming.add(content)
        incoming.end()
        files.keep(incoming)
        return incoming.sha256


def lying(files: HeldFiles) -> list[Path]:
    return [path for path in files.folder.iterdir() if path.name != ".lock"]


def test_a_file_is_found_by_its_content_and_its_name_says_nothing_of_it(files: HeldFiles) -> None:
    content = kept(files)

    with files.read(content) as file:
        assert b"".join(file.pieces()) == DECISION
    [path] = lying(files)
    assert content == sha256(DECISION).hexdigest()
    assert content not in path.name
    assert b"court" not in path.read_bytes()
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, files.folder)] == [0o600, 0o700]


def test_the_same_content_is_one_file(files: HeldFiles) -> None:
    kept(files)

    kept(files)

    assert len(lying(files)) == 1
    assert files.check(kept(files)) == len(DECISION)


def test_a_file_that_is_too_large_leaves_nothing(files: HeldFiles) -> None:
    with files.take_in() as incoming:
        incoming.add(bytes(MOST))
        with pytest.raises(TooLarge):
            incoming.add(b"!")

    assert lying(files) == []


def test_a_file_that_was_not_kept_leaves_nothing(files: HeldFiles) -> None:
    with suppress(ConnectionError), files.take_in() as incoming:
        incoming.add(DECISION)
        raise ConnectionError

    assert lying(files) == []


def test_what_no_event_speaks_of_is_swept_but_not_while_a_file_comes_in(files: HeldFiles) -> None:
    known, orphan = kept(files), kept(files, b"An orphan")
    (files.folder / f"{'0' * 32}.half").write_bytes(b"half")

    with files.take_in():
        assert files.sweep(lambda: {known}) == 0
    swept = files.sweep(lambda: {known})

    assert swept == 2
    assert files.names() == [files.name_of(known)]
    with pytest.raises(FileMissing):
        files.check(orphan)


def test_a_file_in_the_place_of_another_is_refused(files: HeldFiles) -> None:
    one, other = kept(files), kept(files, b"Another decision")
    (files.folder / files.name_of(one)).write_bytes((files.folder / files.name_of(other)).read_bytes())

    with pytest.raises(FileDamaged):
        files.check(one)


def test_content_that_comes_again_heals_a_damaged_file(files: HeldFiles) -> None:
    content = kept(files)
    path = files.folder / files.name_of(content)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(FileDamaged):
        files.check(content)

    kept(files)

    assert files.check(content) == len(DECISION)


def test_without_the_key_nothing_is_taken_in_found_or_swept(files: HeldFiles) -> None:
    content = kept(files)
    locked = HeldFiles(files.folder, None)

    for refused in (lambda: locked.check(content), lambda: locked.take_in().__enter__()):
        with pytest.raises(Locked):
            refused()
    assert locked.sweep(set) == 0
    assert len(lying(files)) == 1
