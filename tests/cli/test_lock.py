"""`tracker lock` and `unlock`: the key leaves the machine, everybody is out, and a copy brings all back."""

import io
import shutil
import sqlite3
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from contextlib import closing, suppress
from errno import ENOSPC, EROFS
from hashlib import sha256
from pathlib import Path
from time import monotonic

import pytest

from tests.accounts.people import Clock, House
from tests.begun import Begun
from tests.cli.conftest import FOUNDING, Tracker
from tests.cli.served import a_port, get, serving
from tests.windows import Window
from tracker import bootstrap
from tracker.cli.app import run
from tracker.cli.at_once import take_key_away
from tracker.cli.replacing import again
from tracker.settings import read_settings
from tracker.store import files
from tracker.store.key_place import KeyPlace
from tracker.store.keys import WorkingKey
from tracker.web.locked import create_locked


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found a record once, with a copy of its key that was noted; nobody writes to it."""
    folder = tmp_path_factory.mktemp("founded")
    (folder / "stick").mkdir()
    assert run(["init", "--home", str(folder / "home"), *[word for answer in FOUNDING.items() for word in answer]]) == 0
    assert run(["key", "copy", str(folder / "stick" / "copy.key"), "--home", str(folder / "home")]) == 0
    return folder


@pytest.fixture
def home(founded: Path, tmp_path: Path) -> Path:
    """Give a record of one's own; no copy of its key is known there."""
    mine = Path(shutil.copytree(founded / "home", tmp_path / "home"))
    (mine / "working.key.copied").unlink()
    return mine


@pytest.fixture
def copy(founded: Path, home: Path, tmp_path: Path) -> Path:
    """Give a copy of the home's working key, and have it noted there."""
    shutil.copy(founded / "home" / "working.key.copied", home)
    return Path(shutil.copy(founded / "stick" / "copy.key", tmp_path / "copy.key"))


def memory_of(process: int) -> bytes:
    """Read all that a process may write to; what it gives back meanwhile is looked for anew."""
    for _ in range(100):
        with suppress(OSError):
            return b"".join(_held(process))
    raise AssertionError(process)


def _held(process: int) -> Iterator[bytes]:
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_ = line.split()
            first, last = (int(one, 16) for one in place.split("-"))
            if rights.startswith("rw"):
                memory.seek(first)
                yield memory.read(last - first)


def said_next(process: Begun) -> str:
    return process.stdout.readline()


def test_a_lock_takes_the_key_off_the_disk(home: Path, copy: Path, tracker: Tracker) -> None:
    key = (home / "working.key").read_bytes()
    (home / "working.key.0123abcd").write_bytes(key)  # what a killed process left

    ran = tracker("lock", "--home", home)

    assert ran.code == 0, ran.err
    assert "unlock --key" in ran.out
    assert [path for path in home.rglob("*") if path.is_file() and key[22:60] in path.read_bytes()] == []
    assert copy.read_bytes() == key


@pytest.mark.usefixtures("copy")
def test_a_locked_record_refuses_every_command_and_says_how_to_unlock(home: Path, tracker: Tracker) -> None:
    assert tracker("lock", "--home", home).code == 0

    for words in (["release"], ["remind"], ["daily"], ["account", "list"], ["key", "copy", "elsewhere"]):
        ran = tracker(*words, "--home", home)

        assert ran.code == 1, words
        assert "tracker unlock --key FILE" in ran.err, words


@pytest.mark.usefixtures("copy")
def test_a_backup_of_a_locked_record_is_made_without_the_key_and_says_so(
    home: Path, tracker: Tracker, tmp_path: Path
) -> None:
    assert tracker("lock", "--home", home).code == 0

    ran = tracker("backup", tmp_path / "kept", "--home", home)

    assert ran.code == 0
    assert "tracker unlock --key FILE" in ran.err
    assert "holds the working key" not in ran.out


def test_a_lock_refuses_where_no_copy_of_the_key_is_known(home: Path, tracker: Tracker) -> None:
    ran = tracker("lock", "--home", home)

    assert ran.code == 1
    assert "tracker key copy" in ran.err
    assert (home / "working.key").exists()
    assert tracker("release", "--home", home, "--reason", "first").code == 0


@pytest.mark.parametrize(("typed", "code"), [("\n", 1), ("yes\n", 1), ("destroy\n", 0)])
def test_only_the_whole_word_locks_without_a_copy(
    typed: str, code: int, home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    ran = tracker("lock", "--without-a-copy", "--home", home)

    assert ran.code == code
    assert (home / "working.key").exists() is bool(code)


def test_an_unlocked_record_is_as_it_was(home: Path, copy: Path, tracker: Tracker) -> None:
    before = (home / "working.key").read_bytes()
    assert tracker("lock", "--home", home).code == 0
    copy.chmod(0o644)  # a memory stick knows no rights

    ran = tracker("unlock", "--key", copy, "--home", home)

    assert ran.code == 0, ran.err
    assert (home / "working.key").read_bytes() == before
    assert (home / "working.key").stat().st_mode & 0o777 == 0o600
    assert tracker("verify", "--home", home).code == 0


@pytest.mark.usefixtures("copy")
def test_a_key_of_another_record_unlocks_nothing(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    assert tracker("lock", "--home", home).code == 0
    WorkingKey.create(tmp_path / "other.key")

    ran = tracker("unlock", "--key", tmp_path / "other.key", "--home", home)

    assert ran.code == 1
    assert not (home / "working.key").exists()
    assert "locked" in tracker("release", "--home", home).err


def test_a_lock_killed_in_the_middle_is_finished_by_running_it_again(home: Path, copy: Path, tracker: Tracker) -> None:
    bootstrap.key_place(read_settings(home=home)).mark()
    (home / "working.key").write_bytes(b"half overwritten")
    assert "locked" in tracker("release", "--home", home).err

    assert tracker("lock", "--home", home).code == 0

    assert not (home / "working.key").exists()
    assert tracker("unlock", "--key", copy, "--home", home).code == 0


def test_an_unlocking_killed_in_the_middle_is_finished_by_running_it_again(
    home: Path, copy: Path, tracker: Tracker
) -> None:
    bootstrap.key_place(read_settings(home=home)).mark()  # the key is back already, the mark still there

    assert tracker("unlock", "--key", copy, "--home", home).code == 0

    assert tracker("verify", "--home", home).code == 0


@pytest.mark.usefixtures("copy")
def test_a_lock_waits_for_no_database(home: Path, tracker: Tracker) -> None:
    with closing(sqlite3.connect(home / "tracker.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = monotonic()

        ran = tracker("lock", "--home", home)

        assert ran.code == 0
        assert "have not ended yet" in ran.err
        assert monotonic() - began < 2
    assert not (home / "working.key").exists()


@pytest.mark.usefixtures("copy")
def test_a_lock_needs_no_database_that_can_be_read(home: Path, tracker: Tracker) -> None:
    (home / "tracker.db").write_bytes(b"burnt" * 1000)

    assert tracker("lock", "--home", home).code == 0

    assert not (home / "working.key").exists()


def test_a_lock_needs_no_room_on_the_disk(
    home: Path, copy: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr(files, "_write_over", full)
        assert tracker("lock", "--home", home).code == 0

    assert not (home / "working.key").exists()
    assert tracker("unlock", "--key", copy, "--home", home).code == 0


def test_a_key_elsewhere_is_taken_from_there(
    home: Path, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "keys").mkdir()
    (home / "working.key").rename(tmp_path / "keys" / "own")
    (tmp_path / "link").symlink_to(tmp_path / "keys" / "own")
    monkeypatch.setenv("TRACKER_KEY_FILE", str(tmp_path / "link"))
    monkeypatch.setattr("sys.stdin", io.StringIO("уничтожить\n"))

    assert tracker("lock", "--without-a-copy", "--home", home).code == 0

    assert list((tmp_path / "keys").iterdir()) == []


@pytest.mark.parametrize("home_in_words", ["--home {home}", "--home={home}"])
def test_the_key_goes_before_anything_slow_is_imported(
    home: Path, copy: Path, tracker: Tracker, home_in_words: str
) -> None:
    take_key_away(home_in_words.format(home=home).split())

    assert not (home / "working.key").exists()
    assert tracker("lock", "--home", home).code == 0
    assert tracker("unlock", "--key", copy, "--home", home).code == 0


@pytest.mark.usefixtures("copy")
@pytest.mark.parametrize("words", ["--help", "--without-a-copy --home {home}", "--home {home}/elsewhere", "--home"])
def test_what_is_not_usual_is_left_to_the_command(home: Path, words: str) -> None:
    take_key_away(words.format(home=home).split())

    assert (home / "working.key").exists()
    assert not (home / "locked").exists()


def test_the_key_stays_where_no_copy_is_known(home: Path) -> None:
    take_key_away(["--home", str(home)])

    assert (home / "working.key").exists()


def test_a_folder_without_a_record_is_not_said_to_be_locked(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()

    assert tracker("lock", "--home", tmp_path / "elsewhere").code == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_lock_ends_all_sign_ins_and_so_does_whoever_unlocks(any_home: Path, tracker: Tracker, tmp_path: Path) -> None:
    assert tracker("key", "copy", tmp_path / "copy.key", "--home", any_home).code == 0
    with closing(bootstrap.connect(read_settings(home=any_home))) as parts:
        house = House(parts.engine, Clock())
        aigul = house.person("Aigul")
        for command in (["lock"], ["unlock", "--key", tmp_path / "copy.key"]):
            token = house.signed_in(aigul).token
            assert house.accounts.sign(token) is not None

            assert tracker(*command, "--home", any_home).code == 0

            assert house.accounts.sign(token) is None


def test_a_process_begins_anew_with_its_own_words_and_its_socket() -> None:
    words = ["-m", "tracker", "serve", "--port", "8000"]

    assert again(words, 7) == [*words, "--listening", "7"]
    assert again([*words, "--listening", "7"], 5) == [*words, "--listening", "5"]
    assert again([*words, "--listening", "7", "--worker", "9"], 5) == [*words, "--worker", "9", "--listening", "5"]


def test_a_copy_is_not_made_where_the_record_is(home: Path, tracker: Tracker) -> None:
    ran = tracker("key", "copy", home / "copy.key", "--home", home)

    assert ran.code == 1
    assert not (home / "copy.key").exists()


def test_a_checked_copy_counts_and_another_key_does_not(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "by hand").write_bytes((home / "working.key").read_bytes())
    WorkingKey.create(tmp_path / "other.key")

    assert tracker("key", "check", tmp_path / "other.key", "--home", home).code == 1
    assert tracker("lock", "--home", home).code == 1
    assert tracker("key", "check", tmp_path / "by hand", "--home", home).code == 0
    assert tracker("lock", "--home", home).code == 0


def test_the_key_itself_is_no_copy_by_whatever_name(home: Path, tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(home / "working.key")
    (tmp_path / "same").hardlink_to(home / "working.key")
    shutil.copy(home / "working.key", home / "beside.key")

    for said in (home / "working.key", home / "beside.key", tmp_path / "link", tmp_path / "same"):
        assert tracker("key", "check", said, "--home", home).code == 1

    assert tracker("lock", "--home", home).code == 1
    assert (home / "working.key").exists()


def test_a_backup_counts_as_a_copy_only_while_it_is_as_it_was_made(home: Path) -> None:
    place = KeyPlace(home, home / "working.key", home / "backups")
    private = home / "backups" / "tracker.private.age"
    private.parent.mkdir()
    private.write_bytes(b"sealed")

    place.note_backup(WorkingKey.load(place.key), private, sha256(b"sealed").hexdigest())
    counted_whole = place.may_be_taken()
    private.write_bytes(b"seaLed")

    assert counted_whole
    assert not place.may_be_taken()


def test_a_key_that_stays_is_told_in_plain_words(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(EROFS, "Read-only file system", str(home / "working.key"))

    monkeypatch.setattr("tracker.store.key_place.wipe", refuse)

    ran = tracker("lock", "--home", home)

    assert ran.code == 1
    assert "NOT LOCKED" in ran.err
    assert copy.exists()


@pytest.mark.parametrize(
    ("path", "accepts", "said"),
    [
        ("/en/", "", "The record is locked"),
        ("/ru/countries/kz", "en", "Данные заперты"),
        ("/desk", "ru,en;q=0.5", "Данные заперты"),
        ("/log/checkpoint", "", "The record is locked"),
    ],
)
def test_whatever_is_asked_of_a_locked_record_gets_one_page(path: str, accepts: str, said: str) -> None:
    answer = Window(create_locked()).get(path, headers={"Accept-Language": accepts})

    assert (answer.status_code, said in answer.text) == (503, True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_program_gets_a_problem_it_can_read() -> None:
    window = Window(create_locked())
    answer, api = window.get("/ru/countries/kz.json"), window.get("/api/v1/me", headers={"accept-language": "ru"})

    assert answer.status_code == 503
    assert (answer.json()["code"], answer.json()["title"]) == ("locked", "Данные заперты")
    assert api.json() == answer.json()


def test_whoever_watches_over_a_locked_server_hears_that_it_lives_and_why_it_is_not_ready() -> None:
    window = Window(create_locked())

    alive, ready = window.get("/healthz"), window.get("/readyz")

    assert (alive.status_code, alive.json()) == (200, {"alive": True})
    assert (ready.status_code, ready.json()) == (503, {"ready": False, "locked": True})


def test_a_server_forgets_the_key_and_comes_back_when_unlocked(
    home: Path, copy: Path, tracker: Tracker, tmp_path: Path
) -> None:
    secret = urlsafe_b64decode(copy.read_bytes().split()[-1])
    with serving("serve", "--home", home, "--port", a_port(), folder=tmp_path) as (process, address):
        assert secret in memory_of(process.pid)
        usual = get(address).getheader("Retry-After")

        assert tracker("lock", "--home", home).code == 0
        assert "is locked" in said_next(process)
        assert (usual, get(address).getheader("Retry-After")) == (None, "3600")
        assert secret not in memory_of(process.pid)

        assert tracker("unlock", "--key", copy, "--home", home).code == 0
        assert address in said_next(process)
        assert get(address).getheader("Retry-After") is None
