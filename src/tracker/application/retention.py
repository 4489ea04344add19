"""Retention: which daily backups stay, and how they are called."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker.application.manifest import Places

KEPT = 30
"""Days that the private part of a backup is kept: it holds words, which somebody may ask to have erased."""

_STEM = re.compile(r"tracker-(\d{6})\d{2}T\d{6}Z")
_FORM = "tracker-%Y%m%dT%H%M%SZ"


def name_for(now: datetime) -> str:
    """Give what the names of the files of a backup made now begin with."""
    return now.astimezone(UTC).strftime(_FORM)


def let_go(folder: Path, now: datetime, *, days: int) -> None:
    """Remove what is older than so many days: the private part of each backup, and all logs but the first of a month.

    The latest whole backup stays whole, however old; whatever was not named by `name_for` stays.
    """
    oldest = name_for(now - timedelta(days=days))
    made = daily(folder)
    latest = next((places for places in reversed(made) if all(path.exists() for path in places.all)), None)
    months: set[str] = set()
    for places in made:
        month = _month(places)
        is_first, is_old = month not in months, places.stem.name < oldest
        months.add(month)
        if is_old and places != latest:
            places.private.unlink(missing_ok=True)
            if not is_first:
                places.manifest.unlink(missing_ok=True)
                places.log.unlink(missing_ok=True)


def daily(folder: Path) -> Sequence[Places]:
    """List the daily backups of a folder, oldest first."""
    stems = {Places.of(path).stem for path in folder.glob("tracker-*Z.*")}
    return [Places(stem) for stem in sorted(stems) if _STEM.fullmatch(stem.name)]


def _month(places: Places) -> str:
    found = _STEM.fullmatch(places.stem.name)
    return found[1] if found else ""
