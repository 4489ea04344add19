"""A note in a restored home that its log was signed before: what was published, and the key, have yet to be brought."""

from pathlib import Path

from tracker.store.files import put
from tracker.store.public_log.folder import LogFolder


def note_of(home: Path) -> Path:
    """Say where the note lies."""
    return home / "signed-before"


def leave_note(home: Path, origin: str) -> None:
    """Note that the log of this origin was signed before."""
    put(note_of(home), f"{origin}\n".encode())


def waits_for_its_past(home: Path, folder: LogFolder) -> bool:
    """Say whether the log was signed before, and its folder does not show it yet."""
    return note_of(home).exists() and folder.signed() is None
