"""The way on which mails leave, as the settings say."""

import stat
from dataclasses import replace
from pathlib import Path

from tracker.bootstrap.pages import pages
from tracker.reminders.reminders import Way
from tracker.reminders.sending.logged import LoggedMailer
from tracker.reminders.sending.maildir import Maildir
from tracker.reminders.sending.mailer import Mailer
from tracker.reminders.sending.smtp import Relay, Security, SmtpMailer
from tracker.settings import MailServer, Settings, SettingsRefused


def mailer(settings: Settings, *, sample: bool = False) -> Mailer:
    """Give what takes mails: a server, a folder, or the log; mails of sample data never leave this machine.

    Raises SettingsRefused where the password is not there.
    """
    server, folder = settings.mail_server, settings.mail_folder
    if server is not None and not sample:
        return SmtpMailer(_relay(server, settings.mail_password_file))
    return LoggedMailer() if folder is None and not sample else Maildir(folder or settings.own_mail_folder)


def way(settings: Settings, *, sample: bool = False) -> Way:
    """Say how mails leave; raises SettingsRefused as above."""
    taker = mailer(settings, sample=sample)
    begins = Way(taker, settings.mail_sender, pages(settings))
    return replace(begins, break_off=taker.break_off) if isinstance(taker, SmtpMailer) else begins


def own_folder(settings: Settings) -> Maildir:
    """Give the folder in the home, which is the program's to clear; one that the host named is the host's."""
    return Maildir(settings.own_mail_folder)


def _relay(server: MailServer, password_file: Path | None) -> Relay:
    """Let mails travel under TLS, but for those that do not leave this machine."""
    security = Security.NEVER if server.is_loopback else Security.STARTTLS
    if server.is_secure_at_once:
        security = Security.AT_ONCE
    password = _password(password_file) if password_file and server.user else ""
    return Relay(server.host, server.port, security, server.user, password)


def _password(file: Path) -> str:
    try:
        is_open_to_others = stat.S_IMODE(file.stat().st_mode) & 0o077
        password = file.read_text("utf-8").rstrip("\r\n")
    except (OSError, UnicodeError):
        is_open_to_others, password = True, ""
    if is_open_to_others or not password:
        raise SettingsRefused(["TRACKER_MAIL_PASSWORD_FILE"])
    return password
