"""Scaling: what one coalition costs a machine, measured, and what thousands of them would, reckoned from that.

Each coalition has a database of its own and is published as static files; what is served is asked of few at once. The
model is plain multiplication, on purpose: `./tracker benchmark scaling` prints what breaks first.
"""

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.hosting import served
from benchmarks.records import a_home, founded, grow

COALITIONS = (10, 100, 1_000, 5_000)
EVENTS_IN_ALL = 10**8
AWAKE = 0.02
"""The share of coalitions of which somebody is signed in at the same time; the others' pages are files."""
NIGHT = 8 * 3600
"""Seconds in which all of them are backed up, released, verified and published, each night."""


@dataclass(frozen=True)
class Machine:
    """What a machine has; `disk` in bytes, `memory` in MiB."""

    cores: int
    memory: float
    disk: float


SMALL = Machine(cores=8, memory=32 * 1024, disk=1e12)


@dataclass(frozen=True)
class One:
    """What one coalition costs: MiB while it is served, bytes for an event, seconds of work each night."""

    events: int
    awake: float
    bytes_each: float
    nightly: float


def measure(_server: object = None, events: int = 2_500) -> Iterator[Figure]:
    """Measure one coalition of so many events, and reckon many."""
    with a_home() as folder:
        one = _one(folder, events)
    yield Figure("scale.awake", one.awake, "MiB", more_is_better=False)
    yield Figure("scale.bytes", one.bytes_each, "B", more_is_better=False)
    yield Figure("scale.night", one.nightly, "s", more_is_better=False)
    for coalitions in COALITIONS:
        yield from reckoned(one, coalitions, SMALL)


def reckoned(one: One, coalitions: int, machine: Machine) -> Iterator[Figure]:
    """Say which share of a machine so many coalitions take; above 1, that breaks."""
    shares = {
        "memory": max(1.0, coalitions * AWAKE) * one.awake / machine.memory,
        "memory.all": coalitions * one.awake / machine.memory,
        "disk": EVENTS_IN_ALL * one.bytes_each / machine.disk,
        "night": coalitions * one.nightly / (machine.cores * NIGHT),
    }
    for what, share in shares.items():
        yield Figure(
            f"{coalitions:,}/scale.{what}", share * 100, "%", share, more_is_better=False, beside="scale.machine"
        )


def _one(folder: Path, events: int) -> One:
    home = folder / "home"
    with closing(founded(folder)) as parts:
        grow(parts, events)
        parts.tracker.rebuild()
        recorded = parts.log.head().position
    size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file())
    published = ["publish", str(folder / "pages"), "--yes", "--home", str(home)]
    nightly = _worked(["verify", "--home", str(home)]) + _worked(published)
    with served(home, "") as hosted:
        return One(recorded, hosted.resident(), size / recorded, nightly)


def _worked(words: list[str]) -> float:
    """Give the seconds that a command of the program works."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "tracker", *words], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
