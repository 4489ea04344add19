"""What a test does with a backup that only the holder of its recovery key can: opens a part, and wraps it again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.application.manifest import Places
from tracker.store.age_file import RecoveryKey, decrypt, encrypt


@contextmanager
def log_of(places: Places, key: Path) -> Iterator[Path]:
    """Give the log of a backup in clear, for as long as it is looked at."""
    clear = places.log.with_suffix(".db")
    with places.log.open("rb") as source, clear.open("xb") as target:
        decrypt(source, target, RecoveryKey.parse(key.read_text()))
    yield clear
    clear.unlink()


def wrap(clear: Path, path: Path, recipients: Path) -> None:
    """Encrypt a file to those who are listed."""
    with clear.open("rb") as source, path.open("xb") as target:
        encrypt(source, target, recipients.read_text().split())
