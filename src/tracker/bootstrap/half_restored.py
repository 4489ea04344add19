"""What a restore puts in a home beside the database, noted first: where it was killed, the next one clears it away.

The note is locked while a restore runs; the system takes the lock from whoever ends. The record counts as restored from
the moment at which its database lies there, whatever comes after.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Engine, select

from tracker.application.half_made import sweep, sweep_half_of
from tracker.application.manifest import Manifest
from tracker.application.restore import HoldsARecord, HomeNotEmpty, require_room
from tracker.settings import Settings
from tracker.store.engine import reading
from tracker.store.files import give_name, to_disk
from tracker.store.held_files import NAME
from tracker.store.keys import WorkingKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signed_before import note_of
from tracker.store.refusals import KeyFileBroken, KeyFileMissing
from tracker.store.tables import log_commit

_NOTE = ".restoring"
_HALF = re.compile(r"\.?(.+)\.[0-9a-f]{8}")


@dataclass(frozen=True)
class Begun:
    """A restore that began: of which backup (SHA-256 of its private part), and what it puts that was not there.

    `key` is the mark of the working key, empty where one lay there already; `log` the name under which the former
    public log is kept from then on, empty where there was none, None where the public log is left alone.
    """

    backup: str
    key: str
    has_files: bool
    has_recipients: bool
    log: str | None


@contextmanager
def begun(settings: Settings, what: Begun) -> Iterator[None]:
    """Note what is about to be put, until all is there or gone again; raises HomeNotEmpty beside another restore."""
    note = settings.home / _NOTE
    half = note.with_name(f"{_NOTE}.{token_hex(4)}")
    with half.open("x", encoding="utf-8") as file:
        flock(file, LOCK_EX)
        file.write(json.dumps(asdict(what)))
        file.flush()
        os.fsync(file.fileno())
        try:
            give_name(half, note)
        except FileExistsError:
            half.unlink()
            raise HomeNotEmpty(str(settings.home)) from None
        to_disk(settings.home)
        try:
            yield
        finally:
            note.unlink(missing_ok=True)
            to_disk(settings.home)


def was_done(settings: Settings, engine: Engine, backup: Manifest) -> bool:
    """Say whether a restore of this backup that was killed had finished; clear away what one left that had not.

    Raises HomeNotEmpty where a restore runs at this moment.
    """
    sweep(settings.home)
    _sweep_halves_of(settings.home / _NOTE)
    try:
        file = (settings.home / _NOTE).open(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return False
    with file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            raise HomeNotEmpty(str(settings.home)) from None
        what = _read(file.read(), settings)
        is_there = _lies_there(settings, engine)
        if not is_there:
            _clear_away(settings, what)
        (settings.home / _NOTE).unlink()
        to_disk(settings.home)
    return is_there and what.backup == backup.private_sha256 and _holds(engine, backup)


def _holds(engine: Engine, backup: Manifest) -> bool:
    """Say whether the log that lies there is the one of a backup, and no other that somebody began since."""
    with reading(engine) as connection:
        root = connection.scalar(select(log_commit.c.root).where(log_commit.c.position == backup.size))
    return root is not None and root.hex() == backup.root


def _read(written: str, settings: Settings) -> Begun:
    try:
        return Begun(**json.loads(written))
    except (ValueError, TypeError):  # none of ours was ever written in part
        raise HomeNotEmpty(str(settings.home)) from None


def _lies_there(settings: Settings, engine: Engine) -> bool:
    if settings.database_file is not None:
        return settings.database_file.exists()
    try:
        require_room(engine, 0)
    except HoldsARecord:
        return True
    return False


def _clear_away(settings: Settings, what: Begun) -> None:
    if settings.database_file is not None:
        sweep_half_of(settings.database_file)
    if what.has_files and settings.files.is_dir():
        for path in settings.files.iterdir():
            if NAME.fullmatch(path.name):
                path.unlink()
        with suppress(OSError):  # what somebody else put there stays, and is told as any file that is there
            settings.files.rmdir()
    if what.has_recipients:
        settings.recipients_path.unlink(missing_ok=True)
    with suppress(KeyFileMissing, KeyFileBroken):
        if WorkingKey.read_copy(settings.key_path).mark == what.key:
            settings.key_path.unlink()
    note_of(settings.home).unlink(missing_ok=True)
    for path in (settings.recipients_path, settings.key_path, note_of(settings.home)):
        _sweep_halves_of(path)
    if what.log is not None:
        put_log_back(LogFolder(settings.public_log), what.log)


def put_log_back(folder: LogFolder, aside: str) -> None:
    """Undo that a log was begun anew: what was to be signed goes, and the former folder, if any, is back."""
    folder.loss_was_told()
    _sweep_halves_of(folder.path / "loss-to-sign")
    with suppress(OSError):
        folder.path.rmdir()
    if aside and not folder.path.exists() and (kept := folder.path.with_name(aside)).is_dir():
        kept.rename(folder.path)


def _sweep_halves_of(path: Path) -> None:
    """Remove what a killed process left where it wrote a file."""
    for half in path.parent.glob(f"*{path.name}.*"):
        found = _HALF.fullmatch(half.name)
        if found and found[1].lstrip(".") == path.name.lstrip("."):
            half.unlink(missing_ok=True)
