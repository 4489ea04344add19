"""P2: the whole read side built again from the log, streamed: how long, and how much more memory.

Started as a program, so that the memory is its own: the home, the database. It prints one JSON object.
"""

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from tracker import bootstrap
from tracker.settings import read_settings


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild took: seconds on the wall, seconds of work of this process, MiB more than before it."""

    events: int
    seconds: float
    worked: float
    mebibytes: float


def rebuilt(home: Path, database: str) -> Rebuilt:
    """Rebuild in a process of its own."""
    words = [sys.executable, "-m", "benchmarks.rebuilding", str(home), database]
    said = subprocess.run(words, capture_output=True, text=True, check=True)
    return Rebuilt(**json.loads(said.stdout))


def main(home: str, database: str) -> None:
    """Rebuild, and print what it took."""
    with closing(bootstrap.connect(read_settings(home=Path(home), database=database))) as parts:
        parts.log.read(0, 1)
        before, began, worked = _peak(), perf_counter(), process_time()
        events = parts.tracker.rebuild()
        took, work = perf_counter() - began, process_time() - worked
    print(json.dumps({"events": events, "seconds": took, "worked": work, "mebibytes": _peak() - before}))


def _peak() -> float:
    """Give the most MiB that this process held so far; what `getrusage` says begins with what its parent held."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
