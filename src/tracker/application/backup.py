"""Backup: a checked copy of a record in two files that nobody on this machine can read again, and what is in them.

The first file is the log by itself, which is kept for years; the second all else, with the working key, which goes when
its days are over. Both are encrypted to a key that lies elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.application.copying import copy_parts, is_sound, open_parts
from tracker.application.half_made import workshop
from tracker.application.manifest import FORMAT, Manifest, Places
from tracker.application.packing import TABLES, Packed, SeenFiles, digest_of, look_through
from tracker.application.signed_backups import signed
from tracker.store import schema
from tracker.store.age_file import Readable, RecoveryKey, decrypted, encrypt
from tracker.store.engine import reading
from tracker.store.files import FileRefused, digest, give_name, give_to_owner, to_disk
from tracker.store.held_files import HeldFiles
from tracker.store.refusals import FileDamaged
from tracker.store.report import Report
from tracker.store.tables import log_commit

_LOG = "log.db"

Check = Callable[[Engine, HeldFiles], Report]
"""Verifies the whole log of a database, and the files that its events speak of."""


class BackupExists(FileRefused):
    """There is a file of that name already; a backup never replaces one."""


class BackupNotIntact(Exception):
    """The copy does not pass its checks, so it was not kept: the record itself may be damaged at `position`."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(position)


@dataclass(frozen=True)
class About:
    """What a manifest says beside what is counted: the log's name, its newest signed checkpoint, if it is a demo's."""

    origin: str
    checkpoint: str
    sample: bool


@dataclass(frozen=True)
class Wrapping:
    """Who can open a backup again, and the folder in which it lies in clear while it is made."""

    recipients: Sequence[str]
    folder: Path


def back_up(engine: Engine, check: Check, files: HeldFiles, places: Places, *, about: About, by: Wrapping) -> Manifest:  # noqa: PLR0913
    """Write a backup into new files; others may write to the record meanwhile.

    What was encrypted is decrypted once more, with a key of this moment, and compared; and the copy is verified as a
    whole. Only then each file gets its name, the manifest last. What an event of the copy speaks of was kept before
    the event, so it is among the files that are packed after the copy was made. With the working key the manifest is
    signed. Raises BackupExists, BackupNotIntact,
    StoreUnavailable, OSError.
    """
    for path in places.all:
        if path.exists():
            raise BackupExists(path)
    before = _size(engine)
    with workshop(by.folder) as clear, workshop(places.stem.parent) as wrapped:
        log, private = clear / _LOG, clear / TABLES
        copy_parts(engine, log, private)
        halves = [wrapped / path.name for path in places.all]
        seen = _wrap(log, private, files, by.recipients, halves)
        report = _checked(engine, log, private, lambda copy: check(copy, seen), before)
        manifest = _manifest(engine, halves, report, about)
        manifest = signed(manifest, files.key) if files.key else manifest
        halves[2].write_text(manifest.text(), "utf-8")
        for half in halves:
            with half.open("rb") as made:
                give_to_owner(made.fileno(), places.stem.parent)
        _name(halves, places)
    return manifest


def _wrap(log: Path, private: Path, files: HeldFiles, recipients: Sequence[str], halves: Sequence[Path]) -> SeenFiles:
    """Encrypt both parts, read them back, and give the files that came back; raises BackupNotIntact."""
    own = RecoveryKey.draw()
    with log.open("rb") as content:
        _encrypt(content, halves[0], [*recipients, own.recipient])
    named = "".join(f"{one}\n" for one in recipients).encode()
    _encrypt(Packed(private, files, named), halves[1], [*recipients, own.recipient])
    try:
        with decrypted(halves[0], own) as content:
            log_came_back = digest_of(content)
        with decrypted(halves[1], own) as content:
            tables_came_back, seen = look_through(content, files)
    except FileDamaged:
        raise BackupNotIntact(0) from None
    if (log_came_back, tables_came_back) != (digest(log), digest(private)):
        raise BackupNotIntact(0)
    return seen


def _encrypt(content: Readable, half: Path, recipients: Sequence[str]) -> None:
    try:
        with half.open("xb") as into:
            encrypt(content, into, recipients)
    except OSError as wrong:
        raise OSError(wrong.errno, wrong.strerror, str(half)) from wrong
    half.chmod(0o600)
    to_disk(half)


def _checked(engine: Engine, log: Path, private: Path, check: Callable[[Engine], Report], before: int) -> Report:
    """Verify a copy, and hold its size and root against a head that the record had meanwhile."""
    opened = open_parts(log, private)
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


def _manifest(engine: Engine, halves: Sequence[Path], report: Report, about: About) -> Manifest:
    log, private = halves[0], halves[1]
    return Manifest(
        format=FORMAT,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        origin=about.origin,
        size=report.size,
        root=report.root.hex(),
        checkpoint=about.checkpoint,
        log_bytes=log.stat().st_size,
        log_sha256=digest(log),
        private_bytes=private.stat().st_size,
        private_sha256=digest(private),
        schema=schema.head(),
        database=engine.dialect.name,
        sample=about.sample,
    )


def _name(halves: Sequence[Path], places: Places) -> None:
    """Give each half its name, the manifest last; where another has one of the names, none is given."""
    halves[2].chmod(0o600)
    to_disk(halves[2])
    named: list[Path] = []
    try:
        for half, path in zip(halves, places.all, strict=True):
            give_name(half, path)
            named.append(path)
    except BaseException as wrong:
        for path in named:
            path.unlink(missing_ok=True)
        if isinstance(wrong, FileExistsError):
            raise BackupExists(places.all[len(named)]) from None
        raise
    to_disk(places.stem.parent)


def _size(engine: Engine) -> int:
    with reading(engine) as connection:
        last = select(log_commit.c.position).order_by(log_commit.c.position.desc()).limit(1)
        return connection.scalar(last) or 0


def _root(engine: Engine, size: int) -> bytes | None:
    with reading(engine) as connection:
        return connection.scalar(select(log_commit.c.root).where(log_commit.c.position == size))
