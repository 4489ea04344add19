"""Bars: where measures stand, each measure as wide as any other, so that the counts can be seen."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tracker.domain.record import MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.views.standings import where

WIDTH, HEIGHT, WIDEST, GAP = 320, 22, 26, 8
"""Units: of a whole bar, how high it is, the widest that a measure is drawn, what parts off those not counted."""

ROOM_ABOVE = 10
"""Units above a bar where something got worse: there an arrow stands."""

SIGNS = {
    "A": "met",
    "B": "partly_met",
    "C": "not_met",
    "D": "no_answer",
    "E": "opposite",
    "suspended": "not_known",
    "not_known": "not_known",
    "not_yet": "not_yet",
    "already_met_when_made": "not_counted",
    "ran_out": "not_counted",
    "lost_object": "not_counted",
    "no_longer_possible": "not_counted",
}
"""The sign of each way to stand, in the order of a bar: those not counted last."""

NOT_COUNTED = "not_counted"


@dataclass(frozen=True)
class Segment:
    """The measures that stand alike: `x` and `width` in units, `marks` the lines and faces that draw them.

    Of the `number`, `worse` got worse in the period of "since"; in `opposite_before` the opposite was done before
    they ran out.
    """

    code: str
    number: int
    worse: int
    opposite_before: int
    x: int
    width: int

    @property
    def sign(self) -> str:
        """Give the sign that stands for it in the key."""
        return SIGNS[self.code]

    @property
    def middle(self) -> int:
        """Give where an arrow points at it."""
        return self.x + self.width // 2

    @property
    def marks(self) -> Sequence[tuple[str, str]]:
        """Give what draws it: classes of the style, and a path."""
        left, wide = self.x + 1, self.width - 2
        frame = f"M{left} 1h{wide}v20h-{wide}z"
        drawn = {
            "met": [("f", frame)],
            "partly_met": [("o", frame), ("f", f"M{left} 11h{wide}v10h-{wide}z")],
            "not_met": [("o", frame)],
            "no_answer": [("o", f"{frame}m0 10h{wide}")],
            "opposite": [("f", _teeth(self.x, self.width // self.number, self.number))],
            "not_known": [("o d", frame)],
            "not_yet": [("o t", frame)],
            NOT_COUNTED: [("o", f"M{left} 20h{wide}")],
        }
        return drawn[self.sign]


@dataclass(frozen=True)
class Bar:
    """Measures by where they stand. `width` is that of the whole, `n` how many they are; not counted stands last.

    `left_out` demands are not in it: single figures would say of whom they speak.
    """

    segments: Sequence[Segment]
    unit: int
    width: int
    left_out: int = 0

    @property
    def n(self) -> int:
        """Count the measures."""
        return sum(one.number for one in self.segments)

    @property
    def is_mixed(self) -> bool:
        """Say whether some measures are counted and others not: then a gap lies between them."""
        return len({one.sign == NOT_COUNTED for one in self.segments}) > 1

    @property
    def top(self) -> int:
        """Give where the picture begins: above the bar where arrows stand on it."""
        return -ROOM_ABOVE if any(one.worse for one in self.segments) else 0

    @property
    def height(self) -> int:
        """Give how high the picture is."""
        return HEIGHT - self.top


def bar(
    measures: Iterable[tuple[MeasureFacts, Standing]], worse: Collection[str] = (), left_out: int = 0
) -> Bar | None:
    """Lay measures out in the order of the letters; None where there are none. `worse` are numbers of measures."""
    told = [(where(standing), measure, standing) for measure, standing in measures]
    if not told:
        return None
    numbers = Counter(code for code, _, _ in told)
    got_worse = Counter(code for code, measure, _ in told if measure.number in worse)
    before = Counter(code for code, _, standing in told if standing.opposite and code != "E")
    unit = unit_of(len(told))
    codes = [code for code in SIGNS if numbers[code]]
    ends = [unit * end for end in accumulate(numbers[code] for code in codes)]
    is_mixed = {SIGNS[code] == NOT_COUNTED for code in codes} == {True, False}
    segments = [
        Segment(
            code=code,
            number=numbers[code],
            worse=got_worse[code],
            opposite_before=before[code],
            x=end - unit * numbers[code] + GAP * (is_mixed and SIGNS[code] == NOT_COUNTED),
            width=unit * numbers[code],
        )
        for code, end in zip(codes, ends, strict=True)
    ]
    return Bar(segments, unit, ends[-1] + GAP * is_mixed, left_out)


def unit_of(number: int) -> int:
    """Give the width of one of so many: even, as half of it is drawn, and at least so wide that something is seen."""
    return max(4, min(WIDEST, WIDTH // number // 2 * 2))


def _teeth(x: int, unit: int, number: int) -> str:
    """Draw one tooth a measure: the sign of the opposite, side by side."""
    half = unit // 2
    return f"M{x} 2" + f"h{unit}l-{half} 18z" + f"m{unit} 0h{unit}l-{half} 18z" * (number - 1)
