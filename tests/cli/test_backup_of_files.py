"""Backups carry the files of a record: what comes back is whole; what is damaged or missing is refused and named."""

import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Tracker
from tracker import bootstrap
from tracker.application import erased_refs
from tracker.application.manifest import Places
from tracker.application.packing import Packed, unpack
from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.bootstrap import Parts
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.settings import read_settings
from tracker.store.age_file import RecoveryKey, decrypted, encrypt
from tracker.store.files import digest
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
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
    opened = ("--recovery-key", home / "recovery.key")
    return lambda: tracker("restore", backup, "--home", tmp_path / "new", *opened)


def files_in(home: Path) -> list[Path]:
    return sorted(path for path in (home / "files").iterdir() if path.name != ".lock")


def test_the_files_come_back_sealed_as_they_were(restore: Callable[[], Ran], home: Path, tmp_path: Path) -> None:
    said = restore()

    new, old = files_in(tmp_path / "new"), files_in(home)
    assert said.code == 0, said.err
    assert [(one.name, one.read_bytes()) for one in new] == [(one.name, one.read_bytes()) for one in old]
    assert len(new) == len(CONTENTS)


def test_the_archive_can_be_listed_by_whoever_has_the_recovery_key(backup: Path, home: Path) -> None:
    key = RecoveryKey.parse((home / "recovery.key").read_text())

    with decrypted(Places(backup).private, key) as archive, tarfile.open(fileobj=archive, mode="r|") as opened:
        listed = {one.name: (one.uid, one.uname, one.mode) for one in opened}

    names = {"private.db", "working.key", "recipients", *(f"files/{path.name}" for path in files_in(home))}
    assert listed == dict.fromkeys(names, (0, "", 0o600))


def test_a_backup_in_which_a_file_is_another_is_refused(
    restore: Callable[[], Ran], backup: Path, home: Path, tmp_path: Path
) -> None:
    places, folder = Places(backup), tmp_path / "clear"
    folder.mkdir()
    with decrypted(places.private, RecoveryKey.parse((home / "recovery.key").read_text())) as archive:
        unpack(archive, folder)
    one, other = sorted((folder / "files").iterdir())
    other.write_bytes(one.read_bytes())
    with places.private.open("wb") as target:
        named = (home / "recipients").read_bytes()
        key = WorkingKey.load(home / "working.key")
        encrypt(Packed(folder / "private.db", HeldFiles(folder / "files", key), named), target, named.decode().split())
    facts = {"private_bytes": places.private.stat().st_size, "private_sha256": digest(places.private)}
    places.manifest.write_text(json.dumps(json.loads(places.manifest.read_text()) | facts))

    said = restore()

    assert said.code == 1
    assert "files of the record are missing from" in said.err
    assert not (tmp_path / "new").exists()


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


def test_a_file_that_was_erased_since_does_not_come_back(
    restore: Callable[[], Ran], backup: Path, home: Path, tmp_path: Path
) -> None:
    gone, kept = files_in(home)
    erased_refs.note(backup.parent, [], [gone.name])

    said = restore()

    assert said.code == 0, said.err
    assert "were erased again: 1" in said.out
    assert [path.name for path in files_in(tmp_path / "new")] == [kept.name]


def test_what_was_left_half_made_is_swept_when_the_pages_are_served(home: Path) -> None:
    parts = bootstrap.connect(read_settings(home=home))
    before = files_in(home)
    (home / "files" / f"{'0' * 32}.half").write_bytes(b"half")
    (home / "files" / ("0" * 64)).write_bytes(b"kept, and its event was never recorded")

    swept = bootstrap.sweep(parts)

    parts.close()
    assert swept == 2
    assert files_in(home) == before
