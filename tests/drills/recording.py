"""Gives a number of commands, says of each that it was acknowledged, and ends as a program should.

A command that the database refused is given again, as a phone sends a form again.

Started as a program: the home, how many, and PRAGMAs of SQLite that are set after the product's own, such as
`synchronous=NORMAL`. With any of them the record is opened as one that is only looked at, as start-up would refuse it.
"""

import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import event

from tests.drills.writing import by, give
from tracker import bootstrap
from tracker.bootstrap import Parts
from tracker.settings import read_settings
from tracker.store.refusals import StoreUnavailable
from tracker.store.values import Written

_TRIES = 3


def main(home: str, commands: str, *pragmas: str) -> None:
    """Write, and end."""
    with closing(bootstrap.connect(read_settings(home=Path(home)), writes=not pragmas)) as parts:
        event.listen(parts.engine, "connect", lambda connection, _: _set(connection, pragmas))
        parts.engine.dispose()  # connections that are open were opened before
        for number in range(int(commands)):
            print(number, recorded(parts, number).last, flush=True)  # this is the acknowledgement


def recorded(parts: Parts, number: int) -> Written:
    """Give a command until it is on record; raises StoreUnavailable where it never is."""
    for _ in range(_TRIES):
        with suppress(StoreUnavailable):
            return parts.log.repeated(by(number)) or give(parts, number)
    return give(parts, number)


def _set(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


if __name__ == "__main__":
    main(sys.argv[1], *sys.argv[2:])
