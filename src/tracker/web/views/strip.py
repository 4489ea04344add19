"""The strip: one square a demand, in the order of the headline, so that the counts can be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.judgement import Judged, State

SIDE, GAP, A_ROW = 22, 4, 16


@dataclass(frozen=True)
class Square:
    """One demand: where its square lies, its state, and whether the opposite was done."""

    x: int
    y: int
    state: str
    opposite: bool


@dataclass(frozen=True)
class Strip:
    """Squares in rows, with the size of the whole."""

    squares: Sequence[Square]
    width: int
    height: int


def strip(judged: Sequence[Judged]) -> Strip:
    """Lay out the squares: those with the opposite done first within each state."""
    order = list(State)
    sorted_ = sorted(judged, key=lambda one: (order.index(one.state), not one.opposite, one.demand.reference))
    step = SIDE + GAP
    squares = [
        Square(step * (at % A_ROW), step * (at // A_ROW), one.state.value, one.opposite > 0)
        for at, one in enumerate(sorted_)
    ]
    rows = -(-len(squares) // A_ROW)
    return Strip(squares, step * min(len(squares), A_ROW) - GAP, step * rows - GAP)
