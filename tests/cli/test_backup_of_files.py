"""Backups carry the files of a record: what comes back is whole; what is damaged or missing is refused and named."""

import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tracker
from tracker import bootstrap
from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.bootstrap import Parts
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.settings import read_settings
from tracker.store.values import By

AIGUL = Who("a-aigul", countries=frozenset({Code("KZ")}))
CONTENTS = (b"%PDF-1.7\n1\n%%EOF\n", b"A statement of a witness\n")


def keep(parts: Parts, content: bytes) -> None:
    given = Evidence(attached=Attached(country="KZ"), kind=EvidenceKind.DOCUMENT)
    with parts.files.take_in() as incoming:
        incoming.add(content)
        incoming.end()
        parts.workspace.register_evidence(AIGUL, By(AIGUL.account, "web"), given, incoming)


@pytest.fixture
def home(demo_home: Path) -> Path:
    """Give the sample record with two files."""
    parts = bootstrap.connect(read_settings(home=demo_home))
    for content in CONTENTS:
        keep(parts, content)
    parts.close()
    return demo_home


@pytest.fixture
def backup(home: Path, tracker: Tracker, tmp_path: Path) -> Path:
    assert tracker("backup", tmp_path / "kept", "--home", home).code == 0
    return tmp_path / "kept"


@pytest.fixture
def restore(tracker: Tracker, backup: Path, home: Path, tmp_path: Path) -> Callable[[], Ran]:
    return lambda: tracker("restore", backup, "--home", tmp_path / "new", "--key", home / "working.key")


def files_in(home: Path) -> list[Path]:
    return sorted(path for path in (home / "files").iterdir() if path.name != ".lock")


def test_the_files_come_back_sealed_as_they_were(restore: Callable[[], Ran], home: Path, tmp_path: Path) -> None:
    said = restore()

    new, old = files_in(tmp_path / "new"), files_in(home)
    assert said.code == 0, said.err
    assert [(one.name, one.read_bytes()) for one in new] == [(one.name, one.read_bytes()) for one in old]
    assert len(new) == len(CONTENTS)


def test_the_archive_shows_nothing_of_what_is_in_it(backup: Path) -> None:
    archive = backup.with_name("kept.files")

    content = archive.read_bytes()
    with tarfile.open(archive) as opened:
        assert {(one.uid, one.uname) for one in opened} == {(0, "")}
    assert [one for one in (b"witness", b"%PDF") if one in content] == []
    assert archive.stat().st_mode & 0o077 == 0


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2_000] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [flip, Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-1])])
def test_a_backup_whose_files_are_harmed_is_refused(
    harm: Callable[[Path], object], restore: Callable[[], Ran], backup: Path, tmp_path: Path
) -> None:
    harm(backup.with_name("kept.files"))

    said = restore()

    assert said.code == 1
    assert "kept.files" in said.err
    assert not list((tmp_path / "new").glob("*.db"))


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(bytes(100)), Path.unlink])
def test_a_record_whose_file_is_damaged_or_missing_gives_no_backup_and_verify_says_which(
    harm: Callable[[Path], object], home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    for path in files_in(home):
        harm(path)

    backed_up, verified = tracker("backup", tmp_path / "kept", "--home", home), tracker("verify", "--home", home)

    assert (backed_up.code, verified.code) == (1, 1)
    assert verified.err.count("the file that this event speaks of is") == len(CONTENTS)
    assert list(tmp_path.glob("kept*")) == []


def test_a_record_without_files_has_no_archive(demo_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    assert tracker("backup", tmp_path / "kept", "--home", demo_home).code == 0

    assert {path.name for path in tmp_path.glob("kept*")} == {"kept", "kept.json"}


def test_what_was_left_half_made_is_swept_when_the_pages_are_served(home: Path) -> None:
    parts = bootstrap.connect(read_settings(home=home))
    before = files_in(home)
    (home / "files" / f"{'0' * 32}.half").write_bytes(b"half")
    (home / "files" / ("0" * 64)).write_bytes(b"kept, and its event was never recorded")

    swept = bootstrap.sweep(parts)

    parts.close()
    assert swept == 2
    assert files_in(home) == before
