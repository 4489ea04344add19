"""Writes to a log from a process of its own, and says on its output what it was told was recorded.

Run with: the database's address, the writer's name, and how many writes to make (0: until killed).
Each line: first and last position of a write, and the key that it took.
"""

import sys
from itertools import count
from uuid import uuid4

from tests.store.example import a_case, a_log, an_engine, note
from tracker.store.clock import SystemClock
from tracker.store.values import By


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(url: str, name: str, writes: int) -> None:
    log = a_log(an_engine(url), SystemClock())
    by = By(name, "api")
    say("ready")
    sys.stdin.readline()
    for number in range(writes) if writes else count():
        key = f"{name}-{uuid4().hex}-{number}"
        case, secrets = a_case(key)
        note(case, uuid4())
        written = log.write(case.collect_events(), by, words=secrets)
        say(f"{written.first} {written.last} {key}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
