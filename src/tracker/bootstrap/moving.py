"""A record moved into another database; its home, its keys and its files stay where they are."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from tracker.application.moving import Finish, TargetNotEmpty, finished_before
from tracker.application.moving import move as move_over
from tracker.application.restore import HoldsARecord, HomeNotEmpty, require_room
from tracker.bootstrap.copies import verifier
from tracker.bootstrap.parts import Parts, address, assemble, connect
from tracker.settings import Settings, read_settings
from tracker.store.engine import make_engine, require_durable
from tracker.store.report import Report


@dataclass(frozen=True)
class Moved:
    """Where a record lies now, without a password, and what its log is there: size and root.

    `was_done` says that an earlier attempt, which was cut off, had finished it.
    """

    address: str
    report: Report
    was_done: bool


def move(settings: Settings, to: str) -> Moved:
    """Move a record to an address of a database, or into a new SQLite file.

    Raises TargetNotEmpty, NotMovedWhole, SettingsRefused, NotDurable, and what `connect` raises.
    """
    there = read_settings(home=settings.home, database=to if "://" in to else f"sqlite:///{Path(to).resolve()}")
    file, target = there.database_file, make_engine(address(there))
    try:
        with closing(connect(settings)) as parts:

            def finish(engine: Engine) -> Report:
                its = assemble(there, engine, parts.key)
                if its.tracker.parked():
                    its.tracker.rebuild()
                return verifier(parts.key)(engine, its.files)

            before = _finished_before(parts, there, target, finish) if file is None or file.exists() else None
            report = before or move_over(parts.engine, target, file, finish)
    finally:
        target.dispose()
    return Moved(address(there).render_as_string(hide_password=True), report, was_done=before is not None)


def _finished_before(parts: Parts, there: Settings, target: Engine, finish: Finish) -> Report | None:
    """Give the report on a database that this record was moved into before, None for an empty one.

    Raises TargetNotEmpty, NotDurable, StoreUnavailable.
    """
    require_durable(target)
    try:
        require_room(target, 0)
    except HomeNotEmpty:
        raise TargetNotEmpty from None
    except HoldsARecord:
        file = there.database_file
        if file is None or not _is_its_own(parts.settings, file):
            report = finished_before(parts.engine, target, file, finish)
            if report is not None:
                return report
        raise TargetNotEmpty from None
    return None


def _is_its_own(settings: Settings, file: Path) -> bool:
    return settings.database_file is not None and settings.database_file.samefile(file)
