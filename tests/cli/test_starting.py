"""What the program says when it is asked nothing, the wrong thing, or only which version it is."""

import re
import subprocess
import sys

import pytest

import tracker as package
from tests.cli.conftest import Tracker
from tracker.cli.app import app
from tracker.cli.saying import catalogue

COMMANDS = [command.name for command in app.registered_commands]


def test_the_version_is_told_before_anything_slow_is_imported() -> None:
    program = "import sys; sys.argv = ['tracker', '--version']; import tracker.cli as c; c.main(); print(*sys.modules)"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    version, modules = said.splitlines()
    assert version == f"tracker {package.__version__}"
    assert not {"typer", "yaml", "pydantic", "sqlalchemy"} & set(modules.split())


def test_python_m_tracker_is_the_program() -> None:
    said = subprocess.run([sys.executable, "-m", "tracker", "--version"], capture_output=True, text=True, check=True)

    assert said.stdout == f"tracker {package.__version__}\n"


def test_no_command_gives_the_list_of_commands(tracker: Tracker) -> None:
    said = tracker()

    assert said.code == 0
    assert all(f"  {name} " in said.out for name in COMMANDS)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(
    command: str, language: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", language)

    said = tracker(command, "--help")

    assert said.code == 0
    assert f"tracker {command}" in said.out
    assert any("а" <= letter <= "я" for letter in said.out) is (language == "ru")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["lod"], "There is no command lod."),
        (["load"], "Something is missing: FOLDER"),
        (["serve", "--prot", "1"], "There is no option --prot."),
        (["serve", "--port", "many"], "This cannot be used as --port."),
        (["serve", "--port", "0"], "This cannot be used as --port."),
        (["serve", "--port"], "--port"),
        (["serve", "here", "there"], "too much: here there"),
        (["serve", "--port"], "After --port something is missing"),
        (["lock", "--without-a-copy=1"], "--without-a-copy stands alone"),
        (["serves"], "There is no command serves. Did you mean 'serve'?"),
        (["log", "signs"], "There is no command signs"),
    ],
)
def test_a_mistyped_command_is_told_what_is_wrong_and_where_help_is(
    words: list[str], sentence: str, tracker: Tracker
) -> None:
    said = tracker(*words)

    assert said.code == 2
    assert sentence in said.err
    assert re.search(rf"How to use it: tracker( {words[0]})? --help\n", said.err)
    assert said.out == ""


def test_help_is_named_as_the_host_calls_the_program(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CALLED", "./tracker")

    assert "How to use it: ./tracker key copy --help" in tracker("key", "copy").err
    assert tracker("key", "copy", "--help").out.startswith("Usage: ./tracker key copy FILE")
    assert "TRACKER_CALLED" not in tracker("doctor", "--home", "nowhere").err


def test_a_russian_machine_is_answered_in_russian(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")

    said = tracker("load")

    assert "Не хватает: ПАПКА" in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_in_russian_says_in_russian_what_an_option_takes(
    command: str, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", "ru")

    said = tracker(command, "--help")

    words = {text["en"] for key, text in catalogue().items() if key.startswith("placeholder.")} - {"N"}
    assert set(re.findall(r"\b[A-Z]+\b", said.out)) & words == set()
