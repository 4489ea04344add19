"""Reminders put together from the parts of a program."""

from datetime import UTC, datetime
from functools import partial

from tracker.accounts.sealing import Seal
from tracker.bootstrap.calendaring import calendar
from tracker.bootstrap.mailing import own_folder, way
from tracker.bootstrap.parts import Parts
from tracker.bootstrap.sample import release as sample_release
from tracker.outbox.mails import Mails
from tracker.reminders.forgetting import forgetting
from tracker.reminders.reminders import Reminders


def reminders(parts: Parts) -> Reminders:
    """Build the reminders of a record; raises SettingsRefused where mails cannot leave as the settings say."""
    settings, sample = parts.settings, parts.tracker.coalition().sample
    keeping = calendar(parts)
    forget = forgetting(Mails(parts.engine), own_folder(settings))
    release = (partial(sample_release, parts),) if sample else ()
    return Reminders(
        parts.engine,
        log=parts.log,
        reader=parts.reader,
        accounts=parts.accounts,
        seal=Seal(parts.key),
        way=way(settings, sample=sample),
        clock=lambda: datetime.now(UTC),
        daily=(
            keeping.project,
            keeping.flag_stale,
            *release,
            forget,
            lambda _day: parts.accounts.addresses.forget_old(),
        ),
    )
