"""A restore or a move is killed: the next attempt goes on, and nobody has to clear anything away."""

import json
import signal
from contextlib import closing
from pathlib import Path

import pytest

from tests.application.loading import A_FOUNDING
from tests.drills.conftest import Start
from tracker import bootstrap
from tracker.application.moving import TargetNotEmpty
from tracker.bootstrap import Parts, Wanted
from tracker.bootstrap.restoring import Restored
from tracker.settings import read_settings

pytestmark = pytest.mark.drill

BESIDE = {"tracker.db", "working.key", "recipients", "files"}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a record that holds a file, and with a backup of it."""
    folder = tmp_path_factory.mktemp("machine")
    with closing(bootstrap.found(read_settings(home=folder / "home", database=""), A_FOUNDING)) as parts:
        with parts.files.take_in() as incoming:
            incoming.add(b"%PDF-1.7\n1\n%%EOF\n")
            incoming.end()
            parts.files.keep(incoming)
        bootstrap.back_up(parts, folder / "kept")
    return folder


def killed(start: Start, what: str, *attempts: tuple[str, ...]) -> None:
    process = start(Path(__file__).with_name("killed_at.py"), what, json.dumps(attempts))
    said, wrong = process.communicate()
    assert said.split() == [str(int(signal.SIGKILL))] * len(attempts), wrong


def restored(machine: Path, home: Path, database: str = "") -> Restored:
    recovery = bootstrap.recovery_key(machine / "home" / "recovery.key")
    return bootstrap.restore(read_settings(home=home, database=database), Wanted(machine / "kept", recovery))


def is_whole(parts: Parts) -> bool:
    return not bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws and not parts.tracker.astray()


def test_a_restore_that_was_killed_is_done_again(machine: Path, tmp_path: Path, start: Start) -> None:
    opened = str(machine / "kept"), str(machine / "home" / "recovery.key")
    places = ("key", "recipients", "database", "last")
    killed(start, "restore", *((place, str(tmp_path / place), "", *opened) for place in places))
    left = [{path.name for path in (tmp_path / place).iterdir()} - {".restoring"} for place in places]

    again = [restored(machine, tmp_path / place) for place in places]

    assert len(left[0]) < len(left[1]) < len(left[2]) <= len(left[3])
    assert [one.was_done for one in again] == [False, False, False, True]
    for place, one in zip(places, again, strict=True):
        with closing(one.parts) as parts:
            assert is_whole(parts)
            assert parts.files.names()
        assert {path.name for path in (tmp_path / place).iterdir()} == BESIDE


@pytest.mark.postgres
def test_on_a_server_what_pages_read_is_computed_by_whoever_comes_next(
    machine: Path, tmp_path: Path, start: Start, empty_postgres_url: str
) -> None:
    opened = str(machine / "kept"), str(machine / "home" / "recovery.key")
    attempts = [(place, str(tmp_path / "new"), empty_postgres_url, *opened) for place in ("tables", "rows")]
    killed(start, "restore", *attempts)

    again = restored(machine, tmp_path / "new", empty_postgres_url)

    assert again.was_done
    with closing(again.parts) as parts:
        assert parts.tracker.parked()
        assert parts.tracker.catch_up()
        assert is_whole(parts)


@pytest.mark.full
@pytest.mark.postgres
def test_a_move_to_a_server_that_was_killed_is_done_again(machine: Path, start: Start, empty_postgres_url: str) -> None:
    home = str(machine / "home")
    killed(start, "move", *((place, home, empty_postgres_url) for place in ("tables of a move", "rows of a move")))

    again = bootstrap.move(read_settings(home=machine / "home", database=""), empty_postgres_url)
    there = read_settings(home=machine / "home", database=empty_postgres_url)

    assert again.was_done
    with closing(bootstrap.connect(there)) as parts:
        assert is_whole(parts)
    with pytest.raises(TargetNotEmpty):
        bootstrap.move(there, empty_postgres_url)
