"""A signing key gives way to another, so that strangers can follow; killed in between, it is run again and ends."""

import shutil
from pathlib import Path

import pytest

from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tracker.store.public_log import rotating
from tracker.store.public_log.folder import FolderBroken, LogFolder, RotationsMissing
from tracker.store.public_log.notes import Note, NotSigned, PrivateKey, PublicKey
from tracker.store.public_log.rotating import replace_lost, rotate
from tracker.store.public_log.rotation import Rotation
from tracker.store.public_log.signing import (
    NothingToSign,
    PublishedFileMissing,
    Signer,
    SigningKeyBroken,
    SigningKeyExists,
)
from tracker.verifier import CANNOT_TELL, CHANGED, INTACT, main


@pytest.fixture
def key(tmp_path: Path) -> Path:
    Signer.draw(tmp_path / "signing.key", ORIGIN)
    return tmp_path / "signing.key"


@pytest.fixture
def folder(tmp_path: Path, key: Path) -> LogFolder:
    made = grown(tmp_path / "log", 20)
    Signer.load(key).sign(made)
    return made


def grow(folder: LogFolder, key: Path, size: int) -> None:
    last = folder.to_sign()
    folder.grow(state(size), ENTRIES[last.size if last else 0 : size])
    Signer.load(key).sign(folder)


def believed(folder: LogFolder, key: PublicKey) -> bool:
    try:
        Note.parse(folder.signed() or b"").require([key])
    except NotSigned:
        return False
    return True


def checked(folder: LogFolder, *keys: str, known: Path | None = None) -> int:
    words = [word for one in keys for word in ("--key", one)] + (["--known", str(known)] if known else [])
    return main(["log", str(folder.path), *words])


def test_both_keys_stand_for_the_state_at_which_they_changed_and_the_new_one_for_all_after(
    folder: LogFolder, key: Path
) -> None:
    done = rotate(key, folder)

    assert (believed(folder, done.former), believed(folder, done.new)) == (True, True)
    grow(folder, key, 30)
    assert (believed(folder, done.former), believed(folder, done.new)) == (False, True)
    assert [(term.since, term.until, term.ended_by) for term in folder.terms()] == [(20, None, None), (0, 20, 1)]


def test_a_stranger_with_the_former_key_is_led_to_the_new_one(
    folder: LogFolder, key: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kept").write_bytes(folder.signed() or b"")
    done = rotate(key, folder)
    grow(folder, key, 30)
    statement = str(folder.path / "rotations" / "1")

    assert checked(folder, done.former.text()) == CANNOT_TELL
    assert f"changed its key: see {statement}" in capsys.readouterr().err
    assert main(["rotation", statement, "--key", done.former.text()]) == INTACT
    told = capsys.readouterr().out
    assert told == f"{done.new.text()} from 20\n"
    (tmp_path / "k").write_text(f"{done.former.text()}\n{told}")
    assert checked(folder, str(tmp_path / "k"), known=tmp_path / "kept") == INTACT
    assert checked(folder, str(folder.path / "key"), known=tmp_path / "kept") == INTACT
    assert checked(folder, done.former.text(), done.new.text(), known=tmp_path / "kept") == INTACT


def test_a_former_key_stands_for_nothing_after_its_time(folder: LogFolder, key: Path) -> None:
    former = key.read_bytes()
    rotate(key, folder)
    key.write_bytes(former)  # whoever kept it, or stole it
    key.with_name("signing.key.last").unlink()
    lines = (folder.path / "key").read_text()
    grow(folder, key, 30)
    (folder.path / "key").write_text(lines)

    assert checked(folder, str(folder.path / "key")) == CHANGED


def test_a_later_change_of_keys_is_no_accusation_for_who_knows_the_first_key(
    folder: LogFolder, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = rotate(key, folder), rotate(key, folder)
    later = str(folder.path / "rotations" / "2")

    codes = [main(["rotation", later, "--key", one.text()]) for one in (first.former, second.former)]

    assert codes == [CANNOT_TELL, INTACT]
    grow(folder, key, 30)
    assert checked(folder, second.former.text()) == CANNOT_TELL
    assert f"see {later}" in capsys.readouterr().err


def test_nobody_else_can_say_who_comes_next(key: Path, tmp_path: Path) -> None:
    former, thief = Signer.load(key).public, PrivateKey.draw(ORIGIN)
    said = Rotation(state(20), PublicKey.parse(former), thief.public)
    (tmp_path / "forged").write_text(said.signed(thief).write())

    assert main(["rotation", str(tmp_path / "forged"), "--key", former]) == CHANGED
    with pytest.raises(NotSigned):
        Rotation.parse((tmp_path / "forged").read_bytes())


def test_a_lost_key_is_replaced_from_what_it_signed_last(folder: LogFolder, key: Path) -> None:
    key.unlink()
    key.with_name("signing.key.last").unlink()

    done = replace_lost(key, folder)

    assert done.is_lost
    assert (believed(folder, done.former), believed(folder, done.new)) == (True, True)
    grow(folder, key, 30)
    assert believed(folder, done.new)
    assert main(["rotation", str(folder.path / "rotations" / "1"), "--key", done.former.text()]) == CANNOT_TELL


def test_a_lost_key_is_not_replaced_over_a_log_that_it_did_not_sign(folder: LogFolder, key: Path) -> None:
    key.unlink()
    note = Note.parse(folder.signed() or b"")
    (folder.path / "checkpoint").write_text(Note(state(19).text(), note.signatures).write())

    with pytest.raises(FolderBroken):
        replace_lost(key, folder)

    assert not key.exists()


def test_a_lost_key_is_followed_by_the_next_number_after_those_that_were_published(
    folder: LogFolder, key: Path, tmp_path: Path
) -> None:
    for _ in range(3):
        rotate(key, folder)
    new = grown(tmp_path / "new", 20)
    for name in ("checkpoint", "key"):
        shutil.copy(folder.path / name, new.path / name)

    with pytest.raises(RotationsMissing):
        replace_lost(tmp_path / "new.key", new)
    shutil.copytree(folder.path / "rotations", new.path / "rotations")
    replace_lost(tmp_path / "new.key", new)

    assert [one.is_lost for one in new.rotations()] == [False, False, False, True]
    assert len((new.keys() or b"").splitlines()) == 5


def test_a_key_that_is_not_lost_signs_nothing_that_would_lose_the_history(folder: LogFolder, key: Path) -> None:
    rotate(key, folder)
    before = folder.keys()
    shutil.rmtree(folder.path / "rotations")

    for again in (lambda: rotate(key, folder), lambda: Signer.load(key).sign(folder)):
        with pytest.raises(RotationsMissing):
            again()

    assert folder.keys() == before


@pytest.mark.parametrize("name", ["checkpoint", "key"])
def test_what_is_missing_to_replace_a_lost_key_is_named(folder: LogFolder, tmp_path: Path, name: str) -> None:
    (folder.path / name).unlink()

    with pytest.raises(PublishedFileMissing) as refused:
        replace_lost(tmp_path / "new.key", folder)

    assert refused.value.path == folder.path / name
    assert not (tmp_path / "new.key").exists()


def test_a_key_that_is_there_is_not_lost(folder: LogFolder, key: Path) -> None:
    with pytest.raises(SigningKeyExists):
        replace_lost(key, folder)


def test_a_key_that_others_may_read_gives_way_to_none(folder: LogFolder, key: Path) -> None:
    key.chmod(0o644)

    with pytest.raises(SigningKeyBroken):
        rotate(key, folder)

    assert folder.rotations() == []


def test_a_key_that_signed_nothing_gives_way_to_none(key: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToSign):
        rotate(key, LogFolder(tmp_path / "empty"))


@pytest.mark.parametrize("killed_at", ["draw_key", "put", "_keep_aside", "_name_of_next", "sign"])
def test_a_change_that_was_killed_is_ended_by_running_it_again(
    folder: LogFolder, key: Path, killed_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = PublicKey.parse(Signer.load(key).public)
    with monkeypatch.context() as patched:
        patched.setattr(*_killing(killed_at, folder))
        with pytest.raises(KeyboardInterrupt):
            rotate(key, folder)

    done = rotate(key, folder)

    assert (done.former, folder.key()) == (former, done.new.text())
    assert PublicKey.parse(Signer.load(key).public) == done.new
    grow(folder, key, 30)
    assert checked(folder, str(folder.path / "key")) == INTACT


def _killing(name: str, folder: LogFolder) -> tuple[object, str, object]:
    """Give what ends a change of keys where it comes to a step: the last of them, where it comes there twice."""

    def killed(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    if name != "sign":
        return rotating, name, killed
    usual, calls = folder.sign, list[None]()

    def second_time(note: bytes, public: str) -> None:
        calls.append(None)
        killed() if len(calls) > 1 else usual(note, public)

    return folder, "sign", second_time
