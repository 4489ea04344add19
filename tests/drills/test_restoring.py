"""D7: a backup made while others write comes back equal, a damaged one is refused, and a record moves whole."""

import random
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from tests.application.loading import A_FOUNDING
from tests.drills.conftest import ROOT, Start
from tests.given import a_finding
from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.application.manifest import Places
from tracker.application.restore import BackupDamaged
from tracker.bootstrap import Parts, Wanted
from tracker.settings import Settings, read_settings
from tracker.store.values import By

pytestmark = pytest.mark.drill

EVENTS, FEW_EVENTS = 100_000, 40
AT_ONCE = 1_000
"""Events of one write."""
WRITERS, NO_WRITERS = 2, 0
"""Processes that write meanwhile; `test_backup_while_writing` has one in every test run."""
HARMS, FEW_HARMS = 20, 2


@dataclass(frozen=True)
class Given:
    """A record with so many events, how many processes write to it, and how often a backup is damaged."""

    its: Settings
    events: int
    writers: int
    harms: int

    def restored(self, backup: Path, home: Path) -> Parts:
        """Restore a backup into a new home."""
        recovery = bootstrap.recovery_key(self.its.home / "recovery.key")
        return bootstrap.restore(read_settings(home=home, database=""), Wanted(backup, recovery)).parts


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Given:
    """Give a record on SQLite."""
    its, is_full = read_settings(home=tmp_path_factory.mktemp("many") / "home", database=""), request.config.option.full
    events, writers, harms = (EVENTS, WRITERS, HARMS) if is_full else (FEW_EVENTS, NO_WRITERS, FEW_HARMS)
    with closing(bootstrap.found(its, A_FOUNDING)) as parts, timed(f"{events} events recorded"):
        for first in range(0, events, AT_ONCE):
            record(parts, range(first, min(first + AT_ONCE, events)))
    return Given(its, events, writers, harms)


def test_a_backup_made_while_others_write_comes_back_equal(given: Given, start: Start, tmp_path: Path) -> None:
    backup = tmp_path / "kept" / "first"
    backup.parent.mkdir()
    with closing(bootstrap.connect(given.its)) as parts, writing(start, given), timed("backed up while others wrote"):
        manifest = bootstrap.back_up(parts, backup)
    with timed("restored into an empty folder"):
        restored = given.restored(backup, tmp_path / "elsewhere")
    with closing(restored) as parts, timed("verified"):
        head = parts.log.head()
        flaws, astray = bootstrap.verifier(parts.key)(parts.engine, parts.files).flaws, parts.tracker.astray()

    assert manifest.size >= given.events + 1 + given.writers
    assert (head.position, head.root.hex()) == (manifest.size, manifest.root)
    assert (flaws, astray) == ((), [])
    refused = [is_refused(given, backup, tmp_path / "harmed", number) for number in range(given.harms)]
    print(f"{len(refused)} damaged backups, {sum(refused)} refused")
    assert all(refused)


@pytest.mark.full
@pytest.mark.postgres
def test_a_record_moves_whole_to_postgresql(given: Given, empty_postgres_url: str) -> None:
    with closing(bootstrap.connect(given.its)) as parts:
        before = parts.log.head()

    with timed(f"{before.position} events moved to PostgreSQL, read side and verification included"):
        moved = bootstrap.move(given.its, empty_postgres_url)

    assert (moved.report.size, moved.report.root, moved.report.flaws) == (before.position, before.root, ())
    with closing(bootstrap.connect(read_settings(home=given.its.home, database=empty_postgres_url))) as parts:
        assert parts.log.head() == before
        assert parts.tracker.astray() == []


def is_refused(given: Given, backup: Path, folder: Path, number: int) -> bool:
    """Turn a bit of one of the two encrypted files, and say whether the backup is refused and leaves nothing."""
    dice, kept = random.Random(number), Places.of(folder / "first")  # noqa: S311 - which bit, no secret
    shutil.copytree(backup.parent, folder)
    path = (kept.log, kept.private)[number % 2]
    with path.open("r+b") as file:
        place = file.seek(dice.randrange(path.stat().st_size))
        [byte] = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << dice.randrange(8)]))
    try:
        given.restored(kept.stem, folder / "elsewhere").close()
    except BackupDamaged:
        return not (folder / "elsewhere").exists()
    finally:
        shutil.rmtree(folder)
    return False


@contextmanager
def writing(start: Start, given: Given) -> Iterator[None]:
    """Let processes write meanwhile, each in a range of commands of its own."""
    program, home = ROOT / "tests/drills/writing.py", given.its.home
    started = [start(program, home, number * 1_000_000) for number in range(given.writers)]
    for one in started:
        assert one.stdout is not None
        assert one.stdout.readline()
    yield
    for one in started:
        one.kill()


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something took."""
    began = monotonic()
    yield
    print(f"{what}: {monotonic() - began:.1f} s", flush=True)


def record(parts: Parts, numbers: range) -> None:
    """Record findings, each with a text of its own."""
    draft = Draft()
    for number in numbers:
        document, wording = draft.words({"en": f"Report {number}"}), draft.words({"en": f"It was said, {number}"})
        draft.take(a_finding(document=document, wording=wording))
    parts.log.write(draft.events(), By("aigul", "load"), words=draft.secrets)
