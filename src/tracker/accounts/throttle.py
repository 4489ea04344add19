"""Throttling: how often something may be tried; waits grow, shrink again by themselves, and never last for good.

Kept in the database, so that it holds for all processes and after a restart. Nothing is kept in the clear: neither
the address nor the nickname that was tried, only a hash under the working key, and that for a day at most.

Every attempt is counted before it is judged, so that many at once do not slip through. What is refused because of a
wait is not counted: to ask again does not make the wait longer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from tracker.accounts.kit import DAY, MINUTE, SECOND, Kit
from tracker.accounts.peers import limited
from tracker.accounts.refusals import TooManyAttempts
from tracker.accounts.tables import attempt
from tracker.store.engine import reading, writing


@dataclass(frozen=True)
class Limit:
    """So many tries are `free`; each further one doubles the wait, up to the `longest`.

    One is forgotten `every` so long. Times are microseconds.
    """

    free: int
    longest: int
    every: int


@dataclass(frozen=True)
class Tried:
    """Something that is limited: its hash, and by how much."""

    key: str
    limit: Limit


ACCOUNT = Limit(free=5, longest=15 * MINUTE, every=30 * MINUTE)
"""About 100 guesses a day at one account: who knows the password still needs years for a code of six digits."""

ADDRESS = Limit(free=20, longest=15 * MINUTE, every=MINUTE)
"""A whole office comes from one address, so many are free, and those that succeed are not counted."""

EVERYBODY = Limit(free=100, longest=MINUTE, every=SECOND)
"""What one machine can compute; a flood delays whoever signs in then, for a minute after it ends at most."""

_FIRST_WAIT = SECOND
_FORGOTTEN = DAY


class Throttle:
    """The limits of one database."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def account(self, folded: str) -> Tried:
        """Give the limit of a nickname, whether anybody has it or not."""
        return Tried(self._kit.seal.hash("tried-account", folded), ACCOUNT)

    def address(self, peer: str) -> Tried:
        """Give the limit of an address."""
        return Tried(self._kit.seal.hash("tried-address", limited(peer)), ADDRESS)

    def everybody(self) -> Tried:
        """Give the limit of all together."""
        return Tried(self._kit.seal.hash("tried-by", "everybody"), EVERYBODY)

    def take(self, things: Sequence[Tried]) -> None:
        """Count an attempt at these things; raises TooManyAttempts where one has to wait, and then counts nothing."""
        now = self._kit.now()
        with reading(self._kit.engine) as connection:
            _require_free(connection.execute(_rows(things)).all(), things, now)
        with writing(self._kit.engine) as connection:
            for one in sorted(things, key=lambda one: one.key):  # one order for all, or two writers wait for each other
                _make_row(connection, one.key, now)
            rows = connection.execute(_rows(things).with_for_update()).all()
            _require_free(rows, things, now)
            for one in things:
                tries = _tries(_row_of(rows, one), one.limit, now) + 1
                _keep(connection, one, tries, now)
            connection.execute(delete(attempt).where(attempt.c.last_at < now - _FORGOTTEN))

    def forgive(self, connection: Connection, things: Sequence[Tried]) -> None:
        """Take back what a success had counted; of an account, all that failed before, too."""
        for one in sorted(things, key=lambda one: one.key):
            if one.limit is ACCOUNT:
                connection.execute(delete(attempt).where(attempt.c.key == one.key))
            less = update(attempt).where(attempt.c.key == one.key, attempt.c.tries > 0)
            connection.execute(less.values(tries=attempt.c.tries - 1, free_at=attempt.c.last_at))


def _require_free(rows: Sequence[Any], things: Sequence[Tried], now: int) -> None:
    waits = [_wait(_row_of(rows, one), one.limit, now) for one in things]
    if max(waits) > 0:
        raise TooManyAttempts(seconds=-(-max(waits) // SECOND))


def _wait(row: Any, limit: Limit, now: int) -> int:  # noqa: ANN401 - a row, or none
    """Give how long to wait; a clock that was set back leaves nobody waiting for years."""
    if row is None or row.last_at > now:
        return 0
    return min(int(row.free_at) - now, limit.longest)


def _tries(row: Any, limit: Limit, now: int) -> int:  # noqa: ANN401 - a row
    """Give how many tries still count."""
    return max(0, int(row.tries) - max(0, now - int(row.last_at)) // limit.every)


def _keep(connection: Connection, one: Tried, tries: int, now: int) -> None:
    over = tries - one.limit.free
    wait = min(_FIRST_WAIT << min(over - 1, 30), one.limit.longest) if over > 0 else 0
    kept = {"tries": tries, "last_at": now, "free_at": now + wait}
    connection.execute(update(attempt).where(attempt.c.key == one.key).values(kept))


def _make_row(connection: Connection, key: str, now: int) -> None:
    row = {"key": key, "tries": 0, "last_at": now, "free_at": now}
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite as its  # noqa: PLC0415 - the other's is slow to import
    else:
        from sqlalchemy.dialects import postgresql as its  # type: ignore[no-redef]  # noqa: PLC0415
    connection.execute(its.insert(attempt).values(row).on_conflict_do_nothing())


def _rows(things: Sequence[Tried]) -> Any:  # noqa: ANN401 - a select
    return select(attempt).where(attempt.c.key.in_([one.key for one in things])).order_by(attempt.c.key)


def _row_of(rows: Sequence[Any], one: Tried) -> Any:  # noqa: ANN401 - a row, or none
    return next((row for row in rows if row.key == one.key), None)
