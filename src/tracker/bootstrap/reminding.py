"""Reminders put together from the parts of a program."""

from datetime import UTC, datetime

from tracker.accounts.sealing import Seal
from tracker.bootstrap.calendaring import calendar
from tracker.bootstrap.mailing import mailer, own_folder
from tracker.bootstrap.parts import Parts
from tracker.outbox.mails import Mails
from tracker.reminders.forgetting import forgetting
from tracker.reminders.reminders import Reminders, Way


def reminders(parts: Parts) -> Reminders:
    """Build the reminders of a record; raises SettingsRefused where mails cannot leave as the settings say."""
    settings, sample = parts.settings, parts.tracker.coalition().sample
    keeping = calendar(parts)
    forget = forgetting(Mails(parts.engine), own_folder(settings))
    return Reminders(
        parts.engine,
        log=parts.log,
        reader=parts.reader,
        accounts=parts.accounts,
        seal=Seal(parts.key),
        way=Way(mailer(settings, sample=sample), settings.mail_sender, settings.pages),
        clock=lambda: datetime.now(UTC),
        daily=(keeping.project, keeping.flag_stale, forget, lambda _day: parts.accounts.addresses.forget_old()),
    )
