"""A backup put into a new home, or into an empty database of a server."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, select

from tracker.application import erased_refs, half_made
from tracker.application import restore as restoring
from tracker.application.copying import open_copy
from tracker.application.manifest import Manifest, Places
from tracker.application.published import (
    CheckpointWanted,
    Loss,
    OlderThanPublished,
    Seen,
    is_of,
    look_around,
    loss,
    next_origin,
    read_checkpoint,
)
from tracker.application.signed_backups import require_signed, signer
from tracker.bootstrap.copies import verifier
from tracker.bootstrap.half_restored import Begun, begun, put_log_back, was_done
from tracker.bootstrap.making_ready import erase_again, make_ready
from tracker.bootstrap.parts import Parts, address, assemble, connect
from tracker.settings import Settings
from tracker.store.age_file import RecoveryKey
from tracker.store.engine import make_engine, reading
from tracker.store.files import put_new, to_disk
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.losing import Discontinuity
from tracker.store.public_log.signed_before import leave_note, note_of
from tracker.store.refusals import KeyFileMissing
from tracker.store.tables import log_commit


@dataclass(frozen=True)
class Wanted:
    """What is to be restored, with which keys, and what the host says of it.

    `key` is the working key where the backup holds none, `checkpoint` a file with the newest signed checkpoint,
    `without_signature` that the backup may be anybody's,
    `erased` a list of what was erased besides the one beside the backup.
    """

    backup: Path
    recovery: RecoveryKey
    key: Path | None = None
    checkpoint: Path | None = None
    without_checkpoint: bool = False
    without_signature: bool = False
    accept_loss: bool = False
    erased: Path | None = None


@dataclass(frozen=True)
class Restored:
    """What came of it: the record, what was lost, how much was erased again, if it was held against a checkpoint.

    `is_signed`: it is signed with the key that the host knew before. `was_done` says that an earlier attempt, which was
    cut off, had restored it; what is said here of checkpoint and signature was said then.
    """

    parts: Parts
    loss: Loss | None
    erased: int
    is_compared: bool
    is_signed: bool
    was_done: bool = False


def restore(settings: Settings, wanted: Wanted) -> Restored:
    """Put a backup where nothing is yet; whatever is refused leaves nothing behind.

    Raises what `application.restore` and `application.published` raise, WrongRecoveryKey, the refusals of the key file,
    and those of the store.
    """
    places = Places.of(wanted.backup)
    manifest = restoring.whole(places)
    engine = make_engine(address(settings))
    try:
        if was_done(settings, engine, manifest):
            return Restored(connect(settings), None, 0, is_compared=True, is_signed=True, was_done=True)
        _require_room(settings, engine, manifest.size)
        with _home(settings), half_made.workshop(settings.home) as folder:
            clear = restoring.unwrap(places, wanted.recovery, folder)
            key = _key(settings, wanted, clear)
            restoring.examine(places, manifest, clear, verifier(key), HeldFiles(clear.files, key))
            seen = look_around(places, manifest, _seen_elsewhere(settings, wanted, manifest.origin))
            lost = _loss(settings, manifest, clear, seen)
            _require_accepted(wanted, manifest, seen, lost)
            is_signed = _is_signed(settings, wanted, manifest)
            gone = erase_again(settings, clear, key, [places.stem.parent, *([wanted.erased] if wanted.erased else [])])
            make_ready(settings, clear, key, gone=gone, lost=lost)
            origin = manifest.origin if seen.was_signed and lost is None else None
            begins = _begins(settings, manifest, clear, key, lost)
            with begun(settings, begins), _put_beside(settings, clear, key, origin), _log_begun_anew(settings, lost):
                restoring.put(clear.file, engine, settings.database_file, lambda its: _rebuild(settings, its, key))
    finally:
        engine.dispose()
    erased_refs.note(settings.backups_path, gone.refs, gone.files, persons=gone.persons, ids=gone.ids)
    return Restored(connect(settings), lost, len(gone.refs) + len(gone.files), seen.is_newer, is_signed)


def _key(settings: Settings, wanted: Wanted, clear: restoring.Unwrapped) -> WorkingKey:
    """Take the key that is given, that lies there already, or that lay in the backup: all that are there agree."""
    kept = restoring.key_of(clear)
    given = WorkingKey.read_copy(wanted.key) if wanted.key else None
    there = WorkingKey.load(settings.key_path) if settings.key_path.exists() else None
    known = [key for key in (given, there, kept) if key is not None]
    if not known:
        raise KeyFileMissing
    if len({key.text() for key in known}) > 1:
        raise restoring.BackupOfAnotherKey
    return known[0]


def _is_signed(settings: Settings, wanted: Wanted, manifest: Manifest) -> bool:
    """Say whether a key that is known apart from the backup signed it; raises BackupNotOurs where one did not.

    Such a key is named with the recovery key, or is derived from a working key that lies outside the backup.
    """
    outside = [path for path in (wanted.key, settings.key_path) if path is not None and path.exists()]
    derived = [signer(WorkingKey.read_copy(path)) for path in outside] if manifest.signature else []
    known = [*([wanted.recovery.signer] if wanted.recovery.signer else []), *derived]
    if wanted.without_signature or not known:
        return False
    for one in known:
        require_signed(manifest, one)
    return True


def _seen_elsewhere(settings: Settings, wanted: Wanted, origin: str) -> Iterator[Checkpoint]:
    """Give the newest checkpoints that lie outside the backup: the one that was fetched, and the published one."""
    if wanted.checkpoint is not None:
        yield read_checkpoint(wanted.checkpoint, origin)
    published = LogFolder(settings.public_log).checkpoint()
    if published is not None and is_of(published.origin, origin):
        yield published


def _loss(settings: Settings, manifest: Manifest, clear: restoring.Unwrapped, seen: Seen) -> Loss | None:
    opened = open_copy(clear.file)
    try:
        before = assemble(settings, opened, None).tracker.coalition().origins_before
        with reading(opened) as connection:

            def root_at(size: int) -> bytes | None:
                return connection.scalar(select(log_commit.c.root).where(log_commit.c.position == size))

            return loss(manifest.held(), before, root_at, seen)
    finally:
        opened.dispose()


def _require_accepted(wanted: Wanted, manifest: Manifest, seen: Seen, lost: Loss | None) -> None:
    """Refuse what would deny what was published, and what nobody can tell that of; raises as `restore`."""
    if lost is not None and not wanted.accept_loss:
        raise OlderThanPublished(lost)
    if seen.was_signed and not (seen.is_newer or wanted.without_checkpoint):
        raise CheckpointWanted(manifest.origin)


def _rebuild(settings: Settings, engine: Engine, key: WorkingKey) -> None:
    assemble(settings, engine, key).tracker.rebuild()


@contextmanager
def _log_begun_anew(settings: Settings, lost: Loss | None) -> Iterator[None]:
    """Keep aside what was published under the former origin, and let the loss be told with the next signature.

    Nothing is changed where nothing was lost, or where what follows fails.
    """
    if lost is None:
        yield
        return
    folder, aside = LogFolder(settings.public_log), _name_aside(settings, lost)
    if aside:
        folder.path.rename(folder.path.with_name(aside))
    try:
        origin = next_origin(lost.published.origin, lost.held.origin)
        folder.begin_after_loss(Discontinuity(lost.published, replace(lost.held, origin=origin)).text())
        yield
    except BaseException:
        put_log_back(folder, aside)
        raise


def _name_aside(settings: Settings, lost: Loss) -> str:
    """Say how the folder of the former public log is called from now on; empty where there is none."""
    folder = settings.public_log
    return f"{folder.name}.{lost.published.origin.replace('/', '_')}" if folder.exists() else ""


def _begins(
    settings: Settings, manifest: Manifest, clear: restoring.Unwrapped, key: WorkingKey, lost: Loss | None
) -> Begun:
    return Begun(
        backup=manifest.private_sha256,
        key="" if settings.key_path.exists() else key.mark,
        has_files=any(clear.files.iterdir()),
        has_recipients=not settings.recipients_path.exists(),
        log=_name_aside(settings, lost) if lost else None,
    )


def _require_room(settings: Settings, engine: Engine, size: int) -> None:
    """Refuse a home or database that holds anything but a key; raises HoldsARecord, HomeNotEmpty."""
    file = settings.database_file
    if file is None or file.exists():
        restoring.require_room(engine, size)
    lies_there = {path.resolve() for path in settings.home.glob("*")} - {settings.key_path.resolve()}
    if file is not None and lies_there:
        raise restoring.HomeNotEmpty(str(settings.home))
    if settings.files.is_dir() and any(settings.files.iterdir()):
        raise restoring.HomeNotEmpty(str(settings.files))


@contextmanager
def _home(settings: Settings) -> Iterator[None]:
    """Make the home where there is none; where what follows fails it is gone again."""
    is_new = not settings.home.exists()
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):
                settings.home.rmdir()
        raise


@contextmanager
def _put_beside(
    settings: Settings, clear: restoring.Unwrapped, key: WorkingKey, signed_before: str | None
) -> Iterator[None]:
    """Put files, key and recipients where the record's are to lie, unless what follows fails.

    With them goes a note that the log was signed before, under the origin `signed_before`, where it was.
    """
    put: list[Path] = []
    try:
        if any(clear.files.iterdir()):
            clear.files.replace(settings.files)
            put.append(settings.files)
        for path, content in ((settings.key_path, key.text()), (settings.recipients_path, clear.beside.recipients)):
            if content and not path.exists():
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                put_new(path, content)
                put.append(path)
        if signed_before is not None:
            put.append(note_of(settings.home))
            leave_note(settings.home, signed_before)
        to_disk(settings.home)
        yield
    except BaseException:
        for path in put:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        raise
