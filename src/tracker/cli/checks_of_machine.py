"""What `tracker doctor` looks at first: settings, secrets, disks, database, clock, mails and their server."""

import shutil
import socket
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tracker import bootstrap
from tracker.cli import machine_clock
from tracker.cli.doctor import Check, Finding, Patient, refused, to_do, well
from tracker.outbox.mails import Mails
from tracker.settings import unknown_variables
from tracker.store.engine import require_durable
from tracker.store.guards import missing

_LEAST_SHARE, _LEAST_BYTES = 0.1, 500_000_000
"""What has to be free: a backup needs room for one more copy, and a full disk records nothing."""

_LONG = timedelta(hours=1)
"""How long a mail may be behind before that is trouble."""

_PATIENCE = 5
"""Seconds that a mail server has to answer."""


def variables(patient: Patient) -> Iterator[Finding]:
    """Look for settings that are none, and for a home that others may read."""
    unknown = sorted(unknown_variables())
    if unknown:
        yield to_do("doctor.settings_unknown", names=", ".join(unknown))
    home = patient.settings.home
    if home.is_dir() and stat.S_IMODE(home.stat().st_mode) & 0o077:
        yield to_do("doctor.home_open", home=home)
    elif not unknown:
        yield well("doctor.settings")


def lock(patient: Patient) -> Iterator[Finding]:
    """Say whether the record is locked."""
    if bootstrap.is_locked(patient.settings):
        yield to_do("doctor.locked")


def database(patient: Patient) -> Iterator[Finding]:
    """Open the database, and see that it is of this version and loses nothing at a power cut."""
    if patient.parts is None:
        yield from refused(patient.trouble or RuntimeError())
        return
    require_durable(patient.parts.engine)
    yield well("doctor.database", events=patient.parts.log.head().position)
    if guards := missing(patient.parts.engine):
        yield to_do("verify.unguarded", names=", ".join(guards))


def read_models(patient: Patient) -> Iterator[Finding]:
    """See whether all that pages read is up to date."""
    if patient.parts is None:
        return
    parked = patient.parts.tracker.parked()
    yield to_do("doctor.parked", names=", ".join(parked)) if parked else well("doctor.read_models")


def secrets(patient: Patient) -> Iterator[Finding]:
    """See whether secrets that lie in files of their own are read by their owner alone."""
    settings = patient.settings
    if settings.mail_password_file is None and settings.metrics_token_file is None:
        return
    bootstrap.mailer(settings)
    bootstrap.metrics_token(settings)
    yield well("doctor.secrets")


def disk(patient: Patient) -> Iterator[Finding]:
    """See whether there is room on the disk of the home, and on that of the backups."""
    home, backups = patient.settings.home, patient.settings.backups_path
    megabytes, is_well = _room(home)
    yield (well if is_well else to_do)("doctor.disk" if is_well else "doctor.disk_full", megabytes=megabytes)
    if backups.is_dir() and not is_on_the_disk_of(home, backups):
        megabytes, is_well = _room(backups)
        key = "doctor.disk_of_backups" if is_well else "doctor.backups_full"
        yield (well if is_well else to_do)(key, megabytes=megabytes)


def is_on_the_disk_of(one: Path, other: Path) -> bool:
    """Say whether two folders share their room."""
    return one.stat().st_dev == other.stat().st_dev


def _room(folder: Path) -> tuple[int, bool]:
    """Give the free megabytes of a disk, and whether they are enough."""
    usage = shutil.disk_usage(folder)
    return usage.free // 1_000_000, usage.free >= _LEAST_BYTES and usage.free / usage.total >= _LEAST_SHARE


def mails(patient: Patient) -> Iterator[Finding]:
    """See whether mails left, and in time."""
    if patient.parts is None:
        return
    box, now = Mails(patient.parts.engine), datetime.now(UTC)
    failed, unclear, backlog = len(box.failed()), len(box.unclear()), box.backlog(now)
    if failed or unclear:
        yield to_do("doctor.mails_failed", failed=failed, unclear=unclear)
    if backlog.oldest is not None and now - backlog.oldest > _LONG:
        yield to_do("doctor.mails_wait", number=backlog.count)
    elif not (failed or unclear):
        yield well("doctor.mails")


def clock(patient: Patient) -> Iterator[Finding]:
    """See whether the clock agrees with what is on record."""
    if patient.parts is None:
        return
    seen = bootstrap.clock_seen(patient.parts)
    if seen.is_stopped:
        yield to_do("doctor.clock_stopped", days=abs(seen.ahead.days))
    elif seen.is_far_ahead:
        yield to_do("doctor.clock_far_ahead", days=seen.ahead.days)
    else:
        yield well("doctor.clock")
    yield from _time_service()


def _time_service() -> Iterator[Finding]:
    """See whether a time service keeps the clock right: an error of minutes shows in nothing that is on record."""
    match machine_clock.is_synchronised():
        case True:
            yield well("doctor.clock_synchronised")
        case False:
            yield to_do("doctor.clock_alone")
        case None:
            yield well("doctor.clock_unknown")


def mail(patient: Patient) -> Iterator[Finding]:
    """See whether the mail server can be reached; nothing is sent."""
    server = patient.settings.mail_server
    if server is None:
        yield well("doctor.mail_stays")
        return
    try:
        socket.create_connection((server.host, server.port), timeout=_PATIENCE).close()
    except OSError:
        yield to_do("doctor.mail_silent", host=server.host, port=server.port)
    else:
        yield well("doctor.mail", host=server.host, port=server.port)


MACHINE: tuple[Check, ...] = (variables, secrets, lock, disk, database, read_models, clock, mails)
