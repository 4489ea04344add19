"""D3: each call of the system on the way of a write fails once, or the process dies in it; nothing is lost."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.application.loading import A_FOUNDING
from tests.drills.acknowledged import Found, acknowledged, look
from tests.drills.tracing import traced
from tests.drills.writing import give
from tracker import bootstrap
from tracker.settings import read_settings
from tracker.store.refusals import StoreUnavailable

COMMANDS = 6
OFTEN = "wal_autocheckpoint=40"
"""After so many pages the WAL is brought into the database: a short run has that on its way, too."""

CALLS = ("openat", "pwrite64", "fdatasync", "fsync", "ftruncate", "fcntl", "unlink")
MOST = {"pwrite64": 24, "fcntl": 16}
"""At how many places a call is disturbed that comes often; others are at each place."""

FAULTS = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "KILL": "signal=KILL"}
ONLY = {"ENOSPC": {"pwrite64", "ftruncate"}}
FEWEST = 144

_PROGRAM = Path(__file__).with_name("recording.py")
_FILES = ("tracker.db", "tracker.db-wal", "tracker.db-shm", "tracker.db-journal")
_REFUSED = StoreUnavailable.__name__


@dataclass(frozen=True)
class Fault:
    """One disturbance: the call of this name that is the so manieth on the files of the record."""

    call: str
    kind: str
    number: int

    def options(self) -> tuple[str, ...]:
        """Tell strace. A signal in a call takes the slower way of stopping at each call."""
        quickly = () if self.kind == "KILL" else ("--seccomp-bpf",)
        what = f"inject={self.call}:{FAULTS[self.kind]}:when={self.number}"
        return (*quickly, "-e", f"trace={self.call}", "-e", what)


@dataclass(frozen=True)
class Result:
    """What became of the record; `was_hit` where the disturbance came about, `goes_on` where it takes a new command."""

    found: Found
    said: int
    was_hit: bool
    complaint: str
    goes_on: bool

    @property
    def is_good(self) -> bool:
        """Whether all is as it must be."""
        return self.was_hit and self.found == Found(0, is_intact=True) and not self.complaint and self.goes_on


def drill() -> bool:
    """Print how often each call was disturbed, and what came of it; say whether nothing was lost."""
    with TemporaryDirectory() as folder:
        made = a_record(Path(folder) / "made")
        faults = list(all_faults(calls(made, Path(folder))))
        results = {fault: disturbed(made, Path(folder), fault) for fault in faults}
    for (call, kind), number in Counter((one.call, one.kind) for one in faults).items():
        these = [its for fault, its in results.items() if (fault.call, fault.kind) == (call, kind)]
        print(
            f"{call:<10}{kind:<7}{number:>4} times, {sum(its.said for its in these):>4} commands acknowledged,"
            f" {sum(its.found.lost for its in these)} lost, {sum(not its.is_good for its in these)} bad"
        )
    for fault, its in results.items():
        if not its.is_good:
            print(fault, its)
    print(f"{len(results)} disturbances")
    return len(results) >= FEWEST and all(its.is_good for its in results.values())


def a_record(home: Path) -> Path:
    """Make a record to copy."""
    bootstrap.found(read_settings(home=home), A_FOUNDING).close()
    return home


def calls(made: Path, folder: Path) -> Mapping[str, int]:
    """Count the calls of an undisturbed run."""
    home = Path(shutil.copytree(made, folder / "counted"))
    names = ",".join(CALLS)
    _run(home, folder / "counting", "--seccomp-bpf", "-e", f"trace={names}")
    lines = (folder / "counting").read_text("utf-8").splitlines()
    return Counter(line.split(maxsplit=1)[1].partition("(")[0] for line in lines if "(" in line)


def all_faults(counted: Mapping[str, int]) -> Iterator[Fault]:
    """Spread the disturbances over the calls."""
    for call, count in counted.items():
        most = min(count, MOST.get(call, count))
        for kind in FAULTS:
            if call in ONLY.get(kind, CALLS):
                yield from (Fault(call, kind, 1 + number * count // most) for number in range(most))


def disturbed(made: Path, folder: Path, fault: Fault) -> Result:
    """Let a process record over a copy, disturb it once, and look at what it left."""
    home = Path(shutil.copytree(made, folder / "disturbed"))
    said, complaint = _run(home, folder / "trace", *fault.options())
    trace = (folder / "trace").read_text("utf-8")
    found = look(home, said)
    result = Result(found, len(acknowledged(said)), _was_hit(trace), complaint, goes_on=_goes_on(home))
    shutil.rmtree(home)
    return result


def _run(home: Path, trace: Path, *options: str) -> tuple[str, str]:
    """Let the process record; give what it said, and what it complained of besides that the disk fails."""
    paths = [word for name in _FILES for word in ("-P", str(home / name))]
    process = traced([_PROGRAM, home, COMMANDS, OFTEN], trace, "-P", str(home), *paths, *options)
    said, errors = process.communicate()
    last = errors.strip().rpartition("\n")[2]
    return said, "" if _REFUSED in last else last


def _was_hit(trace: str) -> bool:
    return "(INJECTED)" in trace or "killed by SIGKILL" in trace


def _goes_on(home: Path) -> bool:
    """Say whether a command that nobody gave yet is recorded."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        before = parts.log.head().position
        return give(parts, COMMANDS).last == before + 1
