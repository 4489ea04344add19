"""Settings: what is wrong is named by its variable, what it was set to is never repeated."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.settings import SettingsRefused, read_settings, reader_language, unknown_variables


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TRACKER_PORT", "many-secret"),
        ("TRACKER_PORT", "70000"),
        ("TRACKER_LANGUAGE", "kk-secret"),
        ("TRACKER_DATABASE", "mysql://host:secret@server/db"),
        ("TRACKER_DEBUG", "perhaps-secret"),
        ("TRACKER_LARGEST_FILE", "secret"),
        ("TRACKER_LARGEST_FILE", "0"),
        ("TRACKER_LARGEST_FILE", "101"),
        ("TRACKER_CONNECTIONS", "7"),
        ("TRACKER_CONNECTION_WAIT", "0"),
        ("TRACKER_PROXIES", "127.0.0.1, proxy.secret.example"),
        ("TRACKER_PROXIES", "10.0.0.1/8 secret"),
        ("TRACKER_MAIL", "smtp://user:secret@mail.example.org"),
        ("TRACKER_MAIL", "smtp://"),
        ("TRACKER_MAIL", "smtp:secret"),
        ("TRACKER_MAIL", "smtps://mail.example.org/secret"),
        ("TRACKER_MAIL", "smtp://mail.example.org:secret"),
        ("TRACKER_MAIL", "smtp://mail.example.org\r\nsecret"),
        ("TRACKER_MAIL", "maildir:"),
        ("TRACKER_MAIL", "secret"),
        ("TRACKER_MAIL_FROM", "Secret <secret@example.org>"),
        ("TRACKER_MAIL_FROM", "secret@example.org\r\nBcc: secret@example.org"),
        ("TRACKER_ADDRESS", "http://secret.example.org"),
        ("TRACKER_ADDRESS", "https://secret.example.org/pages"),
        ("TRACKER_ADDRESS", "https://user@secret.example.org"),
        ("TRACKER_ADDRESS", "https://secret.example.org:many"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_it_may_be(
    variable: str, value: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)

    said = tracker("serve")

    assert said.code == 1
    assert said.err.startswith(variable)
    assert "secret" not in said.err


def test_two_wrong_settings_are_both_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_PORT", "x")
    monkeypatch.setenv("TRACKER_DEBUG", "x")

    with pytest.raises(SettingsRefused) as refused:
        read_settings()

    assert refused.value.variables == ("TRACKER_DEBUG", "TRACKER_PORT")


def test_a_mistyped_setting_is_warned_about(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOEM", "elsewhere")

    said = tracker("serve")

    assert "there is no setting TRACKER_HOEM; did you mean TRACKER_HOME?" in said.err
    assert "elsewhere" not in said.err


def test_an_unlike_name_gets_no_guess() -> None:
    assert unknown_variables({"TRACKER_XYZZY_FOO": "1", "HOME": "/root"}) == {"TRACKER_XYZZY_FOO": ""}


@pytest.mark.parametrize("address", ["postgres://u:p@h/db", "postgresql://u:p@h/db", "postgresql+psycopg://u:p@h/db"])
def test_an_address_of_postgresql_is_taken_in_every_usual_form(address: str) -> None:
    settings = read_settings(database=address)

    assert settings.database == "postgresql+psycopg://u:p@h/db"
    assert settings.database_file is None
    assert "p@h" not in repr(settings)


def test_a_home_may_have_any_name(tmp_path: Path) -> None:
    home = tmp_path / "дом ? 100%"

    assert read_settings(home=home).database_file == home / "tracker.db"


def test_a_file_of_its_own_may_be_named_as_database(tmp_path: Path) -> None:
    assert read_settings(database=f"sqlite:///{tmp_path}/x.db").database_file == tmp_path / "x.db"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "", "LC_MESSAGES": "ru_KZ.UTF-8"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "TRACKER_LANGUAGE": "en"}, "en"),
        ({"TRACKER_LANGUAGE": "ru"}, "ru"),
        ({"LANG": "ru_RU.UTF-8", "TRACKER_LANGUAGE": "kk"}, "ru"),
    ],
)
def test_messages_are_in_the_language_of_the_host(variables: dict[str, str], language: str) -> None:
    assert reader_language(variables) == language


def test_proxies_are_named_by_address_or_range(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_settings().trusted_proxies
    monkeypatch.setenv("TRACKER_PROXIES", "127.0.0.1, 10.0.0.0/8,2001:db8::/32,")

    assert before == ()
    assert read_settings().trusted_proxies == ("127.0.0.1", "10.0.0.0/8", "2001:db8::/32")


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104 - what a demo must not be served on
        ("::", False),
        ("localhost.example.org", False),
        ("", False),
    ],
)
def test_only_this_machine_counts_as_loopback(host: str, *, is_loopback: bool) -> None:
    assert read_settings(host=host).is_loopback is is_loopback


@pytest.mark.parametrize("address", ["postgresql://u:secret@host:port/db", "postgresql://u:secret@127.0.0.1:1/db"])
def test_a_password_is_in_no_message(address: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE", address)
    monkeypatch.setenv("TRACKER_DEBUG", "1")

    said = [tracker(*words) for words in (["serve"], ["verify"], ["demo"], ["migrate"])]

    assert all("TRACKER_DATABASE" in one.err for one in said)
    assert not any("secret" in one.out + one.err for one in said)
