"""Backup: a checked copy of a record in one file, without the working key."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.application.copying import copy_to_file, is_sound, open_copy
from tracker.application.manifest import FORMAT, Manifest, archive_of, digest, place_of
from tracker.application.packing import pack, packed
from tracker.store import schema
from tracker.store.engine import reading
from tracker.store.files import give_name, to_disk
from tracker.store.held_files import HeldFiles
from tracker.store.report import Report
from tracker.store.tables import log_commit

_PREFIX, _SUFFIX = "tracker-", ".backup"

Check = Callable[[Engine, HeldFiles], Report]
"""Verifies the whole log of a database, and the files that its events speak of."""


class BackupExists(Exception):
    """There is a file of that name already; a backup never replaces one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(path)


class BackupNotIntact(Exception):
    """The copy does not pass its checks, so it was not kept: the record itself may be damaged at `position`."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(position)


def back_up(engine: Engine, check: Check, target: Path, files: HeldFiles, *, sample: bool) -> Manifest:
    """Write a backup into a new file, its files and its manifest beside it; others may write to the record meanwhile.

    Each gets its name only when it has been checked and has reached the disk; a backup is whole when its manifest is
    there. What an event of the copy speaks of was kept before the event, so it is among the files that are packed
    after the copy was made. Raises BackupExists, BackupNotIntact, StoreUnavailable, OSError.
    """
    places = (target, archive_of(target), place_of(target))
    for path in places:
        if path.exists():
            raise BackupExists(path)
    half, half_archive, half_manifest = map(_half, places)
    before = _size(engine)
    try:
        copy_to_file(engine, half)
        half.chmod(0o600)
        to_disk(half)
        count = pack(files, half_archive)
        with packed(half_archive, files) as lying:
            report = _checked(engine, half, lambda copy: check(copy, lying), before)
        manifest = _manifest(engine, half, report, sample=sample)
        if count:
            size, hashed = half_archive.stat().st_size, digest(half_archive)
            manifest = replace(manifest, files=count, files_bytes=size, files_sha256=hashed)
            give_name(half_archive, archive_of(target))
        half_manifest.write_text(manifest.text(), "utf-8")
        half_manifest.chmod(0o600)
        to_disk(half_manifest)
        give_name(half, target)
        give_name(half_manifest, place_of(target))
        to_disk(target.parent)
    except FileExistsError:
        raise BackupExists(target) from None
    finally:
        for path in (half, half_archive, half_manifest):
            path.unlink(missing_ok=True)
    return manifest


def let_go(folder: Path, now: datetime, *, days: int) -> None:
    """Remove the daily backups that are older; whatever was not named by `name_for` stays."""
    oldest = name_for(now - timedelta(days=days))
    for backup in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        if len(backup.name) == len(oldest) and backup.name < oldest:
            for path in (place_of(backup), archive_of(backup), backup):
                path.unlink(missing_ok=True)


def name_for(now: datetime) -> str:
    """Give the name of a backup made now."""
    return f"{_PREFIX}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{_SUFFIX}"


def _checked(engine: Engine, copy: Path, check: Callable[[Engine], Report], before: int) -> Report:
    """Verify a copy, and hold its size and root against a head that the record had meanwhile."""
    opened = open_copy(copy)
    try:
        with reading(opened) as connection:
            sound = is_sound(connection)
        report = check(opened)
    finally:
        opened.dispose()
    if report.first is not None or not sound:
        raise BackupNotIntact(report.first.position if report.first else 0)
    if report.size < before or _root(engine, report.size) != report.root:
        raise BackupNotIntact(report.size)
    return report


def _manifest(engine: Engine, copy: Path, report: Report, *, sample: bool) -> Manifest:
    return Manifest(
        format=FORMAT,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        size=report.size,
        root=report.root.hex(),
        bytes=copy.stat().st_size,
        sha256=digest(copy),
        schema=schema.head() or "",
        database=engine.dialect.name,
        sample=sample,
    )


def _size(engine: Engine) -> int:
    with reading(engine) as connection:
        last = select(log_commit.c.position).order_by(log_commit.c.position.desc()).limit(1)
        return connection.scalar(last) or 0


def _root(engine: Engine, size: int) -> bytes | None:
    with reading(engine) as connection:
        return connection.scalar(select(log_commit.c.root).where(log_commit.c.position == size))


def _half(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.half")
