"""Restores a backup or moves a record, and is killed at each of several places, as if the machine had lost its power.

Started as a program, with what it is to do as JSON: see `main`. Each attempt runs in a process of its own.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tracker import bootstrap
from tracker.bootstrap import Wanted
from tracker.settings import read_settings

PLACES = {
    "key": ("tracker.store.files.give_name", "working.key"),
    "recipients": ("tracker.store.files.give_name", "recipients"),
    "database": ("tracker.application.restore.give_name", "tracker.db"),
    "last": ("tracker.application.restore.to_disk", "last"),
    "tables": ("tracker.application.restore.copy_rows", ""),
    "rows": ("tracker.bootstrap.restoring._rebuild", ""),
    "tables of a move": ("tracker.application.moving.copy_rows", ""),
    "rows of a move": ("tracker.application.tracker.Tracker.rebuild", ""),
}
"""Before which call it is killed, and for which file; the home is called as the place."""


def die(name: str, real: Callable[..., object], *given: Any, **more: Any) -> object:
    """End at once where it is the call that was meant."""
    if not name or any(getattr(one, "name", "") == name for one in given):
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*given, **more)


def restore(home: str, database: str, backup: str, recovery: str) -> None:
    """Restore a backup."""
    key = bootstrap.recovery_key(Path(recovery))
    bootstrap.restore(read_settings(home=Path(home), database=database), Wanted(Path(backup), key)).parts.close()


def move(home: str, to: str) -> None:
    """Move a record."""
    bootstrap.move(read_settings(home=Path(home), database=""), to)


DO: dict[str, Callable[..., None]] = {"restore": restore, "move": move}


def main(what: str, attempts: str) -> None:
    """Do it once for each attempt, which is a place and what `restore` or `move` takes; print the signals."""
    for place, *given in json.loads(attempts):
        child = os.fork()
        if child == 0:
            target, name = PLACES[place]
            module, _, attribute = target.rpartition(".")
            real = getattr(_found(module), attribute)
            with patch(target, partial(die, name, real)):
                DO[what](*given)
            os._exit(0)
        print(os.WTERMSIG(os.waitpid(child, 0)[1]), flush=True)


def _found(module: str) -> Any:  # noqa: ANN401 - a module or a class of one
    try:
        __import__(module)
        return sys.modules[module]
    except ModuleNotFoundError:
        above, _, name = module.rpartition(".")
        return getattr(_found(above), name)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
