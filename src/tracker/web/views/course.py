"""The course of events on a demand: when it was raised, what was sent and said, what happened, on one line of time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import Kind
from tracker.web.views.entries import Line

WIDTH, HEIGHT, MARGIN, MARK = 320, 14, 6, 6
"""Units: of a lane, how high it is, what is left free at its ends for half a mark, how wide a mark is."""

LEAST_MARKS, LEAST_LANES = 3, 2
"""Fewer than this, and a sentence of the page says as much."""

Span = tuple[date, date]
"""From the first to the last of the days of which one is meant: one day, a month, a year."""

_LANES = {
    Kind.LETTER: "letters",
    Kind.REMINDER: "letters",
    Kind.ANSWER: "answers",
    Kind.POSITION: "positions",
    Kind.FINDING: "findings",
    Kind.DEVELOPMENT: "happened",
}
ORDER = ("raised", "letters", "answers", "positions", "due_days", "findings", "happened")


@dataclass(frozen=True)
class Lane:
    """Events of one kind: how many, and the path that draws a mark for each, as long as its days are uncertain.

    Marks that would overlap are one, so that a lane stays light however many there are.
    """

    code: str
    number: int
    path: str


@dataclass(frozen=True)
class Course:
    """All lanes from the `first` day to the `last`; `behind` draws the line itself and the ends of `sessions`.

    `now` draws the page's own day where due days lie after it, else it is empty.
    """

    first: date
    last: date
    lanes: Sequence[Lane]
    sessions: int
    behind: str
    now: str

    @property
    def has_long_marks(self) -> bool:
        """Say whether some marks are longer than one day's."""
        return any(not step.endswith("h0") for one in self.lanes for step in one.path[1:].split("M"))


def course(raised: Sequence[date], lines: Sequence[Line], ends: Sequence[date], on: date) -> Course | None:
    """Draw what a page lists; None where it is too little. `ends` are the last days of sessions."""
    found: dict[str, list[Span]] = {code: [] for code in ORDER}
    found["raised"] = [(day, day) for day in raised]
    for one in lines:
        lane = _LANES.get(Kind(one.kind))
        if lane:
            found[lane].append(_span(one.when) or (one.effective, one.effective))
        if one.due and (one.kind == Kind.DUE_DAY.value or one.code == "promise"):
            found["due_days"].append(_span(one.due) or (one.effective, one.effective))
    lanes = {code: sorted(spans) for code, spans in found.items() if spans}
    marks = [one for spans in lanes.values() for one in spans]
    if len(marks) < LEAST_MARKS or len(lanes) < LEAST_LANES:
        return None
    first, last = min(start for start, _ in marks), max(on, *(end for _, end in marks))
    line = _TimeLine(first, last)
    shown = [line.at(day) for day in sorted(ends) if first <= day <= last]
    return Course(
        first=first,
        last=last,
        lanes=[Lane(code, len(spans), line.path(spans)) for code, spans in lanes.items()],
        sessions=len(shown),
        behind=f"M0 7h{WIDTH}" + "".join(f"M{x} 0v{HEIGHT}" for x in shown),
        now=f"M{line.at(on)} 0v{HEIGHT}" if on < last else "",
    )


@dataclass(frozen=True)
class _TimeLine:
    """Where days lie."""

    first: date
    last: date

    def at(self, day: date) -> int:
        """Give the place of a day, in whole units."""
        return MARGIN + (day - self.first).days * (WIDTH - 2 * MARGIN) // max(1, (self.last - self.first).days)

    def path(self, spans: Sequence[Span]) -> str:
        """Draw the marks; `spans` are in order."""
        joined: list[tuple[int, int]] = []
        for start, end in ((self.at(start), self.at(end)) for start, end in spans):
            if joined and start < joined[-1][1] + MARK:
                joined[-1] = joined[-1][0], max(end, joined[-1][1])
            else:
                joined.append((start, end))
        return "".join(f"M{start} 7h{end - start}" for start, end in joined)


def _span(when: Mapping[str, Any] | None) -> Span | None:
    return (date.fromisoformat(when["first"]), date.fromisoformat(when["last"])) if when else None
