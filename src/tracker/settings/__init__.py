"""Settings: the only reader of the environment. Every setting is a variable `TRACKER_...`."""

from tracker.settings.mail_server import MailServer
from tracker.settings.places import is_loopback
from tracker.settings.settings import (
    Settings,
    SettingsRefused,
    read_settings,
    reader_language,
    unknown_variables,
)

__all__ = [
    "MailServer",
    "Settings",
    "SettingsRefused",
    "is_loopback",
    "read_settings",
    "reader_language",
    "unknown_variables",
]
