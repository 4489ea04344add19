"""The strip: one square a demand, in the order of the headline, so that the counts can be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.domain.judgement import Judged, State

SIDE, GAP, A_ROW = 22, 4, 16

REPEAT = "repeat"
"""The mark of a demand that only repeats others: it is shown, and not counted."""


class Square(NamedTuple):
    """One demand: where its square lies, its state or that it is a repeat, and whether the opposite was done."""

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


def strip(judged: Sequence[Judged], repeats: int = 0) -> Strip:
    """Lay out the squares: those with the opposite done first within each state; after them repeats, not in n."""
    order = list(State)
    sorted_ = sorted((order.index(one.state), not one.opposite, one.demand.reference) for one in judged)
    step = SIDE + GAP
    marks = [(order[at].value, not is_plain) for at, is_plain, _ in sorted_] + [(REPEAT, False)] * repeats
    squares = [
        Square(step * (at % A_ROW), step * (at // A_ROW), state, opposite) for at, (state, opposite) in enumerate(marks)
    ]
    rows = -(-len(squares) // A_ROW)
    return Strip(squares, step * min(len(squares), A_ROW) - GAP, step * rows - GAP)
