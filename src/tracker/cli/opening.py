"""The settings of the command that runs, and the record they lead to."""

from contextvars import ContextVar
from pathlib import Path

from tracker import bootstrap
from tracker.bootstrap import Parts
from tracker.cli.saying import warn
from tracker.settings import Settings, read_settings, unknown_variables

_given: ContextVar[Settings | None] = ContextVar("settings", default=None)


def settings(**given: object) -> Settings:
    """Read the settings; what is given on the command line goes first. Raises SettingsRefused."""
    for name, meant in unknown_variables().items():
        warn("setting.unknown_guess" if meant else "setting.unknown", name=name, guess=meant)
    read = read_settings(**given)
    _given.set(read)
    return read


def known_settings() -> Settings | None:
    """Give the settings that the running command has read, None where it has not come so far."""
    return _given.get()


def record(home: Path | None, *, writes: bool = True) -> Parts:
    """Open the record in a home; raises what `bootstrap.connect` raises."""
    return bootstrap.connect(settings(home=home), writes=writes)
