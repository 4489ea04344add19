"""Which daily backups stay: the private part for its days, the logs of the first of each month for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.application.manifest import Places
from tracker.application.retention import let_go, name_for

TODAY = datetime(2026, 11, 22, 3, tzinfo=UTC)


def kept_on(folder: Path, *ago: int) -> list[Places]:
    """Give the backups of some days, the last one today where none is named."""
    made = [Places(folder / name_for(TODAY - timedelta(days=days))) for days in ago]
    for places in made:
        for path in places.all:
            path.touch()
    return made


def left(places: Places) -> list[bool]:
    return [path.exists() for path in places.all]


def test_the_private_part_goes_after_its_days_and_the_logs_of_a_month_but_for_the_first(tmp_path: Path) -> None:
    first, second, young, today = kept_on(tmp_path, 45, 44, 29, 0)

    let_go(tmp_path, TODAY, days=30)

    assert left(first) == [True, False, True]
    assert left(second) == [False, False, False]
    assert (left(young), left(today)) == ([True] * 3, [True] * 3)


def test_the_first_of_a_month_stays_though_the_month_is_not_over(tmp_path: Path) -> None:
    first, second, today = kept_on(tmp_path, 33, 31, 0)

    let_go(tmp_path, TODAY, days=30)

    assert [left(first), left(second), left(today)] == [[True, False, True], [False] * 3, [True] * 3]


def test_the_latest_whole_backup_stays_however_old(tmp_path: Path) -> None:
    older, latest, cut_short = kept_on(tmp_path, 90, 89, 88)
    cut_short.manifest.unlink()

    let_go(tmp_path, TODAY, days=30)

    assert left(latest) == [True] * 3
    assert left(older) == [True, False, True]
    assert left(cut_short) == [False] * 3


def test_what_was_named_by_hand_stays(tmp_path: Path) -> None:
    by_hand = Places(tmp_path / "before-the-move")
    for path in (*by_hand.all, tmp_path / "tracker-notes.txt", tmp_path / "erased"):
        path.touch()
    kept_on(tmp_path, 0)

    let_go(tmp_path, TODAY + timedelta(days=900), days=30)

    assert left(by_hand) == [True] * 3
    assert (tmp_path / "erased").exists()
