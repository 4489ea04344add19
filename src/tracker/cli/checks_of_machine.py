"""What `tracker doctor` looks at first: settings, disk, database, clock, mail server."""

import shutil
import socket
import stat
from collections.abc import Iterator

from tracker import bootstrap
from tracker.cli.doctor import Check, Finding, Patient, refused, to_do, well
from tracker.settings import unknown_variables
from tracker.store.engine import require_durable
from tracker.store.guards import missing

_LEAST_SHARE, _LEAST_BYTES = 0.1, 500_000_000
"""What has to be free: a backup needs room for one more copy, and a full disk records nothing."""

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


def disk(patient: Patient) -> Iterator[Finding]:
    """See whether there is room on the disk of the home."""
    usage = shutil.disk_usage(patient.settings.home)
    megabytes, share = usage.free // 1_000_000, usage.free / usage.total
    is_well = usage.free >= _LEAST_BYTES and share >= _LEAST_SHARE
    yield (well if is_well else to_do)("doctor.disk" if is_well else "doctor.disk_full", megabytes=megabytes)


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


MACHINE: tuple[Check, ...] = (variables, lock, disk, database, read_models, clock)
