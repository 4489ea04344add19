"""The settings of the command that runs, and the record they lead to."""

import os
import pwd
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
    chosen = settings(home=home)
    warn_of_root(chosen)
    return bootstrap.connect(chosen, writes=writes)


def warn_of_root(chosen: Settings) -> None:
    """Say so where root works on the record of another user, to whom what it makes is given as far as it can be."""
    if os.geteuid() == 0 and chosen.home.is_dir() and (owner := chosen.home.stat().st_uid) != 0:
        warn("opening.as_root", home=chosen.home, user=_name(owner))


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
