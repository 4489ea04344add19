"""Restore: a backup is decrypted and examined, and put into a new home; a record that is there is never replaced."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, inspect, select

from tracker.application.backup import Check
from tracker.application.backup_parts import PRIVATE
from tracker.application.copying import copy_rows, is_sound, open_copy, put_together
from tracker.application.half_made import half_of
from tracker.application.manifest import BackupIncomplete, Manifest, Places
from tracker.application.packing import FILES, TABLES, Beside, unpack
from tracker.application.retention import KEPT
from tracker.store import schema
from tracker.store.age_file import RecoveryKey, decrypt, decrypted
from tracker.store.engine import reading
from tracker.store.files import FileRefused, digest, give_name, to_disk
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.refusals import FileDamaged, StoreUnavailable
from tracker.store.report import Report, Wrong
from tracker.store.tables import log_head

Rebuild = Callable[[Engine], object]

_LOG, _WHOLE = "log.db", "tracker.db"


class BackupDamaged(FileRefused):
    """The backup is not what its manifest says; `reason` is short, changed, broken, files, or another_log."""


class BackupOfAnotherKey(Exception):
    """The working key given does not open the words of the backup."""


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


@dataclass(frozen=True)
class Unwrapped:
    """A backup in clear: one SQLite file on this version's tables, the folder of its files, and what lay beside them.

    What can be rebuilt is not in the file.
    """

    file: Path
    files: Path
    beside: Beside


def whole(places: Places) -> Manifest:
    """Give the manifest of a backup whose two files are those that were made, as far as can be told without a key.

    Raises BackupIncomplete, BackupOfAnotherFormat, BackupDamaged.
    """
    manifest = Manifest.read(places)
    _require(places.log, manifest.log_bytes, manifest.log_sha256)
    if places.log.exists() and not places.private.exists():
        is_old = datetime.now(UTC) - manifest.made() >= timedelta(days=KEPT)
        raise BackupIncomplete(places.private, "let_go" if is_old else "private")
    _require(places.private, manifest.private_bytes, manifest.private_sha256)
    return manifest


def unwrap(places: Places, recovery: RecoveryKey, folder: Path) -> Unwrapped:
    """Decrypt a backup into an empty folder; raises WrongRecoveryKey, BackupDamaged, NewerDatabase, OSError."""
    log = folder / _LOG
    try:
        with places.log.open("rb") as source, log.open("xb") as target:
            decrypt(source, target, recovery)
    except FileDamaged:
        raise BackupDamaged(places.log, "broken") from None
    try:
        with decrypted(places.private, recovery) as archive:
            beside = unpack(archive, folder)
    except FileDamaged:
        raise BackupDamaged(places.private, "broken") from None
    try:
        put_together(log, folder / TABLES, folder / _WHOLE)
    except StoreUnavailable:
        raise BackupDamaged(places.log, "broken") from None
    return Unwrapped(folder / _WHOLE, folder / FILES, beside)


def examine(places: Places, manifest: Manifest, unwrapped: Unwrapped, check: Check, files: HeldFiles) -> None:
    """Hold a backup in clear against its manifest; raises BackupDamaged, BackupOfAnotherKey."""
    opened = open_copy(unwrapped.file)
    try:
        with reading(opened) as connection:
            if not is_sound(connection):
                raise BackupDamaged(places.log, "broken")
        _compare(places, manifest, check(opened, files))
    except StoreUnavailable:
        raise BackupDamaged(places.log, "broken") from None
    finally:
        opened.dispose()


def require_room(engine: Engine, size: int) -> None:
    """Refuse a database that holds anything already; on a server its own tables may be there, empty.

    So they are where a process that made them was killed. Raises HoldsARecord, HomeNotEmpty.
    """
    with reading(engine) as connection:
        tables = inspect(connection).get_table_names()
        if log_head.name in tables:
            there = connection.scalar(select(log_head.c.position)) or 0
            if there:
                raise HoldsARecord(there, size)
            is_ours = engine.dialect.name == "postgresql" and schema.current(engine) is not None
            if is_ours and all(connection.execute(select(one).limit(1)).first() is None for one in PRIVATE):
                return
        if tables:
            raise HomeNotEmpty("database")


def put(ready: Path, engine: Engine, file: Path | None, rebuild: Rebuild) -> None:
    """Put a record that is ready for use into an empty database, or where its file is to lie.

    `rebuild` computes in a database what pages read; in a file all is there already.
    """
    if file is None:
        _put_in_database(ready, engine, rebuild)
    else:
        _put_in_file(ready, file)


def _put_in_file(ready: Path, file: Path) -> None:
    with half_of(file) as half:
        shutil.copyfile(ready, half)
        half.chmod(0o600)
        to_disk(half)
        give_name(half, file)
        to_disk(file.parent)


def _put_in_database(ready: Path, engine: Engine, rebuild: Rebuild) -> None:
    opened = open_copy(ready)
    try:
        schema.upgrade(engine)
        copy_rows(opened, engine)
        rebuild(engine)
    finally:
        opened.dispose()


def _require(path: Path, size: int, sha256: str) -> None:
    """Refuse a file that is not the one that was made; raises BackupIncomplete, BackupDamaged."""
    if not path.is_file():
        raise BackupIncomplete(path)
    if path.stat().st_size != size:
        raise BackupDamaged(path, "short")
    if digest(path) != sha256:
        raise BackupDamaged(path, "changed")


def _compare(places: Places, manifest: Manifest, report: Report) -> None:
    wrong = {flaw.what for flaw in report.flaws}
    if wrong and wrong <= {Wrong.FILE_MISSING, Wrong.FILE_DAMAGED}:
        raise BackupDamaged(places.private, "files")
    if wrong <= {Wrong.WORDS_BROKEN, Wrong.FILE_MISSING, Wrong.FILE_DAMAGED} and Wrong.WORDS_BROKEN in wrong:
        raise BackupOfAnotherKey
    if wrong or (report.size, report.root.hex()) != (manifest.size, manifest.root):
        raise BackupDamaged(places.log, "another_log")


def key_of(unwrapped: Unwrapped) -> WorkingKey | None:
    """Give the working key that lay in the backup, None where there was none; raises KeyFileBroken."""
    return WorkingKey.parse(unwrapped.beside.key) if unwrapped.beside.key is not None else None
