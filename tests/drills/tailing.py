"""Follows the log and notes each position, until it is killed; goes on after the last one that it noted.

Started as a program: the home, the file to note in. A line of the file is both what was heard and how far the reader
came, and is written by one call: a kill falls before it or after it. The first line said is where it goes on from.
"""

import os
import sys
from pathlib import Path

from tracker import bootstrap
from tracker.settings import read_settings


def main(home: str, file: str) -> None:
    """Listen for ever."""
    notes = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    last = int((Path(file).read_text("utf-8").split() or ["0"])[-1])
    print(last, flush=True)
    parts = bootstrap.connect(read_settings(home=Path(home)))
    for event in parts.log.recorder.subscribe(gt=last):
        os.write(notes, f"{event.id}\n".encode())
        print(event.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
