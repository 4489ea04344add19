"""Lock and unlock: the working key taken off this machine when somebody comes for it, and put back from a copy.

The mark goes first: from then on no command and no server reads a key here, and a server that runs replaces itself, so
that nothing stays in its memory. Then the key goes, and last the sign-ins. Killed at any moment, it is run again, and
goes on; what was not done of the last part is done before anybody comes in again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url

from tracker.accounts.accounts import Accounts
from tracker.application import restore as restoring
from tracker.application.half_made import workshop
from tracker.application.manifest import Places
from tracker.bootstrap.key_copies import NoKeyInFile, read_copy, require_opens
from tracker.bootstrap.lock_marker import is_locked, key_place
from tracker.bootstrap.parts import NoRecord, open_engine
from tracker.bootstrap.recovery import recovery_key
from tracker.settings import Settings
from tracker.store.files import put
from tracker.store.keys import WorkingKey

_PATIENCE = 400
"""Milliseconds that a lock waits for a database that others write to."""


class NoCopyKnown(Exception):
    """Nobody noted a copy of the working key: to lock would be to lose all texts for ever."""


class NotLocked(Exception):
    """The record is not locked: there is a working key in its place."""


@dataclass(frozen=True)
class Locking:
    """What a lock did: whether all sign-ins ended, or have to end when somebody unlocks."""

    ended_sign_ins: bool


def lock(settings: Settings, *, without_a_copy: bool = False) -> Locking:
    """Take the key off this machine and end all sign-ins.

    Raises NoRecord; NoCopyKnown where nobody noted a copy, unless words may be lost for ever; OSError where the key
    could not be removed, or the record not be marked.
    """
    file = settings.database_file
    if not (is_locked(settings) or settings.key_path.exists() or (file is not None and file.exists())):
        raise NoRecord(settings.home)
    place = key_place(settings)
    if not (without_a_copy or place.may_be_taken()):
        raise NoCopyKnown
    place.take_away()
    return Locking(ended_sign_ins=_succeeds(lambda: _end_sign_ins(settings, impatient=True)))


def unlock(settings: Settings, copy: Path) -> None:
    """Put the key back from a copy, after ending all sign-ins; a key of another record changes nothing.

    Raises NotLocked, NoKeyInFile, KeyOfAnotherRecord, NoRecord, StoreUnavailable, OSError.
    """
    _require_locked(settings)
    _put_back(settings, read_copy(copy))


def unlock_from_backup(settings: Settings, backup: Path, recovery: Path) -> None:
    """Put the key back from a backup that holds it, as `unlock` does; nothing else of the backup is used.

    Raises what `unlock` raises, RecoveryKeyBroken, WrongRecoveryKey, BackupIncomplete, BackupDamaged.
    """
    _require_locked(settings)
    places = Places.of(backup)
    restoring.whole(places)
    with workshop(settings.home) as folder:
        key = restoring.key_of(restoring.unwrap(places, recovery_key(recovery), folder))
    if key is None:
        raise NoKeyInFile(places.private)
    _put_back(settings, key)


def _require_locked(settings: Settings) -> None:
    if not is_locked(settings) and settings.key_path.exists():
        raise NotLocked


def _put_back(settings: Settings, key: WorkingKey) -> None:
    require_opens(settings, key)
    _end_sign_ins(settings)
    put(settings.key_path, key.text())
    key_place(settings).note_copy(key)
    key_place(settings).unmark()


def _end_sign_ins(settings: Settings, *, impatient: bool = False) -> None:
    engine = open_engine(_in_a_hurry(settings) if impatient else settings)
    if impatient:
        event.listen(engine, "connect", _hurry)
    try:
        Accounts(engine, None, lambda: datetime.now(UTC)).begin_anew()
    finally:
        engine.dispose()


def _in_a_hurry(settings: Settings) -> Settings:
    """Let nobody wait long for a database server that does not answer."""
    if settings.database_file is not None:
        return settings
    address = make_url(settings.database).update_query_dict({"connect_timeout": "2"})
    return settings.model_copy(update={"database": address.render_as_string(hide_password=False)})


def _hurry(connection: Any, _record: object) -> None:  # noqa: ANN401 - a connection of either driver
    if type(connection).__module__.startswith("sqlite3"):
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    else:
        connection.execute(f"SET lock_timeout = '{_PATIENCE}ms'")
        connection.commit()


def _succeeds(step: Callable[[], None]) -> bool:
    try:
        step()
    except Exception:  # noqa: BLE001 - whatever is wrong with the database, the key is gone, and that is what counts
        return False
    return True
