"""A country's figures before and after a change of one of its demands, for whoever decides on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.foreseeing import foreseen
from tracker.domain.judgement import State
from tracker.domain.lifecycle_events import Change
from tracker.domain.scorecard import Card, score
from tracker.web.workspace.change_labels import FIGURES
from tracker.web.workspace.desk import Live


@dataclass(frozen=True)
class Figure:
    """One figure as it is, and as it would be."""

    label: str
    before: int
    after: int

    @property
    def moves(self) -> bool:
        """Say whether the change moves it."""
        return self.before != self.after


def figures(live: Live, reference: str, change: Change) -> Sequence[Figure]:
    """Compute the card of the demand's country as it is and as it would be; nothing for a demand of no one country."""
    country = live.shelf.demands[reference]["addressee"]["country"]
    if country is None:
        return []
    record = live.look.digest(live.sight, country)
    before = _of(score(record, country))
    after = _of(score(foreseen(record, reference, change), country))
    return [Figure(label, before[name], after[name]) for name, label in FIGURES.items()]


def _of(card: Card) -> dict[str, int]:
    tallies = [one.tally() for one in card.judged]
    return {
        "n": card.n,
        **{state.value: card.count(state) for state in State},
        "opposite": card.opposite[0],
        "open": len(card.open),
        "measures": sum(sum(one.values()) for one in tallies),
        "unknown": sum(one["unknown"] for one in tallies),
        "repeats": len(card.repeats),
        "over": sum(len(its) for life, its in card.over.items() if life.leaves_n),
        "stale": sum(one.stale for one in card.judged),
    }
