"""Copies of the working key that lie elsewhere: made, checked, and noted in the home, so that a lock loses nothing."""

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.bootstrap.lock_marker import key_place, require_open
from tracker.bootstrap.parts import open_engine
from tracker.settings import Settings
from tracker.store.engine import reading
from tracker.store.files import FileRefused, put_new
from tracker.store.keys import WorkingKey
from tracker.store.refusals import BrokenWords, KeyFileBroken, KeyFileMissing, WrongKey
from tracker.store.tables import words
from tracker.store.words import Sealed, unseal

_TRIED = 20
"""How many texts are tried with a key: one that opens shows that it is the right one."""


class CopyBesideTheKey(Exception):
    """A copy in the home goes where the home goes: it is none."""


class CopyExists(FileRefused):
    """There is a file of that name already; a copy never replaces one."""


class NoKeyInFile(FileRefused):
    """The file is not there, or is no working key."""


class KeyOfAnotherRecord(Exception):
    """The key opens none of this record's texts."""


def copy_key(settings: Settings, target: Path) -> None:
    """Write the working key into a new file elsewhere, read it back, and note the day.

    Raises RecordLocked, CopyBesideTheKey, CopyExists, the refusals of the key file, OSError.
    """
    require_open(settings)
    _require_elsewhere(settings, target)
    key = WorkingKey.load(settings.key_path)
    try:
        put_new(target, key.text())
    except FileExistsError:
        raise CopyExists(target) from None
    check_copy(settings, target)


def check_copy(settings: Settings, copy: Path) -> None:
    """Find out whether a copy would unlock this record, and note the day.

    Raises KeyOfAnotherRecord, NoKeyInFile, CopyBesideTheKey; on a locked record what `open_engine` raises.
    """
    key = read_copy(copy)
    _require_elsewhere(settings, copy)
    if settings.key_path.exists():
        if WorkingKey.load(settings.key_path).mark != key.mark:
            raise KeyOfAnotherRecord
    else:
        require_opens(settings, key)
    key_place(settings).note_copy(key)


def _require_elsewhere(settings: Settings, copy: Path) -> None:
    """Refuse what goes where the record goes: a file in the home or beside the key, or the key by another name."""
    lies_in, key = copy.resolve().parents, settings.key_path
    if settings.home.resolve() in lies_in or copy.resolve().parent == key.resolve().parent:
        raise CopyBesideTheKey
    if copy.exists() and key.exists() and copy.samefile(key):
        raise CopyBesideTheKey


def read_copy(path: Path) -> WorkingKey:
    """Read a copy of a working key; raises NoKeyInFile."""
    try:
        return WorkingKey.read_copy(path)
    except (KeyFileMissing, KeyFileBroken, IsADirectoryError, NotADirectoryError):
        raise NoKeyInFile(path) from None


def require_opens(settings: Settings, key: WorkingKey) -> None:
    """Raise KeyOfAnotherRecord where a key opens nothing of what the record holds; raises what `open_engine` raises."""
    engine = open_engine(settings)
    try:
        rows = _some(engine)
    finally:
        engine.dispose()
    if rows and not any(_opens(row, key) for row in rows):
        raise KeyOfAnotherRecord


def _some(engine: Engine) -> Sequence[Sealed]:
    with reading(engine) as connection:
        asked = select(words.c.ref, words.c.key_no, words.c.sealed).limit(_TRIED)
        return [Sealed(*row) for row in connection.execute(asked)]


def _opens(row: Sealed, key: WorkingKey) -> bool:
    try:
        unseal(row, key)
    except (WrongKey, BrokenWords):
        return False
    return True
