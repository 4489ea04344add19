"""Contest: several ways of writing take turns, so that whatever else the machine does hits all of them alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Protocol

from benchmarks.figures import Figure, middle
from tracker.cycles import as_served


class Contestant(Protocol):
    """One way of keeping what happened."""

    name: str

    def once(self, number: int) -> None:
        """Write one thing, durable when this returns."""

    def close(self) -> None:
        """Let go of everything."""


@dataclass(frozen=True)
class Round:
    """How many a second, and how many milliseconds of this process each took."""

    rate: float
    work: float


def compete(contestants: Sequence[Contestant], rounds: int, each: int) -> Mapping[str, list[Round]]:
    """Let each write so many things in every round, after a round that does not count.

    Python looks for cycles as seldom as in a server: each would pay for what the others hold in memory, too.
    """
    measured: dict[str, list[Round]] = {one.name: [] for one in contestants}
    with as_served():
        for turn in range(rounds + 1):
            for one in contestants:
                done = _timed(one, range(turn * each, (turn + 1) * each))
                if turn:
                    measured[one.name].append(done)
    return measured


def figures(where: str, measured: Mapping[str, list[Round]], yardstick: str) -> list[Figure]:
    """Give rates with their share of the yardstick's, round by round, and the work of each."""
    its = measured[yardstick]
    found = []
    for name, done in measured.items():
        share = middle([one.rate / other.rate for one, other in zip(done, its, strict=True)])
        rate = middle([one.rate for one in done])
        found.append(Figure(f"{where}/{name}", rate, "/s", share, beside="" if name == yardstick else yardstick))
    for name, done in measured.items():
        found.append(Figure(f"{where}/{name}/work", middle([one.work for one in done]), "ms"))
    return found


def _timed(one: Contestant, numbers: range) -> Round:
    began, worked = perf_counter(), process_time()
    for number in numbers:
        one.once(number)
    took, work = perf_counter() - began, process_time() - worked
    return Round(len(numbers) / took, work * 1000 / len(numbers))
