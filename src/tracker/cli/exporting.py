"""`tracker export`: the record as lines of JSON, in a new file or to whatever reads along."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tracker import bootstrap
from tracker.application.exporting import Line, in_lines, whole_record
from tracker.bootstrap import Parts
from tracker.cli.opening import settings, warn_of_root
from tracker.cli.refusals import ExportExists
from tracker.cli.saying import warn
from tracker.cli.targets import require_place
from tracker.store.files import give_name, give_to_owner, to_disk

_STREAM = Path("-")


def export(target: Path, home: Path | None, *, is_public: bool) -> None:
    """Write the export; raises ExportExists, FolderMissing, IsAFolder, RecordLocked, and what reading raises.

    A file is there whole or not at all. What is said of it goes where warnings go, so that it is never part of it.
    """
    known = settings(home=home)
    if bootstrap.is_locked(known):
        raise bootstrap.RecordLocked
    if target != _STREAM:
        require_place(target)
    warn_of_root(known)
    with closing(bootstrap.connect(known, writes=False)) as parts:
        lines = in_lines(_public(parts) if is_public else _whole(parts))
        if target == _STREAM:
            for line in lines:
                sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()
        else:
            _write(lines, target)
            warn("export.made", path=target)
    warn("export.public" if is_public else "export.confidential")


def _whole(parts: Parts) -> Iterator[Line]:
    return whole_record(parts.engine, parts.book, parts.tracker.coalition(), parts.log.head())


def _public(parts: Parts) -> Iterator[Line]:
    from tracker.web.exporting import public_record  # noqa: PLC0415 - the pages are slow to import

    return public_record(parts.reader)


def _write(lines: Iterator[bytes], target: Path) -> None:
    """Write a new file that only its owner can read."""
    if target.exists():
        raise ExportExists(path=target)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            give_to_owner(file.fileno(), target.parent)
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        give_name(half, target)
    except FileExistsError:
        raise ExportExists(path=target) from None
    finally:
        half.unlink(missing_ok=True)
    to_disk(target.parent)
