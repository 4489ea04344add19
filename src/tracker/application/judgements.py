"""Judgements: what demands were judged to be, for whoever judges the same of the same again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, MeasureFacts
from tracker.domain.scorecard import judge
from tracker.projections.bounded import Bounded

_MOST, _MOST_ENTRIES = 2048, 40_000
"""Demands, each on a day, and the entries that they were judged by.

After a release most of a card's demands have the entries that they had before.
"""


@dataclass(frozen=True)
class _Said:
    """A judgement, with all that it was made of."""

    demand: DemandFacts
    measures: Sequence[MeasureFacts]
    entries: Sequence[Entry]
    judged: Judged

    def is_of(self, demand: DemandFacts, measures: Sequence[MeasureFacts], entries: Sequence[Entry]) -> bool:
        """Say whether it was made of these: nearly all are the very same things, which lists compare at once."""
        return demand is self.demand and measures == self.measures and entries == self.entries


class Judgements:
    """Judges as `judge` does; what is made of the very same demand, measures and entries is not made again."""

    def __init__(self, most: int = _MOST) -> None:
        self._guard = Lock()
        self._said: Bounded[_Said] = Bounded(most, _MOST_ENTRIES)

    def of(self, demand: DemandFacts, measures: Sequence[MeasureFacts], entries: Sequence[Entry], on: date) -> Judged:
        """Judge a demand."""
        key = (demand.reference, on)
        with self._guard:
            said = self._said.get(key)
        if said is not None and said.is_of(demand, measures, entries):
            return said.judged
        judged = judge(demand, measures, entries, on)
        with self._guard:
            self._said.put(key, _Said(demand, measures, entries, judged), 1 + len(entries))
        return judged
