"""Who holds the signing key signs only what grew out of what was signed last."""

from pathlib import Path

import pytest

from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.notes import Note, PublicKey
from tracker.store.public_log.signing import (
    NotConsistent,
    NothingToSign,
    Signer,
    SigningKeyBroken,
    SigningKeyExists,
    SigningKeyMissing,
)
from tracker.store.tree import Frontier, leaf_hash


@pytest.fixture
def signer(tmp_path: Path) -> Signer:
    return Signer.draw(tmp_path / "signing.key", ORIGIN)


def published(folder: LogFolder, signer: Signer) -> Checkpoint:
    note = Note.parse(folder.signed() or b"")
    note.require([PublicKey.parse(signer.public)])
    return Checkpoint.parse(note.text)


def test_what_is_signed_is_the_state_of_the_tiles(tmp_path: Path, signer: Signer) -> None:
    folder = grown(tmp_path / "log", 20)

    signer.sign(folder)

    assert published(folder, signer) == state(20)


def test_growth_is_signed_day_after_day_and_nothing_new_again(tmp_path: Path, signer: Signer) -> None:
    folder = grown(tmp_path / "log", 20)

    for size in (20, 300, 300, 301):
        if size > 20:
            last = folder.to_sign()
            folder.grow(state(size), ENTRIES[last.size if last else 0 : size])
        signer.sign(folder)

    assert published(folder, signer) == state(301)


def test_a_key_that_is_read_again_remembers_what_it_signed(tmp_path: Path, signer: Signer) -> None:
    signer.sign(grown(tmp_path / "log", 20))

    again = Signer.load(tmp_path / "signing.key")

    assert again.last() == state(20)
    assert again.public == signer.public


def test_a_log_that_was_rewritten_is_not_signed(tmp_path: Path, signer: Signer) -> None:
    signer.sign(grown(tmp_path / "log", 20))
    other = [*ENTRIES[1:21], *ENTRIES[21:30]]
    tree = Frontier()
    tree.extend(map(leaf_hash, other))
    rewritten = LogFolder(tmp_path / "other")
    rewritten.grow(Checkpoint(ORIGIN, len(other), tree.root()), other)

    with pytest.raises(NotConsistent):
        signer.sign(rewritten)

    assert rewritten.signed() is None
    assert signer.last() == state(20)


def test_a_log_that_was_cut_short_is_not_signed(tmp_path: Path, signer: Signer) -> None:
    signer.sign(grown(tmp_path / "log", 20))

    with pytest.raises(NotConsistent):
        signer.sign(grown(tmp_path / "older", 19))


def test_a_log_of_another_name_is_not_signed(tmp_path: Path) -> None:
    signer = Signer.draw(tmp_path / "signing.key", "another.example.org")

    with pytest.raises(FolderBroken):
        signer.sign(grown(tmp_path / "log", 20))


def test_what_the_tiles_do_not_bear_out_is_not_signed(tmp_path: Path, signer: Signer) -> None:
    folder = grown(tmp_path / "log", 20)
    (folder.path / "to-sign").write_text(Checkpoint(ORIGIN, 20, state(19).root).text())

    with pytest.raises(FolderBroken):
        signer.sign(folder)

    assert folder.signed() is None


def test_an_empty_folder_has_nothing_to_sign(tmp_path: Path, signer: Signer) -> None:
    with pytest.raises(NothingToSign):
        signer.sign(LogFolder(tmp_path))


def test_a_changed_memory_stops_the_signing(tmp_path: Path, signer: Signer) -> None:
    signer.sign(grown(tmp_path / "log", 20))
    memory = tmp_path / "signing.key.last"
    memory.write_bytes(memory.read_bytes().replace(b"20", b"19"))

    with pytest.raises(SigningKeyBroken):
        signer.last()


def test_a_signing_key_is_never_replaced(tmp_path: Path, signer: Signer) -> None:
    with pytest.raises(SigningKeyExists):
        Signer.draw(tmp_path / "signing.key", ORIGIN)

    assert Signer.load(tmp_path / "signing.key").public == signer.public
    assert sorted(path.name for path in tmp_path.iterdir()) == ["signing.key"]


@pytest.mark.parametrize("content", [b"", b"nothing", b"PRIVATE+KEY+a+00000000+AAAA", b"\xff"])
def test_a_file_that_is_no_signing_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "signing.key"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(SigningKeyBroken):
        Signer.load(path)


@pytest.mark.usefixtures("signer")
def test_a_signing_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "signing.key").chmod(0o640)

    with pytest.raises(SigningKeyBroken):
        Signer.load(tmp_path / "signing.key")


def test_a_missing_signing_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SigningKeyMissing):
        Signer.load(tmp_path / "signing.key")
