"""A record on each database in turn, and programs that may be killed."""

import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.application.loading import A_FOUNDING
from tests.begun import Begun
from tracker import bootstrap
from tracker.settings import read_settings

ROOT = Path(__file__).parents[2]
Start = Callable[..., Begun]

SQLITE_AND_IN_FULL_POSTGRES = ["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.full])]
"""The databases of a drill that takes too long for every test run to have both."""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no variable of this machine speak."""
    for name in [name for name in os.environ if name.startswith(("TRACKER_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a coalition's own record on each database in turn."""
    if request.param == "postgres":
        monkeypatch.setenv("TRACKER_DATABASE", request.getfixturevalue("empty_postgres_url"))
    bootstrap.found(read_settings(home=tmp_path / "home"), A_FOUNDING).close()
    return tmp_path / "home"


@pytest.fixture
def loaded(home: Path) -> Path:
    """Give a record of one's own that holds the bundled register, released."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        parts.loader.load(bootstrap.bundled_register(parts))
        parts.tracker.release(bootstrap.HOST)
    return home


@pytest.fixture
def start() -> Iterator[Start]:
    """Give what starts a Python program; whatever is still running in the end is killed."""
    started: list[Begun] = []

    def begin(*words: object) -> Begun:
        process = Begun(words, {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])})
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def dice() -> random.Random:
    """Give chances that are the same in every run."""
    return random.Random(20_211_207)  # noqa: S311 - moments for kills, no secrets
