"""From measures to a demand: met, partly met, not met or not known (methodology, From measures to a demand)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from tracker.domain.days import a_year_before
from tracker.domain.letters import Letter, NotCounted
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts
from tracker.domain.standing import Standing


class State(Enum):
    """How far a demand is met."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Judged:
    """One demand on one day: its state, both ends of its interval, and the measures it was judged by.

    What is counted of it is counted once: nearly all demands of a card stand as they stood when it was made last.
    """

    demand: DemandFacts
    measures: Sequence[tuple[MeasureFacts, Standing]]
    entries: Sequence[Entry]
    state: State
    low: State
    high: State
    strict_low: State
    strict_high: State
    looked_on: date | None
    stale: bool

    @cached_property
    def opposite(self) -> int:
        """Count the measures in which the opposite was done."""
        return sum(standing.opposite for _, standing in self.measures)

    @cached_property
    def assessments(self) -> Sequence[Entry]:
        """List the entries that assess it."""
        return [entry for entry in self.entries if entry.kind is Kind.ASSESSMENT]

    @cached_property
    def is_left(self) -> bool:
        """Say whether it has a measure left to be judged by."""
        return any(is_judged(standing) for _, standing in self.measures)

    @cached_property
    def not_counted(self) -> Sequence[tuple[NotCounted, str]]:
        """List its measures that are not counted, by their numbers, each with why."""
        its = ((standing.not_counted, measure.number) for measure, standing in self.measures)
        return [(why, number) for why, number in its if why is not None]

    @cached_property
    def needs_reassessment(self) -> bool:
        """Say whether news bears on a letter that nobody has looked at again."""
        return any(standing.needs_reassessment for _, standing in self.measures)

    def is_covered(self, on: date) -> bool:
        """Say whether somebody looked within the last twelve months."""
        return self.looked_on is not None and self.looked_on > a_year_before(on)

    def tally(self) -> Mapping[str, int]:
        """Count the measures by where they stand; the counts add up to the number of measures."""
        return self._tally

    @cached_property
    def others(self) -> tuple[tuple[str, int], ...]:
        """Give the same of where any stands, but for those that are met."""
        return tuple((name, number) for name, number in self._tally.items() if number and name != "met")

    @cached_property
    def _tally(self) -> Mapping[str, int]:
        counts = dict.fromkeys(("met", "partly", "not_met", "no_answer", "opposite", "unknown", "not_counted"), 0)
        for _, standing in self.measures:
            counts[_name(standing)] += 1
        return counts


_NAMES = {
    Letter.MET: "met",
    Letter.PARTLY: "partly",
    Letter.NOT_MET: "not_met",
    Letter.NO_ANSWER: "no_answer",
    Letter.OPPOSITE: "opposite",
}


def _name(standing: Standing) -> str:
    if standing.not_counted is not None:
        return "not_counted"
    return _NAMES[standing.letter] if standing.letter else "unknown"


def state(standings: Iterable[Standing]) -> State | None:
    """Judge a demand by its measures as they are counted; None where nothing is left to judge it by."""
    return _roll_up([_value(standing) for standing in standings if is_judged(standing)])


def state_if(standings: Iterable[Standing], unknown_as: Letter, *, all_unknown: bool = False) -> State:
    """Judge a demand with every unknown measure taken as this letter: one end of the interval.

    With `all_unknown` every measure but an irreversible E is taken as unknown: the strict view of a stale demand.
    """
    judged = _roll_up(
        [
            unknown_as if standing.is_unknown or (all_unknown and _can_be_unknown(standing)) else _value(standing)
            for standing in standings
            if is_judged(standing)
        ]
    )
    return judged or State.NOT_KNOWN


def _can_be_unknown(standing: Standing) -> bool:
    return standing.not_counted is None and not standing.irreversible


def is_judged(standing: Standing) -> bool:
    """Say whether a measure is one that its demand is judged by."""
    return standing.not_counted is None or not standing.not_counted.leaves_the_judgement


def _value(standing: Standing) -> Letter | None:
    """Give the letter that counts; a measure that ran out or can no longer be done is judged as not met."""
    return Letter.NOT_MET if standing.not_counted is not None else standing.letter


def _roll_up(values: Sequence[Letter | None]) -> State | None:
    if not values:
        return None
    if all(value is Letter.MET for value in values):
        return State.MET
    if any(value in {Letter.MET, Letter.PARTLY} for value in values):
        return State.PARTLY_MET
    if any(value is not None for value in values):
        return State.NOT_MET
    return State.NOT_KNOWN
