"""A stand-in for a worker: it says that it serves, and does as it is told, or not.

Started as a program: how it behaves, a file to note its process in, and the two options that every worker gets.
"""

import os
import signal
import sys
from pathlib import Path

from tracker.cli.worker import OPTION, Line


def main(how: str, file: str, number: str) -> None:
    """Behave."""
    line = Line(int(number))
    line.follow()
    if how == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    notes = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(notes, f"{os.getpid()}\n".encode())
    if how == "broken" or Path(f"{file}.broken").exists():
        sys.exit(7)
    if how != "mute":
        line.say_ready()
    signal.pause()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[sys.argv.index(OPTION) + 1])
