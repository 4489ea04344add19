"""Settings: the only reader of the environment. Every setting is a variable `TRACKER_...`."""

from tracker.settings.mail_server import MailServer
from tracker.settings.places import is_loopback
from tracker.settings.settings import (
    PROGRAM,
    Settings,
    SettingsRefused,
    called_as,
    read_settings,
    reader_language,
    unknown_variables,
)

__all__ = [
    "PROGRAM",
    "MailServer",
    "Settings",
    "SettingsRefused",
    "called_as",
    "is_loopback",
    "read_settings",
    "reader_language",
    "unknown_variables",
]
