"""Backup: a checked copy of a record in one file, without the working key."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.application.copying import copy_to_file, is_sound, open_copy
from tracker.application.manifest import FORMAT, Manifest, digest, place_of
from tracker.store import schema
from tracker.store.engine import reading
from tracker.store.files import give_name, to_disk
from tracker.store.report import Report
from tracker.store.tables import log_commit

Check = Callable[[Engine], Report]
"""Verifies the whole log of a database."""


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


def back_up(engine: Engine, check: Check, target: Path, *, sample: bool) -> Manifest:
    """Write a backup into a new file, and its manifest beside it; others may write to the record meanwhile.

    The file gets its name only when it has been checked and has reached the disk; a backup is whole when its
    manifest is there. Raises BackupExists, BackupNotIntact, StoreUnavailable, OSError.
    """
    for path in (target, place_of(target)):
        if path.exists():
            raise BackupExists(path)
    half, half_manifest = _half(target), _half(place_of(target))
    before = _size(engine)
    try:
        copy_to_file(engine, half)
        half.chmod(0o600)
        to_disk(half)
        manifest = _manifest(engine, half, _checked(engine, half, check, before), sample=sample)
        half_manifest.write_text(manifest.text(), "utf-8")
        half_manifest.chmod(0o600)
        to_disk(half_manifest)
        give_name(half, target)
        give_name(half_manifest, place_of(target))
        to_disk(target.parent)
    except FileExistsError:
        raise BackupExists(target) from None
    finally:
        for path in (half, half_manifest):
            path.unlink(missing_ok=True)
    return manifest


def name_for(now: datetime) -> str:
    """Give the name of a backup made now."""
    return f"tracker-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.backup"


def _checked(engine: Engine, copy: Path, check: Check, before: int) -> Report:
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
