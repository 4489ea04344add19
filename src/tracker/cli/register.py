"""`tracker load` and `tracker release`: a register into the record, and the record to the public."""

import re
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tracker import bootstrap
from tracker.application.loading.loader import FileReport, RowRefused
from tracker.application.register_reading import Register, read_register
from tracker.bootstrap import HOST, Parts
from tracker.cli.opening import record
from tracker.cli.refusals import DemoReleasesItself, NotAnAnswer, RegisterAtOdds
from tracker.cli.reporting import counted
from tracker.cli.saying import say, tell
from tracker.settings import reader_language
from tracker.store.refusals import HeadMoved

_TRIES = 5
_NAME = re.compile("[a-z0-9][a-z0-9-]{0,60}")


def load(folder: Path, name: str, home: Path | None, *, dry_run: bool) -> None:
    """Load a register and tell what became of its rows; a dry run tells what would become of them."""
    if not _NAME.fullmatch(name):
        raise NotAnAnswer("name")
    with closing(record(home)) as parts:
        register = read_register(folder, parts.reader.today(), name=name)
        if dry_run:
            with bootstrap.rehearsal(parts) as copy:
                reports = _load(copy, register)
        else:
            reports = _load(parts, register)
    for report in reports:
        _tell(report, register)
    if dry_run:
        tell("load.dry_run")
    elif any(report.events for report in reports):
        tell("load.not_public_yet")
    else:
        tell("load.nothing_new")


def release(reason: str | None, home: Path | None) -> None:
    """Release the record as it stands, with the days that rules expect, which a server records once it runs."""
    with closing(record(home)) as parts:
        if parts.tracker.coalition().sample:
            raise DemoReleasesItself
        bootstrap.calendar(parts).project(parts.reader.today())
        number = parts.tracker.release(HOST, reason={reader_language(): reason} if reason else None)
    tell("release.made", number=number)


def _load(parts: Parts, register: Register) -> Sequence[FileReport]:
    """Load, and decide again where somebody else recorded in between; what is loaded already stays."""
    for tries_left in reversed(range(_TRIES)):
        try:
            reports = parts.loader.load(register)
        except HeadMoved:
            if not tries_left:
                raise
        except RowRefused as refused:
            raise RegisterAtOdds(
                file=refused.file,
                line=_line(register, refused.file, refused.row),
                row=refused.row,
                what=say(refused.refused.message, **refused.refused.values),
            ) from None
        else:
            break
    return reports


def _tell(report: FileReport, register: Register) -> None:
    tell("load.file", file=report.file, rows=counted(report.counts), events=report.events)
    for change in report.not_applied:
        line = _line(register, report.file, change.row)
        tell("load.not_applied", file=report.file, line=line, row=change.row, what=say(change.what))


def _line(register: Register, file: str, row: str) -> int:
    return register.sources[file].row_lines.get(row, 1)
