"""Restore: a backup is examined, and put into a new home; a record that is there is never replaced."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, inspect, select

from tracker.application.backup import Check
from tracker.application.copying import copy_rows, is_sound, open_copy
from tracker.application.manifest import BackupIncomplete, Manifest, archive_of, digest
from tracker.application.packing import packed, unpacked
from tracker.store import schema
from tracker.store.engine import make_engine, reading
from tracker.store.files import give_name, to_disk
from tracker.store.held_files import HeldFiles
from tracker.store.refusals import FileDamaged, KeyFileExists, StoreUnavailable
from tracker.store.report import Report, Wrong
from tracker.store.tables import log_head

Finish = Callable[[Engine], None]


class BackupDamaged(Exception):
    """The backup is not what its manifest says; `reason` is short, changed, broken, files, or another_log."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(path, reason)


class KeyOfAnotherRecord(Exception):
    """The working key does not open the words of the backup."""


class HomeNotEmpty(Exception):
    """Something lies already where the record is to be put."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)


class HoldsARecord(Exception):
    """The target holds a record of `there` events; `reason` is `fewer` where the backup's `size` is smaller."""

    def __init__(self, there: int, size: int) -> None:
        self.there, self.size = there, size
        self.reason = "fewer" if size < there else "other"
        super().__init__(there, size)


def examine(backup: Path, check: Check, files: HeldFiles) -> Manifest:
    """Check a backup and its files against its manifest and by themselves, and give the manifest.

    `files` says with which key they are opened.
    Raises BackupIncomplete, BackupOfAnotherFormat, BackupDamaged, KeyOfAnotherRecord, NewerDatabase.
    """
    manifest = Manifest.beside(backup)
    if not backup.is_file():
        raise BackupIncomplete(backup)
    if backup.stat().st_size != manifest.bytes:
        raise BackupDamaged(backup, "short")
    if digest(backup) != manifest.sha256:
        raise BackupDamaged(backup, "changed")
    _require_archive(backup, manifest)
    opened = open_copy(backup)
    try:
        schema.current(opened)
        with reading(opened) as connection:
            if not is_sound(connection):
                raise BackupDamaged(backup, "broken")
        with packed(archive_of(backup), files) as lying:
            _compare(backup, manifest, check(opened, lying))
    except FileDamaged:
        raise BackupDamaged(archive_of(backup), "files") from None
    except StoreUnavailable:
        raise BackupDamaged(backup, "broken") from None
    finally:
        opened.dispose()
    return manifest


@contextmanager
def files_put(backup: Path, folder: Path) -> Iterator[None]:
    """Put the files of a backup where those of the record are to lie, unless what follows fails."""
    if not archive_of(backup).exists():
        yield
        return
    with unpacked(archive_of(backup), folder):
        yield


def require_room(engine: Engine, size: int) -> None:
    """Refuse a database that holds anything already; raises HoldsARecord, HomeNotEmpty."""
    with reading(engine) as connection:
        tables = inspect(connection).get_table_names()
        if log_head.name in tables:
            there = connection.scalar(select(log_head.c.position)) or 0
            if there:
                raise HoldsARecord(there, size)
        if tables:
            raise HomeNotEmpty("database")


def copy_key(source: Path, target: Path) -> None:
    """Put the working key beside the restored record, for its owner alone; raises KeyFileExists."""
    try:
        opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if source.read_bytes() == target.read_bytes():
            return
        raise KeyFileExists from None
    with os.fdopen(opened, "wb") as file:
        file.write(source.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def put(backup: Path, engine: Engine, file: Path | None, finish: Finish) -> None:
    """Put a backup into an empty database, or where the record's file is to lie; `finish` makes it ready for use."""
    if file is None:
        _put_in_database(backup, engine, finish)
    else:
        _put_in_file(backup, file, finish)


def _put_in_file(backup: Path, file: Path, finish: Finish) -> None:
    half = file.with_name(f".{file.name}.half")
    try:
        shutil.copyfile(backup, half)
        half.chmod(0o600)
        engine = make_engine(URL.create("sqlite", database=str(half)))
        try:
            schema.upgrade(engine)
            finish(engine)
        finally:
            engine.dispose()  # the last connection that closes leaves one file
        to_disk(half)
        give_name(half, file)
        to_disk(file.parent)
    finally:
        for left in file.parent.glob(f"{half.name}*"):
            left.unlink()


def _put_in_database(backup: Path, engine: Engine, finish: Finish) -> None:
    opened = open_copy(backup)
    try:
        schema.require_current(opened)
        schema.upgrade(engine)
        copy_rows(opened, engine)
        finish(engine)
    finally:
        opened.dispose()


def _require_archive(backup: Path, manifest: Manifest) -> None:
    """Refuse a backup whose files are not those that were packed; raises BackupIncomplete, BackupDamaged."""
    archive = archive_of(backup)
    if not manifest.files:
        return
    if not archive.is_file():
        raise BackupIncomplete(archive)
    if archive.stat().st_size != manifest.files_bytes:
        raise BackupDamaged(archive, "short")
    if digest(archive) != manifest.files_sha256:
        raise BackupDamaged(archive, "changed")


def _compare(backup: Path, manifest: Manifest, report: Report) -> None:
    wrong = {flaw.what for flaw in report.flaws}
    if wrong and wrong <= {Wrong.FILE_MISSING, Wrong.FILE_DAMAGED}:
        raise BackupDamaged(archive_of(backup), "files")
    if wrong <= {Wrong.WORDS_BROKEN, Wrong.FILE_MISSING, Wrong.FILE_DAMAGED} and Wrong.WORDS_BROKEN in wrong:
        raise KeyOfAnotherRecord
    if wrong or (report.size, report.root.hex()) != (manifest.size, manifest.root):
        raise BackupDamaged(backup, "another_log")
