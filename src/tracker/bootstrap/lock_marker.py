"""Whether the record of a home is locked: then nobody here reads a key or serves a page."""

from tracker.settings import Settings
from tracker.store.key_place import KeyPlace


class RecordLocked(Exception):
    """The record was locked on this machine; only a copy of the working key opens it."""


def key_place(settings: Settings) -> KeyPlace:
    """Say where the working key lies, and what is noted of it."""
    return KeyPlace(settings.home, settings.key_path, settings.backups_path)


def is_locked(settings: Settings) -> bool:
    """Say whether the record of a home is locked."""
    return key_place(settings).is_locked


def require_open(settings: Settings) -> None:
    """Raise RecordLocked where the record of a home is locked."""
    if is_locked(settings):
        raise RecordLocked
