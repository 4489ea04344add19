"""A log that lost entries goes on under another name, and only with a statement that joins the two."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tracker import verifier
from tracker.store.public_log import losing
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.losing import Discontinuity, LossNotAccepted, sign
from tracker.store.public_log.notes import NotANote, Note, PublicKey
from tracker.store.public_log.signing import NotConsistent, NothingToSign, Signer, load_key

NEXT = f"{ORIGIN}-2"
HELD = replace(state(20), origin=NEXT)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """Give a key that signed thirty entries, which are lost in part."""
    signer = Signer.draw(tmp_path / "signing.key", ORIGIN)
    signer.sign(grown(tmp_path / "before", 30))
    return tmp_path / "signing.key"


@pytest.fixture
def folder(tmp_path: Path) -> LogFolder:
    """Give what is published of the log that goes on, with a statement that waits; it knows of less than was signed."""
    folder = LogFolder(tmp_path / "after")
    folder.begin_after_loss(Discontinuity(state(25), HELD).text())
    folder.grow(replace(state(21), origin=NEXT), ENTRIES[:21])
    return folder


def told(folder: LogFolder) -> Discontinuity:
    return Discontinuity.parse(Note.parse(folder.loss() or b"").text)


def test_the_statement_says_what_was_signed_last_by_whoever_signed_it(key: Path, folder: LogFolder) -> None:
    former = load_key(key).public

    sign(key, folder, accept_loss=True)

    assert told(folder) == Discontinuity(state(30), HELD)
    assert folder.checkpoint() == replace(state(21), origin=NEXT)
    assert folder.loss_to_sign() is None
    Note.parse(folder.loss() or b"").require([former])
    assert load_key(key).public == PublicKey(NEXT, former.raw)


def test_a_loss_that_whoever_signs_did_not_accept_is_not_signed(key: Path, folder: LogFolder) -> None:
    with pytest.raises(LossNotAccepted) as refused:
        sign(key, folder, accept_loss=False)

    assert (refused.value.published, refused.value.held) == (25, 20)
    assert folder.loss() is folder.signed() is None


def test_the_log_grows_on_under_its_new_name_and_no_other(key: Path, folder: LogFolder, tmp_path: Path) -> None:
    sign(key, folder, accept_loss=True)

    folder.grow(replace(state(40), origin=NEXT), ENTRIES[21:40])
    sign(key, folder, accept_loss=True)

    assert folder.checkpoint() == replace(state(40), origin=NEXT)
    with pytest.raises(FolderBroken):
        sign(key, LogFolder(tmp_path / "before"), accept_loss=True)


def test_what_did_not_grow_out_of_what_was_kept_is_not_signed(key: Path, tmp_path: Path) -> None:
    folder, other = LogFolder(tmp_path / "after"), replace(HELD, root=bytes(32))
    folder.begin_after_loss(Discontinuity(state(25), other).text())
    folder.grow(replace(state(21), origin=NEXT), ENTRIES[:21])

    with pytest.raises(NotConsistent):
        sign(key, folder, accept_loss=True)

    assert folder.loss() is folder.signed() is None


@pytest.mark.parametrize("step", ["tell_loss", "put", "loss_was_told"])
def test_killed_at_any_step_it_ends_what_was_begun(
    step: str, key: Path, folder: LogFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(losing if step == "put" else LogFolder, step, dies)
        with pytest.raises(KeyboardInterrupt):
            sign(key, folder, accept_loss=True)

    sign(key, folder, accept_loss=True)

    assert told(folder) == Discontinuity(state(30), HELD)
    assert folder.checkpoint() == replace(state(21), origin=NEXT)


def test_killed_between_its_memory_and_its_name_it_ends_what_was_begun(key: Path, folder: LogFolder) -> None:
    written = key.read_bytes()
    sign(key, folder, accept_loss=True)
    key.write_bytes(written)
    folder.begin_after_loss(Discontinuity(state(25), HELD).text())

    sign(key, folder, accept_loss=True)

    assert load_key(key).name == NEXT
    assert told(folder) == Discontinuity(state(30), HELD)


def test_the_key_of_another_log_tells_nothing(folder: LogFolder, tmp_path: Path) -> None:
    Signer.draw(tmp_path / "other.key", "other.example.org/log")

    with pytest.raises(FolderBroken):
        sign(tmp_path / "other.key", folder, accept_loss=True)

    assert folder.loss() is None


def test_before_anything_is_published_nothing_is_told(key: Path, tmp_path: Path) -> None:
    folder = LogFolder(tmp_path / "empty")
    folder.begin_after_loss(Discontinuity(state(25), HELD).text())

    with pytest.raises(NothingToSign):
        sign(key, folder, accept_loss=True)


@pytest.mark.parametrize("text", ["", "tracker-log-loss/1\n", Discontinuity(state(1), HELD).text() + "more\n"])
def test_what_says_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotANote):
        Discontinuity.parse(text)


def test_a_stranger_believes_only_the_key_that_they_know(key: Path, folder: LogFolder, tmp_path: Path) -> None:
    former = load_key(key).public
    sign(key, folder, accept_loss=True)
    other = Signer.draw(tmp_path / "other.key", ORIGIN).public
    changed = tmp_path / "changed"
    changed.write_bytes((folder.loss() or b"").replace(b"size 30", b"size 31"))
    path = str(folder.path / "loss")

    codes = [
        verifier.main(["loss", path, "--key", former.text()]),
        verifier.main(["loss", path, "--key", other]),
        verifier.main(["loss", str(changed), "--key", former.text()]),
        verifier.main(["loss", str(folder.path / "checkpoint"), "--key", former.text()]),
    ]

    assert codes == [verifier.INTACT, verifier.CANNOT_TELL, verifier.CHANGED, verifier.CANNOT_TELL]


def test_an_older_checkpoint_of_the_former_name_points_to_the_loss_and_accuses_nobody(
    key: Path, folder: LogFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    former, older = load_key(key).public.text(), tmp_path / "before" / "checkpoint"
    sign(key, folder, accept_loss=True)
    log, loss = str(folder.path), str(folder.path / "loss")

    alone = verifier.main(["log", log, "--key", former, "--known", str(older)])
    believed = verifier.main(["loss", loss, "--key", former])
    told = capsys.readouterr()
    new = told.out.split("from then on: ")[1].split()[0]
    both = verifier.main(["log", log, "--key", former, "--key", new, "--known", str(older)])

    assert (alone, believed, both) == (verifier.CANNOT_TELL, verifier.INTACT, verifier.CANNOT_TELL)
    assert f"see {loss}" in told.err
    assert f"see {loss}" in capsys.readouterr().err
    assert verifier.main(["log", log, "--key", new]) == verifier.INTACT
