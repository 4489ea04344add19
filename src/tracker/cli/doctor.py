"""`tracker doctor`: looks at everything that a host has to keep in order, a line each, and says what to do.

It changes nothing, names nobody, and goes on where a check fails: a record that is broken is what it is for.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tracker import bootstrap
from tracker.bootstrap import Parts
from tracker.cli.failing import explain
from tracker.cli.opening import record, settings
from tracker.cli.saying import say, tell
from tracker.settings import Settings

WELL, SOMETHING_TO_DO = 0, 1


@dataclass(frozen=True)
class Finding:
    """What a check found, in words; `is_well` is false where something is to be done."""

    what: str
    is_well: bool = True


@dataclass
class Patient:
    """What is looked at: the settings, and the record as far as it opens."""

    settings: Settings
    trouble: BaseException | None = field(default=None, init=False)

    @cached_property
    def parts(self) -> Parts | None:
        """The record, None where it does not open; `trouble` says why."""
        try:
            return bootstrap.connect(self.settings, writes=False, opens_words=False)
        except Exception as trouble:  # noqa: BLE001 - it is told as a finding
            self.trouble = trouble
            return None

    @cached_property
    def is_sample(self) -> bool:
        """Whether it is a demonstration, which nobody keeps."""
        return self.parts is not None and self.parts.tracker.coalition().sample


Check = Callable[[Patient], Iterator[Finding]]


def doctor(home: Path | None, *, tries_mail: bool) -> int:
    """Print what was found; exit code 1 where something is to be done. Raises NoRecord where there is none."""
    from tracker.cli.checks_of_keeping import KEEPING  # noqa: PLC0415 - it is made of what stands here
    from tracker.cli.checks_of_keys import KEYS  # noqa: PLC0415
    from tracker.cli.checks_of_machine import MACHINE, mail  # noqa: PLC0415

    patient, is_well = Patient(settings(home=home)), True
    if patient.parts is None and isinstance(patient.trouble, bootstrap.NoRecord):
        raise patient.trouble
    for check in (*MACHINE, *KEYS, *KEEPING, *([mail] if tries_mail else [])):
        for found in _guarded(check, patient):
            tell("doctor.well" if found.is_well else "doctor.to_do", what=found.what)
            is_well &= found.is_well
    if patient.parts is not None:
        patient.parts.close()
    tell("doctor.all_well" if is_well else "doctor.something")
    return WELL if is_well else SOMETHING_TO_DO


def accept_clock(home: Path | None) -> None:
    """Record that the clock of this machine is to be believed, however it stands to what is on record."""
    with closing(record(home)) as parts:
        bootstrap.accept_clock(parts)
    tell("doctor.clock_accepted")


def well(key: str, /, **values: object) -> Finding:
    """Say that something is as it should be."""
    return Finding(say(key, **values))


def to_do(key: str, /, **values: object) -> Finding:
    """Say that something is to be done, and what."""
    return Finding(say(key, **values), is_well=False)


def refused(trouble: BaseException) -> Iterator[Finding]:
    """Say what went wrong as any command would."""
    yield Finding(" ".join(explain(trouble)[0]), is_well=False)


def _guarded(check: Check, patient: Patient) -> Iterator[Finding]:
    try:
        yield from check(patient)
    except Exception as trouble:  # noqa: BLE001 - the other checks shall be made all the same
        yield from refused(trouble)
