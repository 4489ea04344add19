"""What `tracker doctor` looks at next: working key, recovery key, signing key, each in its place and copied."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tracker import bootstrap
from tracker.cli.doctor import Check, Finding, Patient, to_do, well
from tracker.store.keys import WorkingKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signed_before import waits_for_its_past
from tracker.store.public_log.signing import is_within_reach, load_key

_CHECKED_EVERY = timedelta(days=400)
"""After how long a copy of the key is to be looked at again: memory sticks die silently."""


def working_key(patient: Patient) -> Iterator[Finding]:
    """See whether the key can be read, by its owner alone, and whether a copy of it is known."""
    if bootstrap.is_locked(patient.settings):
        return
    key = WorkingKey.load(patient.settings.key_path)
    yield well("doctor.working_key")
    place = bootstrap.key_place(patient.settings)
    copied_on = place.copied_on(key)
    if copied_on is None and not place.is_in_backup(key):
        yield to_do("doctor.key_not_copied")
    elif copied_on is None:
        yield well("doctor.key_in_backup")
    elif datetime.now(UTC).date() - copied_on > _CHECKED_EVERY:
        yield to_do("doctor.copy_old", day=copied_on.isoformat())
    else:
        yield well("doctor.key_copied", day=copied_on.isoformat())


def recovery_key(patient: Patient) -> Iterator[Finding]:
    """See whether backups are encrypted to somebody, and whether what opens them is elsewhere."""
    number = len(bootstrap.recipients(patient.settings))
    path = bootstrap.key_within_reach(patient.settings)
    if path is None:
        yield well("doctor.recipients", number=number)
    elif not patient.is_sample:
        yield to_do("doctor.recovery_key_here", path=path)


def signing_key(patient: Patient) -> Iterator[Finding]:
    """See where the signing key is, and say what it does not protect from there."""
    place, folder = patient.settings.signing_key_path, LogFolder(patient.settings.public_log)
    if is_within_reach(place):
        load_key(place)
        yield well("doctor.signing_key_here")
    elif place.exists() or folder.signed() is not None:
        yield well("doctor.signing_key_elsewhere")
    elif waits_for_its_past(patient.settings.home, folder):
        yield to_do("doctor.signing_key_to_bring", folder=folder.path)
    elif not patient.is_sample:
        yield to_do("doctor.no_signing_key")


KEYS: tuple[Check, ...] = (working_key, recovery_key, signing_key)
