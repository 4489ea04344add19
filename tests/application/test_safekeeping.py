"""It is noticed when nobody signs or backs up any more."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from tests.store.public_log.growing import ORIGIN, grown, state
from tracker.application.manifest import FORMAT, Manifest, Places
from tracker.application.retention import name_for
from tracker.application.safekeeping import LONGEST, Alarm, Safekeeping
from tracker.store import schema
from tracker.store.engine import make_engine, writing
from tracker.store.mapper import microseconds
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer
from tracker.store.tables import log_commit

MINUTE = timedelta(minutes=1)


@dataclass
class Kept:
    """A log of twenty entries that was published, and what looks after it at a moment that a test sets."""

    keeping: Safekeeping
    signer: Signer
    now: datetime

    def record(self, size: int, ago: timedelta) -> None:
        row = {"position": size, "recorded_at": microseconds(self.now - ago), "root": state(size).root}
        with writing(self.keeping.engine) as connection:
            connection.execute(insert(log_commit), row)

    def back_up(self, ago: timedelta) -> None:
        self.keeping.backups.mkdir(exist_ok=True)
        made_at, root = self.now - ago, state(20).root.hex()
        said = Manifest(FORMAT, made_at.isoformat(), ORIGIN, 20, root, "", 0, "", 0, "", "", "sqlite", sample=False)
        Places(self.keeping.backups / name_for(made_at)).manifest.write_text(said.text())


@pytest.fixture
def kept(tmp_path: Path, sqlite_url: str) -> Kept:
    engine = make_engine(sqlite_url)
    schema.upgrade(engine)
    made = Kept(
        Safekeeping(engine, grown(tmp_path / "log", 20), tmp_path / "backups", lambda: made.now),
        Signer.draw(tmp_path / "signing.key", ORIGIN),
        datetime.now(UTC),
    )
    return made


def test_nothing_is_amiss_on_the_day_of_the_job(kept: Kept) -> None:
    kept.record(20, timedelta(days=30))
    kept.back_up(timedelta(hours=1))
    kept.signer.sign(kept.keeping.folder)

    assert kept.keeping.alarms() == []


@pytest.mark.parametrize(("later", "found"), [(LONGEST - MINUTE, []), (LONGEST + MINUTE, [Alarm.NOT_SIGNED])])
def test_a_day_and_a_half_without_a_signature_is_told(kept: Kept, later: timedelta, found: list[Alarm]) -> None:
    kept.record(20, timedelta())
    kept.signer.sign(kept.keeping.folder)

    kept.now += later

    assert kept.keeping.alarms() == found


def test_to_sign_the_same_again_is_to_sign(kept: Kept) -> None:
    kept.signer.sign(kept.keeping.folder)
    (kept.keeping.folder.path / "signed-at").write_text("2020-01-01T00:00+00:00")

    kept.signer.sign(kept.keeping.folder)

    assert kept.keeping.alarms() == []


def test_a_log_that_was_published_and_never_signed_is_told(kept: Kept) -> None:
    kept.record(20, timedelta(hours=1))
    assert kept.keeping.alarms() == []

    kept.now += LONGEST

    assert kept.keeping.alarms() == [Alarm.NOT_SIGNED]


@pytest.mark.parametrize(("ago", "found"), [(LONGEST - MINUTE, []), (LONGEST + MINUTE, [Alarm.BEHIND])])
def test_what_was_recorded_long_ago_and_is_not_signed_is_told(kept: Kept, ago: timedelta, found: list[Alarm]) -> None:
    kept.record(20, timedelta(days=3))
    kept.record(21, ago)
    kept.signer.sign(kept.keeping.folder)

    assert kept.keeping.alarms() == found


def test_a_backup_that_grew_old_is_told(kept: Kept) -> None:
    kept.back_up(timedelta(days=20))
    kept.back_up(LONGEST - MINUTE)
    assert kept.keeping.alarms() == []

    kept.now += 2 * MINUTE

    assert kept.keeping.alarms() == [Alarm.NOT_BACKED_UP]


def test_a_record_that_nobody_published_or_backed_up_yet_raises_no_alarm(kept: Kept, tmp_path: Path) -> None:
    kept.record(20, timedelta(days=30))
    beginning = Safekeeping(kept.keeping.engine, LogFolder(tmp_path / "none"), tmp_path / "none")

    assert beginning.alarms() == []
