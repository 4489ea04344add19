"""The headline of a country: one unit, adds up, fixed order, zeros printed."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.judgement import State
from tracker.domain.letters import NotCounted
from tracker.domain.scorecard import Card

STATES = ("met", "partly_met", "not_met", "not_known", "opposite")
"""What demands can be asked for by: their states, and the mark."""


@dataclass(frozen=True)
class Headline:
    """The figures of the headline; those of `since` are None where no session had ended."""

    n: int
    met: int
    partly_met: int
    not_met: int
    not_known: int
    opposite_measures: int
    opposite_demands: int
    since: date | None
    worse_acts: int
    worse_measures: int
    better_acts: int
    better_measures: int
    ran_out: int


def headline(card: Card) -> Headline:
    """Take the headline's figures from a card."""
    measures, demands = card.opposite
    return Headline(
        n=card.n,
        met=card.count(State.MET),
        partly_met=card.count(State.PARTLY_MET),
        not_met=card.count(State.NOT_MET),
        not_known=card.count(State.NOT_KNOWN),
        opposite_measures=measures,
        opposite_demands=demands,
        since=card.since.start,
        worse_acts=card.since.acts(worse=True) or 0,
        worse_measures=card.since.measures(worse=True) or 0,
        better_acts=card.since.acts(worse=False) or 0,
        better_measures=card.since.measures(worse=False) or 0,
        ran_out=len(card.not_counted[NotCounted.RAN_OUT]),
    )
