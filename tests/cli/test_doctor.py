"""`tracker doctor` says a line about each thing that a host keeps in order, also of a record that is broken."""

import importlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import FOUNDING, Tracker
from tests.cli.served import a_port
from tracker.cli import checks_of_machine, machine_clock
from tracker.cli.app import run
from tracker.outbox.mails import Backlog, Mails


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep a record as a host should: copied, backed up and signed today, what opens backups elsewhere."""
    folder = tmp_path_factory.mktemp("kept")
    home = ["--home", str(folder / "home")]
    assert run(["init", *home, *[word for answer in FOUNDING.items() for word in answer]]) == 0
    assert run(["key", "copy", str(folder / "copy.key"), *home]) == 0
    assert run(["log", "key", *home]) == 0
    assert run(["daily", *home]) == 0
    (folder / "home" / "recovery.key").rename(folder / "recovery.key")
    return folder / "home"


@pytest.fixture
def home(kept: Path, tmp_path: Path) -> Path:
    """Give such a record of one's own."""
    return Path(shutil.copytree(kept, tmp_path / "home"))


def to_do(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.startswith("TO DO")]


def test_a_record_that_is_well_kept_needs_nothing(home: Path, tracker: Tracker) -> None:
    ran = tracker("doctor", "--home", home)

    assert (ran.code, to_do(ran.out)) == (0, [])
    for thing in (
        "Settings",
        "Disk",
        "Database",
        "Pages",
        "Clock",
        "Mails",
        "Working key",
        "Backups",
        "Backup:",
        "Signature",
    ):
        assert f"fine   {thing}" in ran.out
    assert "shows nothing to whoever fears the owner" in ran.out


def test_whether_a_time_service_keeps_the_clock_is_told_as_far_as_the_machine_says_so(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases = ((True, "keeps it right", 0), (False, "nothing keeps it right", 1), (None, "cannot be told", 0))
    for is_synchronised, said, todo in cases:
        monkeypatch.setattr(machine_clock, "is_synchronised", lambda told=is_synchronised: told)

        ran = tracker("doctor", "--home", home)

        assert said in ran.out
        assert (len(to_do(ran.out)), ran.code) == (todo, todo)


@pytest.mark.parametrize(
    ("error", "has_mark", "told"),
    [(3_000, False, True), (16_000_000, True, False), (None, True, True), (None, False, None)],
)
def test_the_kernel_is_believed_before_a_file_that_may_be_old(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    error: int | None,
    has_mark: bool,  # noqa: FBT001 - whether systemd left its file
    told: bool | None,  # noqa: FBT001 - what is told
) -> None:
    reloaded = importlib.reload(machine_clock)  # what other tests put in its place is gone
    monkeypatch.setattr(reloaded, "_error", lambda: error)
    monkeypatch.setattr(reloaded, "_TOLD_BY_SYSTEMD", tmp_path if has_mark else tmp_path / "none")

    assert reloaded.is_synchronised() is told


def leave_the_recovery_key(home: Path) -> None:
    (home / "recovery.key").touch()


def forget_the_copy(home: Path) -> None:
    (home / "working.key.copied").unlink()
    (home / "working.key.backup").unlink()


def see_the_copy_long_ago(home: Path) -> None:
    mark = (home / "working.key.copied").read_text().split()[1]
    (home / "working.key.copied").write_text(f"2020-01-01 {mark}\n")


def open_the_key(home: Path) -> None:
    (home / "working.key").chmod(0o644)


def open_the_signing_key(home: Path) -> None:
    (home / "signing.key").chmod(0o644)


def damage_the_backup(home: Path) -> None:
    next((home / "backups").glob("*.log.age")).write_bytes(b"")


def sign_long_ago(home: Path) -> None:
    (home / "log" / "signed-at").write_text("2020-01-01T00:00+00:00\n")


def burn_the_database(home: Path) -> None:
    (home / "tracker.db").write_bytes(b"burnt" * 1000)


def open_the_home(home: Path) -> None:
    home.chmod(0o755)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (leave_the_recovery_key, "Move it to a memory stick"),
        (forget_the_copy, "tracker key copy FILE"),
        (see_the_copy_long_ago, "last seen on 2020-01-01"),
        (open_the_key, "chmod 600"),
        (open_the_signing_key, "The signing key"),
        (damage_the_backup, ".log.age"),
        (sign_long_ago, "last signed on 2020-01-01"),
        (open_the_home, "chmod 700"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_else(spoil: object, said: str, home: Path, tracker: Tracker) -> None:
    spoil(home)  # type: ignore[operator]

    ran = tracker("doctor", "--home", home)

    assert ran.code == 1
    assert len(to_do(ran.out)) == 1
    assert said in to_do(ran.out)[0]


def test_a_broken_record_is_looked_at_all_the_same(home: Path, tracker: Tracker) -> None:
    burn_the_database(home)

    ran = tracker("doctor", "--home", home)

    assert ran.code == 1
    assert "fine   Working key" in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_a_locked_record_is_said_to_be_locked(home: Path, tracker: Tracker) -> None:
    assert tracker("lock", "--home", home).code == 0

    ran = tracker("doctor", "--home", home)

    assert ran.code == 1
    assert "tracker unlock --key FILE" in "".join(to_do(ran.out))


def test_a_backup_counts_as_a_copy_of_the_key_as_long_as_it_is_there(home: Path, tracker: Tracker) -> None:
    (home / "working.key.copied").unlink()
    assert "the newest backup holds one" in tracker("doctor", "--home", home).out
    for private in (home / "backups").glob("*.private.age"):
        private.unlink()

    assert tracker("lock", "--home", home).code == 1


def test_a_backup_with_its_recovery_key_unlocks_what_it_counted_for(home: Path, kept: Path, tracker: Tracker) -> None:
    before, backup = (home / "working.key").read_bytes(), next((home / "backups").glob("*.json"))
    (home / "working.key.copied").unlink()
    assert tracker("lock", "--home", home).code == 0
    assert "--backup BACKUP" in tracker("unlock", "--backup", backup, "--home", home).err

    ran = tracker("unlock", "--backup", backup, "--recovery-key", kept.parent / "recovery.key", "--home", home)

    assert ran.code == 0, ran.err
    assert (home / "working.key").read_bytes() == before
    assert tracker("verify", "--home", home).code == 0


def test_the_mail_server_is_asked_only_where_that_is_wanted(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_MAIL", "smtp://127.0.0.1:9")
    monkeypatch.setenv("TRACKER_MAIL_FROM", "reminders@example.org")
    monkeypatch.setenv("TRACKER_ADDRESS", "https://tracker.example.org")

    assert tracker("doctor", "--home", home).code == 0
    assert "does not answer" in tracker("doctor", "--mail", "--home", home).out


def test_the_clock_is_accepted_by_the_host(home: Path, tracker: Tracker) -> None:
    assert tracker("doctor", "--accept-clock", "--home", home).code == 0

    assert tracker("verify", "--home", home).code == 0


def write_token(home: Path, token: str, mode: int) -> Path:
    file = home.parent / "metrics.token"
    file.write_text(f"{token}\n")
    file.chmod(mode)
    return file


@pytest.mark.parametrize(("token", "mode"), [("a" * 31, 0o600), ("a" * 32, 0o644), ("я" * 32, 0o600)])
def test_a_token_that_others_can_read_or_guess_is_something_to_do(
    home: Path, token: str, mode: int, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_METRICS_TOKEN_FILE", str(write_token(home, token, mode)))

    found = tracker("doctor", "--home", home)

    assert "TRACKER_METRICS_TOKEN_FILE" in "".join(to_do(found.out))
    assert token not in found.out + found.err


def test_no_server_starts_with_a_token_that_others_can_guess(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_METRICS_TOKEN_FILE", str(write_token(home, "a" * 31, 0o600)))

    ran = tracker("serve", "--home", home, "--port", a_port())

    assert ran.code == 1
    assert ran.err.startswith("TRACKER_METRICS_TOKEN_FILE")


def test_a_token_that_is_good_is_said_to_be(home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_METRICS_TOKEN_FILE", str(write_token(home, "a" * 32, 0o600)))

    ran = tracker("doctor", "--home", home)

    assert (ran.code, to_do(ran.out)) == (0, [])
    assert "fine   Secrets" in ran.out


def test_mails_that_failed_or_wait_are_something_to_do(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(Mails, "failed", lambda _: [object(), object()])
    monkeypatch.setattr(Mails, "backlog", lambda _, _now: Backlog(3, long_ago))

    ran = tracker("doctor", "--home", home)

    assert ran.code == 1
    assert "2 could not be sent" in to_do(ran.out)[0]
    assert "3 should have gone" in to_do(ran.out)[1]


def test_a_full_disk_of_the_backups_is_something_to_do(
    home: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups = home / "backups"
    monkeypatch.setattr(checks_of_machine, "is_on_the_disk_of", lambda _one, _other: False)
    usage = shutil.disk_usage
    full = usage(home)._replace(total=10**12, free=10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: full if path == backups else usage(path))

    assert "Disk of the backups: only 1 MB" in tracker("doctor", "--home", home).out
