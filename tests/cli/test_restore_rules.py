"""`tracker restore` never quietly denies what was published, and brings nothing back that was erased."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.cli.conftest import Ran, Tracker
from tests.windows import Window
from tracker import bootstrap, verifier
from tracker.application import erased_refs
from tracker.application.draft import Draft
from tracker.application.tracker import Founding
from tracker.bootstrap import HOST, Parts
from tracker.domain.coalition_events import ErasedAgain, LossAccepted
from tracker.domain.organisation import Organisation
from tracker.domain.organisation_events import Registered
from tracker.domain.values import Code, Key, Ref
from tracker.settings import read_settings
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.losing import Discontinuity
from tracker.store.public_log.notes import Note, PrivateKey, PublicKey
from tracker.store.public_log.signing import Signer

ORIGIN = "tracker.example.org/log"
NAMES = {"en": "Union of Bakers", "ru": "Союз пекарей"}
FOUNDING = Founding(NAMES, NAMES, {"und": "bakers@example.org"}, "Asia/Bishkek", ORIGIN, sample=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a record that was published on two days, with the backup of each day in a folder of its own."""
    folder = tmp_path_factory.mktemp("days")
    Signer.draw(folder / "signing.key", ORIGIN)
    for day in ("first", "second"):
        there = read_settings(
            home=folder / "home", database="", backups=folder / day, signing_key=folder / "signing.key"
        )
        with closing(bootstrap.connect(there) if day == "second" else bootstrap.found(there, FOUNDING)) as parts:
            something_happens(parts)
            bootstrap.day(parts)
    return folder


@pytest.fixture
def days(made: Path, tmp_path: Path) -> Path:
    """Give such a record of one's own."""
    return Path(shutil.copytree(made, tmp_path / "days"))


@pytest.fixture
def restore(days: Path, tracker: Tracker, tmp_path: Path) -> Callable[..., Ran]:
    """Give what restores the backup of a day."""

    def restored(day: str, *options: object, home: Path = tmp_path / "new") -> Ran:
        return tracker("restore", backup_of(days / day), "--home", home, *opened(days), *options)

    return restored


def opened(days: Path) -> tuple[object, ...]:
    return "--recovery-key", days / "home" / "recovery.key"


def backup_of(folder: Path) -> Path:
    return next(folder.glob("tracker-*.json"))


def something_happens(parts: Parts) -> None:
    draft, key = Draft(), Key(f"union-{uuid4().hex[:6]}")
    facts: dict[str, Any] = {"kind": Code("union"), "small": False, "branches": (), "sites": (), "notes": None}
    draft.take(Organisation.register(key=key, name=draft.words({"en": "Union of the Test"}), **facts))
    parts.tracker.save(draft, HOST)


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Callable[[], Parts]]:
    """Give what opens the restored record."""
    open_parts: list[Parts] = []

    def opening() -> Parts:
        open_parts.append(bootstrap.connect(read_settings(home=tmp_path / "new")))
        return open_parts[-1]

    yield opening
    for parts in open_parts:
        parts.close()


def test_a_published_log_asks_for_its_newest_checkpoint(
    restore: Callable[..., Ran], days: Path, tmp_path: Path
) -> None:
    asked, without = restore("second"), restore("second", "--no-checkpoint")
    with_it = restore("second", "--checkpoint", days / "home" / "log" / "checkpoint", home=tmp_path / "other")

    assert (asked.code, without.code, with_it.code) == (1, 0, 0)
    assert f"was published as {ORIGIN}" in asked.err
    assert "NOT COMPARED" in without.err
    assert with_it.err == ""


def test_a_restored_record_goes_on_with_the_keys_that_were_published(
    restore: Callable[..., Ran], tracker: Tracker, days: Path, tmp_path: Path
) -> None:
    published, home = days / "home" / "log", tmp_path / "new"
    assert tracker("log", "rotate", "--home", days / "home", "--key", days / "signing.key").code == 0
    assert restore("second", "--checkpoint", published / "checkpoint").code == 0
    told, refused = tracker("doctor", "--home", home), tracker("log", "key", "--home", home)
    assert tracker("daily", "--home", home).code == 0
    lacking = tracker("log", "rotate", "--lost", "--home", home)
    for name in ("checkpoint", "key"):
        shutil.copy(published / name, home / "log" / name)
    shutil.copytree(published / "rotations", home / "log" / "rotations")

    done, again = tracker("log", "rotate", "--lost", "--home", home), tracker("log", "key", "--home", home)

    assert "the log was never signed" not in told.out
    assert "signed before this record was restored" in told.out
    assert "log rotate --lost" in refused.err
    assert str(home / "log" / "checkpoint") in lacking.err
    assert (refused.code, done.code, again.code) == (1, 0, 0), done.err
    assert len(list((home / "log" / "rotations").iterdir())) == 2
    assert "signed before" not in tracker("doctor", "--home", home).out


def test_an_old_signing_key_signs_nothing_before_what_was_published_is_brought(
    restore: Callable[..., Ran], tracker: Tracker, days: Path, tmp_path: Path
) -> None:
    published, home = days / "home" / "log", tmp_path / "new"
    assert tracker("log", "rotate", "--home", days / "home", "--key", days / "signing.key").code == 0
    assert restore("second", "--checkpoint", published / "checkpoint").code == 0
    for name in ("signing.key", "signing.key.last"):
        shutil.copy(days / name, home / name)

    before, refused = tracker("daily", "--home", home), tracker("log", "sign", "--home", home)
    signed_before = (home / "log" / "checkpoint").exists()
    for name in ("checkpoint", "key"):
        shutil.copy(published / name, home / "log" / name)
    shutil.copytree(published / "rotations", home / "log" / "rotations")
    after = tracker("log", "sign", "--home", home)

    assert (before.code, refused.code, after.code, signed_before) == (0, 1, 0, False), after.err
    assert "NOT SIGNED" in before.err
    assert "NOT SIGNED" in refused.err
    assert len((home / "log" / "key").read_text().splitlines()) == 2


def test_an_older_backup_than_the_checkpoint_is_refused(
    restore: Callable[..., Ran], days: Path, tmp_path: Path
) -> None:
    said = restore("first", "--checkpoint", days / "home" / "log" / "checkpoint")

    assert said.code == 1
    assert "it holds 2 entries, published were 4; 2 would be lost" in said.err
    assert not (tmp_path / "new").exists()


def test_an_older_backup_than_another_beside_it_is_refused(restore: Callable[..., Ran], days: Path) -> None:
    for path in (days / "second").iterdir():
        shutil.copy(path, days / "first" / f"later-{path.name}")
    said = restore("first")

    assert said.code == 1
    assert "2 would be lost" in said.err


def test_an_older_backup_than_what_lies_in_the_published_folder_is_refused(
    restore: Callable[..., Ran], days: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LOG_FOLDER", str(days / "home" / "log"))

    older, same = restore("first"), restore("second")

    assert (older.code, same.code) == (1, 0)
    assert "older than what was published" in older.err


def test_another_history_than_the_one_that_was_published_is_refused(restore: Callable[..., Ran], days: Path) -> None:
    text = Checkpoint(ORIGIN, 2, bytes(32)).text()
    (days / "checkpoint").write_text(Note(text, (PrivateKey.draw(ORIGIN).sign(text),)).write())

    said = restore("second", "--checkpoint", days / "checkpoint")

    assert said.code == 1
    assert "another history than the one that was published (2 entries)" in said.err


def test_what_is_no_checkpoint_is_named(restore: Callable[..., Ran], days: Path) -> None:
    said = restore("second", "--checkpoint", days / "home" / "recipients")

    assert "There is no signed checkpoint in" in said.err


@pytest.fixture
def lost(restore: Callable[..., Ran], days: Path, tmp_path: Path) -> Ran:
    """Restore the older backup all the same, on a machine that has the signing key."""
    said = restore("first", "--accept-loss", "--checkpoint", days / "home" / "log" / "checkpoint")
    for name in ("signing.key", "signing.key.last"):
        shutil.copy(days / name, tmp_path / "new" / name)
    return said


def test_a_loss_that_is_accepted_is_recorded_and_the_log_goes_on_under_another_name(
    lost: Ran, new: Callable[[], Parts]
) -> None:
    parts = new()
    event = parts.log.read(2, 10)[-1].event

    assert lost.code == 0, lost.err
    assert f"Published: 4 entries. Restored: 2. The loss is recorded, and the log goes on as {ORIGIN}-2." in lost.err
    assert isinstance(event, LossAccepted)
    assert (event.before, event.published, event.held, event.origin) == (ORIGIN, 4, 2, f"{ORIGIN}-2")
    assert parts.tracker.coalition().origin == f"{ORIGIN}-2"


def test_what_was_published_under_the_former_name_is_kept_aside(
    restore: Callable[..., Ran], days: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = days / "home" / "log"
    before = (published / "checkpoint").read_bytes()
    monkeypatch.setenv("TRACKER_LOG_FOLDER", str(published))

    said = restore("first", "--accept-loss")

    assert said.code == 0, said.err
    assert [path.name for path in published.iterdir()] == ["loss-to-sign"]
    assert (days / "home" / "log.tracker.example.org_log" / "checkpoint").read_bytes() == before


def verified(new_home: Path) -> int:
    return verifier.main(["log", str(new_home / "log"), "--key", str(new_home / "log" / "key")])


def test_the_next_signature_tells_the_loss_under_both_names(
    lost: Ran, tracker: Tracker, days: Path, tmp_path: Path
) -> None:
    before = Note.parse((days / "home" / "log" / "checkpoint").read_bytes())

    signed = tracker("daily", "--home", tmp_path / "new")

    folder = tmp_path / "new" / "log"
    note, key = Note.parse((folder / "loss").read_bytes()), PublicKey.parse((days / "home/log/key").read_text())
    said = Discontinuity.parse(note.text)
    assert (lost.code, signed.code) == (0, 0), signed.err
    assert (said.ended.text(), said.resumed.origin, said.resumed.size) == (before.text, f"{ORIGIN}-2", 2)
    note.require([key])
    note.require([PublicKey(f"{ORIGIN}-2", key.raw)])
    assert verified(tmp_path / "new") == verifier.INTACT
    assert verifier.main(["loss", str(folder / "loss"), "--key", key.text()]) == verifier.INTACT
    assert not (folder / "loss-to-sign").exists()


@pytest.mark.usefixtures("lost")
def test_readers_find_the_loss_and_later_backups_are_restored_without_a_word_of_it(
    new: Callable[[], Parts], tracker: Tracker, days: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tracker("daily", "--home", tmp_path / "new").code == 0
    pages = Window(bootstrap.web(new()))
    monkeypatch.setenv("TRACKER_LOG_FOLDER", str(tmp_path / "new" / "log"))

    again = tracker("restore", backup_of(tmp_path / "new" / "backups"), "--home", tmp_path / "again", *opened(days))

    assert "tracker-log-loss/1" in pages.get("/log/loss").text
    assert 'href="/log/loss"' in pages.get("/en/log").text
    assert "loss" in pages.get("/log/files").text.split()
    assert (again.code, again.err) == (0, "")


@pytest.mark.usefixtures("lost")
def test_without_the_statement_a_key_signs_under_no_other_name(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "new" / "log" / "loss-to-sign").unlink()

    said = tracker("daily", "--home", tmp_path / "new")

    assert said.code == 1
    assert not (tmp_path / "new" / "log" / "checkpoint").exists()


@pytest.mark.usefixtures("lost")
def test_who_signs_elsewhere_is_asked_before_a_loss_is_signed(tracker: Tracker, days: Path, tmp_path: Path) -> None:
    for name in ("signing.key", "signing.key.last"):
        (tmp_path / "new" / name).unlink()
    assert tracker("daily", "--home", tmp_path / "new").code == 0
    words = ("log", "sign", "--key", days / "signing.key", "--folder", tmp_path / "new" / "log")

    refused, signed = tracker(*words), tracker(*words, "--accept-loss")

    assert (refused.code, signed.code) == (1, 0), signed.err
    assert "4 were published, and it goes on from the first 2" in refused.err
    assert verified(tmp_path / "new") == verifier.INTACT


@pytest.mark.usefixtures("lost")
def test_a_key_that_was_lost_with_the_machine_is_followed_by_one_that_says_it_alone(
    tracker: Tracker, tmp_path: Path
) -> None:
    for name in ("signing.key", "signing.key.last"):
        (tmp_path / "new" / name).unlink()
    assert tracker("log", "key", "--home", tmp_path / "new").code == 0

    said = tracker("daily", "--home", tmp_path / "new")

    note = Note.parse((tmp_path / "new" / "log" / "loss").read_bytes())
    assert said.code == 0, said.err
    assert [one.name for one in note.signatures] == [f"{ORIGIN}-2"]


def test_what_was_erased_since_is_erased_again_before_anybody_reads_it(
    restore: Callable[..., Ran], new: Callable[[], Parts], days: Path, tmp_path: Path
) -> None:
    with closing(bootstrap.connect(read_settings(home=days / "home"))) as parts:
        refs = [named(parts, position) for position in (2, 4)]
    erased_refs.note(days / "second", [refs[0], Ref("x" * 43)])
    erased_refs.note(tmp_path / "elsewhere", [refs[1]])

    said = restore("second", "--no-checkpoint", "--erased", tmp_path / "elsewhere" / erased_refs.NAME)

    parts = new()
    event = parts.log.read(4, 10)[-1].event
    assert said.code == 0, said.err
    assert "were erased again: 2" in said.out
    assert isinstance(event, ErasedAgain)
    assert (set(event.refs), event.files) == (set(refs), ())
    assert parts.book.open(refs) == {}
    assert erased_refs.read(tmp_path / "new" / "backups") == set(refs)


def named(parts: Parts, position: int) -> Ref:
    [recorded] = parts.log.read(position - 1, 1)
    assert isinstance(recorded.event, Registered)
    return recorded.event.name[Code("en")]
