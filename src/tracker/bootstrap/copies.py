"""Copies of a record: backups, and a copy to try something out on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Engine

from tracker.application import backup, publishing
from tracker.application import restore as restoring
from tracker.application.copying import copy_to_file
from tracker.application.manifest import Manifest, Places
from tracker.bootstrap.lock_marker import key_place
from tracker.bootstrap.parts import Parts, assemble, mapper
from tracker.bootstrap.recovery import recipients
from tracker.domain.catalogue import erased_by, files_erased_by, files_of, keys_of
from tracker.store.contents import Expected
from tracker.store.engine import make_engine
from tracker.store.held_files import HeldFiles
from tracker.store.keys import WorkingKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.report import Report
from tracker.store.verify import verify


def verifier(key: WorkingKey | None, known: Mapping[int, bytes] | None = None) -> backup.Check:
    """Give what verifies the whole log of a database, and the files that it speaks of.

    With the key it opens all words and files; `known` gives roots by size.
    """

    def check(engine: Engine, files: HeldFiles) -> Report:
        expected = Expected(
            keys_of=keys_of,
            working_key=key,
            files_of=files_of,
            files=files,
            erased_by=erased_by,
            files_erased_by=files_erased_by,
        )
        return verify(engine, mapper(), expected, known)

    return check


def back_up(parts: Parts, target: Path) -> Manifest:
    """Write a checked backup into files whose names begin as `target`, or are its own.

    Raises what `application.backup.back_up` raises, NotFounded, NoRecipients, RecipientsBroken.
    """
    settings, coalition = parts.settings, parts.tracker.coalition()
    signed, places = LogFolder(settings.public_log).signed(), Places.of(target)
    manifest = backup.back_up(
        parts.engine,
        verifier(parts.key),
        parts.files,
        places,
        about=backup.About(coalition.origin, signed.decode() if signed else "", coalition.sample),
        by=backup.Wrapping(recipients(settings), settings.home),
    )
    if parts.key is not None:
        key_place(settings).note_backup(parts.key, places.private, manifest.private_sha256)
    return manifest


def examined(backup: Path) -> Manifest:
    """See whether both files of a backup are those that were checked when it was made, and give what it holds.

    Nobody here can open them. Raises what `application.restore.whole` raises.
    """
    return restoring.whole(Places.of(backup))


def publish(parts: Parts, folder: LogFolder, held: Manifest) -> None:
    """Publish the log up to what a checked backup holds; raises NotThisLog, FolderBroken."""
    if held.origin != parts.tracker.coalition().origin:
        raise publishing.NotThisLog
    publishing.publish(parts.engine, folder, held.held())


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
