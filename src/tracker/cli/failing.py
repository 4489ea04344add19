"""What went wrong becomes a sentence that says what to do, and an exit code. No traceback, and nobody's words."""

import errno
import os
import re
import sys
import traceback
from collections.abc import Mapping, Sequence

import typer
from typer.exceptions import TyperException

from tracker.application.register_reading import RegisterRefused, say_all
from tracker.cli.helping import called, name_of
from tracker.cli.logs import kind_and_place
from tracker.cli.opening import known_settings
from tracker.cli.refusals import CommandRefused
from tracker.cli.saying import catalogue, say, warn
from tracker.domain.refusals import Refused
from tracker.settings import PROGRAM, SettingsRefused, reader_language
from tracker.store.refusals import ClockStopped

REFUSED, USAGE, UNEXPECTED, INTERRUPTED = 1, 2, 70, 130

_SAID = {
    "NoSuchCommand": re.compile(r"No such command '(.*?)'\.(?: Did you mean (?P<near>.*)\?)?"),
    "too_much": re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL),
    "value_missing": re.compile(r"Option '(.*)' requires an argument\."),
    "no_value": re.compile(r"Option '(.*)' does not take a value\."),
}
"""What the library says in English alone, without a kind of its own, and how it says it."""

Explained = tuple[Sequence[str], int]


def explain(error: BaseException) -> Explained:
    """Give the sentences for an error, and the code to exit with."""
    match error:
        case SystemExit():
            said: Explained = [], error.code if isinstance(error.code, int) else REFUSED
        case KeyboardInterrupt() | typer.Abort():
            said = [say("error.interrupted")], INTERRUPTED
        case BrokenPipeError():
            print_no_more()
            said = [], REFUSED
        case SettingsRefused():
            said = [say(f"setting.{variable}") for variable in error.variables], REFUSED
        case RegisterRefused():
            said = [*say_all(error, reader_language()), say("error.nothing_recorded")], REFUSED
        case ModuleNotFoundError() if error.name == "psycopg":
            said = [say("error.NoDriver")], REFUSED
        case Refused():
            said = [say(error.message, **error.values)], REFUSED
        case TyperException():
            context = getattr(error, "ctx", None)
            said = (
                [_usage(error), say("usage.help", program=called(context.command_path if context else PROGRAM))],
                USAGE,
            )
        case _:
            key = sentence_for(error)
            said = ([say(key, **_values(error))], REFUSED) if key else (_unexpected(error), UNEXPECTED)
    return said


def print_no_more() -> None:
    """Let nothing be said to whoever read along and has read enough."""
    sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - for what Python still flushes at its end


def sentence_for(error: BaseException) -> str | None:
    """Find the sentence for an error: for its reason, its kind, or what its kind is a kind of."""
    reason = getattr(error, "reason", "") or getattr(error, "setting", "")
    if isinstance(error, OSError):
        reason = errno.errorcode.get(error.errno or 0, "")
    for kind in type(error).__mro__:
        for key in (f"error.{kind.__name__}.{reason}", f"error.{kind.__name__}"):
            if key in catalogue():
                return key
    return None


def _values(error: BaseException) -> Mapping[str, object]:
    settings = known_settings()
    paths: dict[str, object] = {"home": "TRACKER_HOME", "key_file": "TRACKER_KEY_FILE"}
    if settings is not None:
        paths = {"home": settings.home, "key_file": settings.key_path}
    match error:
        case OSError():
            return {**paths, "path": error.filename or paths["home"]}
        case ClockStopped():
            return {**paths, "minutes": max(abs(error.drift), error.behind) // 60_000_000}
        case CommandRefused():
            return {**paths, **error.values}
    return {**paths, **vars(error)}


def _usage(error: TyperException) -> str:
    """Say what was wrong with the words of the command."""
    parameter = getattr(error, "param", None)
    name = getattr(error, "option_name", None) or (name_of(parameter) if parameter else "")
    for said, form in _SAID.items():
        if found := form.fullmatch(error.message):
            near = found.groupdict().get("near")
            return " ".join([say(f"usage.{said}", name=found[1]), *([say("usage.near", name=near)] if near else [])])
    key = f"usage.{type(error).__name__}"
    return say(key, name=name) if key in catalogue() else say("usage.other", message=error.format_message())


def _unexpected(error: BaseException) -> Sequence[str]:
    settings = known_settings()
    if settings is not None and settings.debug:
        warn("error.debug")
        traceback.print_exception(error, file=sys.stderr)
    return [say("error.unexpected", what=kind_and_place(error))]
