"""Where mails go, by settings; and `tracker mail test`, which shows a host whether they arrive."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.reminders.sending.servers import Answers, MailServer, Script
from tracker import bootstrap
from tracker.outbox.outcome import CODES
from tracker.reminders.sending.logged import LoggedMailer
from tracker.reminders.sending.maildir import Maildir
from tracker.reminders.sending.smtp import SmtpMailer
from tracker.settings import MailServer as Server
from tracker.settings import SettingsRefused, read_settings

TO = "aigul@example.org"
NEEDED = {"mail_from": "post@mail.example.net", "address": "https://pages.example.net"}


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    """Give a file with a password that its owner alone can read."""
    file = tmp_path / "password"
    file.write_text("open sesame\n")
    file.chmod(0o600)
    return file


def through(server: MailServer, monkeypatch: pytest.MonkeyPatch, **other: str) -> None:
    """Let commands send to a server of our own."""
    ordinary = {"mail": f"smtp://127.0.0.1:{server.port}", **NEEDED} | other
    for name, value in ordinary.items():
        monkeypatch.setenv(f"TRACKER_{name.upper()}", value)


@pytest.mark.parametrize(
    ("way", "server"),
    [
        ("smtp://mail.example.net", Server("mail.example.net", 587, "", is_secure_at_once=False)),
        ("smtps://mail.example.net/", Server("mail.example.net", 465, "", is_secure_at_once=True)),
        ("smtp://[::1]:25", Server("::1", 25, "", is_secure_at_once=False)),
    ],
)
def test_a_server_is_read_from_its_address(way: str, server: Server) -> None:
    settings = read_settings(mail=way, **NEEDED)

    assert settings.mail_server == server
    assert settings.mail_folder is None
    assert way not in repr(settings)


@pytest.mark.parametrize("user", ["aigul%40example.org", "aigul@example.org"])
def test_a_user_may_be_named_like_an_address(user: str, password_file: Path) -> None:
    settings = read_settings(mail=f"smtp://{user}@mail.example.net", mail_password_file=password_file, **NEEDED)

    assert settings.mail_server is not None
    assert (settings.mail_server.user, settings.mail_server.host) == ("aigul@example.org", "mail.example.net")


def test_without_settings_mails_stay_in_the_home(tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path, port=8123)

    assert settings.mail_folder == tmp_path / "mail"
    assert (settings.mail_sender, settings.pages) == ("reminders@localhost", "http://localhost:8123")
    assert isinstance(bootstrap.mailer(settings), Maildir)


def test_each_way_has_a_mailer() -> None:
    assert isinstance(bootstrap.mailer(read_settings(mail="log")), LoggedMailer)
    assert isinstance(bootstrap.mailer(read_settings(mail="smtp://mail.example.net", **NEEDED)), SmtpMailer)
    assert read_settings(mail="maildir:~/mails").mail_folder == Path.home() / "mails"


@pytest.mark.parametrize("way", ["", "log", "smtp://mail.example.net"])
def test_mails_of_sample_data_never_leave_this_machine(way: str) -> None:
    assert isinstance(bootstrap.mailer(read_settings(mail=way, **NEEDED), sample=True), Maildir)


@pytest.mark.parametrize("missing", NEEDED)
def test_a_server_needs_a_sender_and_the_address_of_the_pages(missing: str) -> None:
    given = {name: value for name, value in NEEDED.items() if name != missing}

    with pytest.raises(SettingsRefused) as refused:
        read_settings(mail="smtp://mail.example.net", **given)

    assert refused.value.variables == (f"TRACKER_{missing.upper()}",)


def test_a_user_and_a_password_go_together(password_file: Path) -> None:
    for mail, file in (("smtp://u@h", None), ("smtp://h", password_file)):
        with pytest.raises(SettingsRefused) as refused:
            read_settings(mail=mail, mail_password_file=file, **NEEDED)

        assert refused.value.variables == ("TRACKER_MAIL_PASSWORD_FILE",)


@pytest.mark.parametrize("fault", ["missing", "open to others", "empty"])
def test_a_password_that_cannot_be_used_is_refused(fault: str, password_file: Path) -> None:
    settings = read_settings(mail="smtp://u@h.example", mail_password_file=password_file, **NEEDED)
    match fault:
        case "missing":
            password_file.unlink()
        case "open to others":
            password_file.chmod(0o640)
        case _:
            password_file.write_text("\n")

    with pytest.raises(SettingsRefused) as refused:
        bootstrap.mailer(settings)

    assert refused.value.variables == ("TRACKER_MAIL_PASSWORD_FILE",)


@pytest.mark.parametrize(
    "address", ["https://pages.example.net", "https://pages.example.net:8443/", "http://[::1]:8000"]
)
def test_links_lead_to_the_address_that_was_given(address: str) -> None:
    assert read_settings(address=address).pages == address.rstrip("/")


@pytest.mark.parametrize(("language", "subject"), [("en", "Reminder"), ("ru", "Напоминание")])
def test_a_test_mail_goes_to_the_server_and_says_nothing(
    language: str, subject: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)

    with MailServer() as server:
        through(server, monkeypatch)
        said = tracker("mail", "test", "--to", TO)

    [taken] = server.taken
    mail = message_from_bytes(taken.content, policy=policy.default)
    assert (said.code, mail["To"], mail["Subject"], mail["From"]) == (0, TO, subject, "post@mail.example.net")
    assert "tracker" not in taken.content.decode().lower()
    assert TO not in said.out + said.err


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    ("answers", "told"),
    [({"RCPT": "550 Aigul moved"}, "550"), ({"DATA": "451 no"}, "451"), ({"content": "what?"}, "")],
)
def test_what_came_of_a_test_mail_is_told_in_words(
    language: str, answers: Answers, told: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)

    with MailServer(Script(answers)) as server:
        through(server, monkeypatch)
        said = tracker("mail", "test", "--to", TO)

    assert said.code == 1
    assert told in said.err
    assert not any(word in said.err for word in ("Aigul", TO, "smtp_", "no_answer"))


def test_an_address_that_is_none_is_told(tracker: Tracker) -> None:
    said = tracker("mail", "test", "--to", "nobody")

    assert (said.code, "no mail can be addressed so" in said.err) == (1, True)


def test_without_a_server_a_test_mail_is_kept_and_its_folder_is_told(tracker: Tracker, tmp_path: Path) -> None:
    said = tracker("mail", "test", "--to", TO, "--home", tmp_path / "home")

    [kept] = Maildir(tmp_path / "home" / "mail").list()
    assert (said.code, kept.to) == (0, TO)
    assert str(tmp_path / "home" / "mail") in said.out


def test_a_log_is_told_as_a_log(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_MAIL", "log")

    said = tracker("mail", "test", "--to", TO)

    assert said.code == 0
    assert "dropped" in said.out


def test_a_server_away_from_this_machine_gets_nothing_without_tls(
    tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.settings.MailServer.is_loopback", property(lambda _server: False))

    with MailServer() as server:
        through(server, monkeypatch)
        said = tracker("mail", "test", "--to", TO)

    assert said.code == 1
    assert "STARTTLS" in said.err
    assert server.taken == []


def test_every_code_is_listed_once() -> None:
    assert list(CODES) == sorted(set(CODES))
