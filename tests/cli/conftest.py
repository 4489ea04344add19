"""Runs commands in this process, in an environment of their own, and keeps what they said."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.sample import copy_of_the_sample
from tracker import bootstrap
from tracker.cli import machine_clock
from tracker.cli.app import run
from tracker.settings import read_settings

FOUNDING = {
    "--name-en": "Union of Bakers",
    "--name-ru": "Союз пекарей",
    "--publisher-en": "Bakers' office",
    "--publisher-ru": "Бюро пекарей",
    "--contact": "bakers@example.org",
    "--origin": "tracker.example.org/log",
    "--zone": "Asia/Bishkek",
    "--confirmers": "0",
}


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, and what it printed."""

    code: int
    out: str
    err: str


Tracker = Callable[..., Ran]


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no variable of this machine speak, and let commands run in a folder of their own."""
    for name in [name for name in os.environ if name.startswith(("TRACKER_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(machine_clock, "is_synchronised", lambda: True)


@pytest.fixture
def tracker(capsys: pytest.CaptureFixture[str]) -> Tracker:
    """Give what runs a command."""

    def ran(*words: object) -> Ran:
        code = run([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture(scope="session")
def made_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a sample record that nobody writes to."""
    return copy_of_the_sample(tmp_path_factory, tmp_path_factory.mktemp("demo") / "home")


@pytest.fixture
def demo_home(made_demo: Path, tmp_path: Path) -> Path:
    """Give a sample record of one's own."""
    return Path(shutil.copytree(made_demo, tmp_path / "demo-home"))


@pytest.fixture(scope="session")
def made_backup(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a backup of the sample record once, in a folder; nobody changes it."""
    folder = tmp_path_factory.mktemp("backup")
    with closing(bootstrap.connect(read_settings(home=made_demo, database=""), writes=False)) as parts:
        bootstrap.back_up(parts, folder / "kept")
    return folder


@pytest.fixture
def backup(made_backup: Path, tmp_path: Path) -> Path:
    """Give a backup of the sample record, to be named by what its files' names have in common."""
    return Path(shutil.copytree(made_backup, tmp_path / "backup")) / "kept"


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Found a coalition's own record once; nobody writes to it."""
    home = tmp_path_factory.mktemp("founded") / "home"
    assert run(["init", "--home", str(home), *[word for answer in FOUNDING.items() for word in answer]]) == 0
    return home


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """Give a coalition's own record, still empty."""
    return Path(shutil.copytree(made_home, tmp_path / "home"))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_home(request: pytest.FixtureRequest, tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a coalition's own record on each database in turn."""
    if request.param == "postgres":
        monkeypatch.setenv("TRACKER_DATABASE", request.getfixturevalue("empty_postgres_url"))
    assert init(tracker, tmp_path / "home").code == 0
    return tmp_path / "home"


def init(tracker: Tracker, home: Path, **other: str) -> Ran:
    """Found a record; what is given here goes before what is usual."""
    answers = FOUNDING | {f"--{name.replace('_', '-')}": value for name, value in other.items()}
    return tracker("init", "--home", home, *[word for answer in answers.items() for word in answer])


def head_of(home: Path) -> tuple[int, str]:
    """Give size and root of the log in a home."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        head = parts.log.head()
    return head.position, head.root.hex()


def damage(home: Path) -> None:
    """Change an event behind the back of the program."""
    with closing(sqlite3.connect(home / "tracker.db")) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET staff = x'7b7d' WHERE position = 9")
        connection.commit()
