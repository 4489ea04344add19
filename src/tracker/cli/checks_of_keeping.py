"""What `tracker doctor` looks at last: the newest backup, the newest signature, the witnesses."""

from collections.abc import Iterator

from tracker import bootstrap
from tracker.application.cosigners import Witnessed
from tracker.application.safekeeping import Alarm, Safekeeping
from tracker.cli.doctor import Check, Finding, Patient, to_do, well
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signed_before import waits_for_its_past


def backup(patient: Patient) -> Iterator[Finding]:
    """See whether the newest daily backup is new, and still what it was when it was checked."""
    keeping = _keeping(patient)
    if keeping is None:
        return
    newest, made_at = keeping.newest(), keeping.backed_up_at()
    if newest is None or made_at is None:
        yield to_do("doctor.no_backup", folder=keeping.backups)
        return
    bootstrap.examined(newest.stem)
    day = made_at.date().isoformat()
    is_old = Alarm.NOT_BACKED_UP in keeping.alarms()
    yield to_do("doctor.backup_old", day=day) if is_old else well("doctor.backup", day=day)


def signature(patient: Patient) -> Iterator[Finding]:
    """See whether the log was signed as often as it should be."""
    keeping = _keeping(patient)
    if keeping is None:
        return
    signed_at, alarms = keeping.signed_at(), keeping.alarms()
    if signed_at is None:
        is_elsewhere = waits_for_its_past(patient.settings.home, keeping.folder)
        yield to_do("doctor.not_signed_here" if is_elsewhere else "doctor.never_signed")
    elif Alarm.NOT_SIGNED in alarms:
        yield to_do("doctor.signature_old", day=signed_at.date().isoformat())
    elif Alarm.BEHIND in alarms:
        yield to_do("doctor.signature_behind")
    else:
        yield well("doctor.signature", day=signed_at.date().isoformat())


def witnesses(patient: Patient) -> Iterator[Finding]:
    """See whether witnesses cosign, and who does not."""
    known = bootstrap.witnesses_of(patient.settings)
    if not known:
        yield well("doctor.no_witnesses")
        return
    troubled = [one.name for one in Witnessed.read(LogFolder(patient.settings.public_log)) if one.trouble]
    if troubled:
        yield to_do("doctor.witnesses_refuse", names=", ".join(troubled))
    else:
        yield well("doctor.witnesses", number=len(known))


def _keeping(patient: Patient) -> Safekeeping | None:
    """Give what looks after a record; none for a demonstration, which nobody keeps."""
    return None if patient.parts is None or patient.is_sample else bootstrap.safekeeping(patient.parts)


KEEPING: tuple[Check, ...] = (backup, signature, witnesses)
