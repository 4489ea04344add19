"""Copies of a record: backups, their way back, and a copy to try something out on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Engine

from tracker.application import backup, publishing
from tracker.application import restore as restoring
from tracker.application.copying import copy_to_file
from tracker.application.manifest import Manifest
from tracker.bootstrap.parts import Parts, address, assemble, connect, mapper
from tracker.domain.catalogue import files_of, keys_of
from tracker.settings import Settings
from tracker.store.contents import Expected
from tracker.store.engine import make_engine
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.report import Report
from tracker.store.verify import verify


def verifier(key: WorkingKey | None, known: Mapping[int, bytes] | None = None) -> backup.Check:
    """Give what verifies the whole log of a database, and the files that it speaks of.

    With the key it opens all words and files; `known` gives roots by size.
    """

    def check(engine: Engine, files: HeldFiles) -> Report:
        expected = Expected(keys_of=keys_of, working_key=key, files_of=files_of, files=files)
        return verify(engine, mapper(), expected, known)

    return check


def back_up(parts: Parts, target: Path) -> Manifest:
    """Write a checked backup; raises what `application.backup.back_up` raises, and NotFounded."""
    sample = parts.tracker.coalition().sample
    return backup.back_up(parts.engine, verifier(parts.key), target, parts.files, sample=sample)


def examined(parts: Parts, backup: Path) -> Manifest:
    """Check a backup of this record, and give what it holds; raises what `application.restore.examine` raises."""
    return restoring.examine(backup, verifier(parts.key), parts.files)


def publish(parts: Parts, folder: LogFolder, held: Manifest) -> None:
    """Publish the log up to what a checked backup holds; raises NotThisLog, FolderBroken."""
    goal = Checkpoint(parts.tracker.coalition().origin, held.size, bytes.fromhex(held.root))
    publishing.publish(parts.engine, folder, goal)


def restore(settings: Settings, source: Path, key_source: Path | None) -> Parts:
    """Put a backup into a new home, or into an empty database of a server.

    Raises what `application.restore` raises, the refusals of the key file, and those of the store.
    """
    key = WorkingKey.load(key_source or settings.key_path)

    def rebuilt(restored: Engine) -> None:
        parts = assemble(settings, restored, key)
        parts.tracker.rebuild()
        parts.accounts.begin_anew()

    engine = make_engine(address(settings))
    try:
        _require_room(settings, engine, Manifest.beside(source).size)
        restoring.examine(source, verifier(key), HeldFiles(settings.files, key))
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if key_source is not None:
            restoring.copy_key(key_source, settings.key_path)
        with restoring.files_put(source, settings.files):
            restoring.put(source, engine, settings.database_file, rebuilt)
    finally:
        engine.dispose()
    return connect(settings)


@contextmanager
def rehearsal(parts: Parts) -> Iterator[Parts]:
    """Give a copy of a record to try something out on; it is thrown away afterwards."""
    with TemporaryDirectory(prefix=".rehearsal-", dir=parts.settings.home) as folder:
        file = Path(folder) / "tracker.db"
        copy_to_file(parts.engine, file)
        engine = make_engine(URL.create("sqlite", database=str(file)))
        copy = assemble(parts.settings, engine, parts.key)
        try:
            if parts.engine.dialect.name != "sqlite":
                copy.tracker.rebuild()
            yield copy
        finally:
            engine.dispose()


def _require_room(settings: Settings, engine: Engine, size: int) -> None:
    """Refuse a home or database that holds anything but a key."""
    file = settings.database_file
    if file is None or file.exists():
        restoring.require_room(engine, size)
    lies_there = {path.resolve() for path in settings.home.glob("*")} - {settings.key_path.resolve()}
    if file is not None and lies_there:
        raise restoring.HomeNotEmpty(str(settings.home))
