"""Watches whether a served record is locked, unlocked, migrated or rebuilt, and then puts a new process in its place.

Nothing that was in memory is left: no key, no text, no page. What forgetting by hand would have to find, one by one, is
gone with the process. Its socket goes on to the next one, so that nobody who asks meanwhile is turned away.
"""

import os
import socket
import sys
from collections.abc import Callable
from typing import NoReturn

from sqlalchemy import Engine

from tracker import bootstrap
from tracker.application.intake.limited import end_all
from tracker.application.rounds import Rounds
from tracker.settings import Settings
from tracker.store import rebuilt, schema
from tracker.store.refusals import NewerDatabase, StoreRefusal

EVERY = 0.25
"""Seconds between two looks."""

OPTION = "--listening"
"""The option that names the socket of the process before, by its number."""

_CANNOT = 75
"""What a process ends with that cannot be replaced (sysexits: a failure that may pass)."""


class Watch(Rounds):
    """Looks, in a thread, whether the record is still as it was when it began: locked, or not."""

    def __init__(self, settings: Settings, then: Callable[[], object], *, was_locked: bool) -> None:
        super().__init__("lock", EVERY)
        self._settings, self._then, self._was_locked = settings, then, was_locked

    def _round(self) -> None:
        if bootstrap.is_locked(self._settings) != self._was_locked:
            self._stopping.set()
            self._then()


class Tables(Rounds):
    """Looks, in a thread, whether a newer version has changed the tables, which has to serve them, or a rebuild has.

    What a process keeps until an event was read of the rows that were there before the rebuild.
    """

    def __init__(self, engine: Engine, then: Callable[[], object], every: float = 2.0) -> None:
        super().__init__("tables", every)
        self._engine, self._then = engine, then
        self._before: int | None = None

    def start(self) -> None:
        """Begin with the tables as they are now."""
        self._look()
        super().start()

    def _round(self) -> None:
        if self._look():
            self._stopping.set()
            self._then()

    def _look(self) -> bool:
        try:
            schema.current(self._engine)
            times = rebuilt.times(self._engine)
        except NewerDatabase:
            return True
        except StoreRefusal:
            return False  # a database that is away says nothing of its tables
        before, self._before = self._before, times
        return before not in {None, times}


def replace(bound: socket.socket) -> NoReturn:
    """Begin anew in this process's place, on the same socket; end at once where that cannot be done."""
    try:
        end_all()
        bound.set_inheritable(True)
        os.execv(sys.executable, [sys.executable, *again(sys.orig_argv[1:], bound.fileno())])  # noqa: S606 - itself
    finally:
        os._exit(_CANNOT)


def again(before: list[str], number: int) -> list[str]:
    """Give the words of the command again, with the number of the socket in place of an earlier one."""
    at = before.index(OPTION) if OPTION in before else len(before)
    return [*before[:at], *before[at + 2 :], OPTION, str(number)]
