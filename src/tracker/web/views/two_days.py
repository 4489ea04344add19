"""Two days of a country side by side: the card of each, what moved between them and why, what came and what went."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.between import Between, Moved, Stayed, Way, Went
from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, MeasureFacts, Record
from tracker.domain.scorecard import Card
from tracker.domain.since import Change
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.changes import over
from tracker.web.views.counts import Count, counted
from tracker.web.views.headline import Headline, headline
from tracker.web.views.measure_lines import MeasureLine, measure_line
from tracker.web.views.standings import LEAST_FOR_FIGURES, Row, is_withheld, row, where
from tracker.web.wording import Text, Wording

MOST = 60
"""Measures that the page tells one by one, the gravest first: more would outweigh a slow line."""


@dataclass(frozen=True)
class Day:
    """The card of one of the two days, as the country's page of that day prints it."""

    on: date
    card: Card
    headline: Headline


@dataclass(frozen=True)
class Told:
    """One entry in between: what it is, or where it put the measure. `entry_id` is None where it is hidden."""

    code: str
    on: date
    entry_id: str | None


@dataclass(frozen=True)
class MovedLine:
    """One measure, where it stood before, and what moved it.

    `doubt_before` and `doubt_now` say why its letter is taken as unknown on that day, empty where it is not.
    """

    line: MeasureLine
    before: str
    doubt_before: str
    steps: Sequence[Told]
    news: Sequence[Told]
    doubt_now: str


@dataclass(frozen=True)
class UnshownLine:
    """Measures of a demand whose rows are not shown: how many of how many, None where they are too few to say."""

    reference: str
    title: Text
    number: int
    of: int | None


@dataclass(frozen=True)
class Group:
    """The measures that moved one way; `way` is `also` for those that do not stand otherwise on the later day.

    `more` are those that there is no room for: demands, each with how many of its measures.
    """

    way: str
    number: int
    lines: Sequence[MovedLine]
    more: Sequence[tuple[str, int]]
    unshown: Sequence[UnshownLine]


@dataclass(frozen=True)
class Turned:
    """A demand that came or went: why, since when and in whose favour, as far as that was said."""

    row: Row
    why: str
    reason: Text | None
    others: Sequence[str]


@dataclass(frozen=True)
class StayedLine:
    """A demand of both days that stands otherwise, or of which other measures are asked."""

    row: Row
    before: str
    added: int
    gone: int


@dataclass(frozen=True)
class TwoDays:
    """All that the page shows. `period` holds the acts between the days; `same` counts the demands of both days."""

    code: str
    name: str
    days: tuple[Day, Day]
    period: Headline
    groups: Sequence[Group]
    came: Sequence[Turned]
    went: Sequence[Turned]
    same: tuple[Count, Count]
    stayed: Sequence[StayedLine]


def two_days(found: Between, record: Record, called: tuple[str, str], wording: Wording) -> TwoDays:
    """Make the page; `record` is that of the later day, `called` the country's code and its name."""
    teller = _Teller(found, record, wording)
    first, second = (Day(card.on, card, headline(card)) for card in (found.then, found.now))
    groups = [teller.group(way.value, [one for one in found.moved if one.way is way]) for way in Way]
    return TwoDays(
        *called,
        days=(first, second),
        period=headline(replace(found.now, since=found.since)),
        groups=[one for one in [*groups, teller.also(found.also)] if one.number],
        came=[teller.turned(reference, why.value) for reference, why in found.came.items()],
        went=[teller.turned(reference, why.value) for reference, why in found.went.items()],
        same=(counted([one.before for one in found.stayed]), counted([one.after for one in found.stayed])),
        stayed=[teller.stayed(one) for one in found.stayed if _is_told(one)],
    )


def _is_told(one: Stayed) -> bool:
    return one.before.state is not one.after.state or bool(one.added or one.gone)


class _Teller:
    """Tells of demands and measures on a page where nobody is named who did not agree to it."""

    def __init__(self, found: Between, record: Record, wording: Wording) -> None:
        self._wording, self._room = wording, MOST
        self._demands = {one.reference: one for one in record.demands}
        both = [*found.then.judged, *found.now.judged, *found.now.left]
        self._judged = {one.demand.reference: one for one in both}

    def group(self, way: str, moved: Sequence[Moved]) -> Group:
        """Describe measures that moved one way."""
        told = [(one.demand, self._moved(one)) for one in moved]
        return self._group(way, told)

    def also(self, changes: Sequence[Change]) -> Group:
        """Describe what changed in between and cannot be seen from the two days."""
        told = [self._change(one) for one in changes]
        return self._group("also", [one for one in told if one])

    def turned(self, reference: str, why: str) -> Turned:
        """Describe a demand that came or went."""
        demand, told = self._demands[reference], over(self._demands[reference], self._wording)
        others = {
            Went.SUPERSEDED.value: [told.by] if told and told.by else [],
            Went.MADE_SPECIFIC.value: demand.specific_by,
            Went.REPEAT.value: sorted({one.of_demand for one in demand.repeated}),
        }
        return Turned(self._row(reference), why, told.reason if told else None, others.get(why, []))

    def stayed(self, one: Stayed) -> StayedLine:
        """Describe a demand of both days."""
        told = self._row(one.after.demand.reference)
        return StayedLine(told, one.before.state.value, len(one.added), len(one.gone))

    def _row(self, reference: str) -> Row:
        return row(self._demands[reference].about, self._wording, self._judged[reference], Place())

    def _group(self, way: str, told: Sequence[tuple[DemandFacts, MovedLine]]) -> Group:
        shown = [line for demand, line in told if not self._is_withheld(demand)]
        lines, left_out = shown[: self._room], shown[self._room :]
        self._room -= len(lines)
        more = Counter(one.line.reference for one in left_out)
        unshown = self._unshown(one for one, _ in told if self._is_withheld(one))
        return Group(way, len(told), lines, list(more.items()), unshown)

    def _unshown(self, demands: Iterable[DemandFacts]) -> Sequence[UnshownLine]:
        counts = Counter(one.reference for one in demands)
        return [self._unshown_line(self._judged[reference], number) for reference, number in counts.items()]

    def _unshown_line(self, judged: Judged, number: int) -> UnshownLine:
        of, about = len(judged.measures), judged.demand.about
        title = self._wording.say(about["title"]) or Text(judged.demand.reference)
        return UnshownLine(judged.demand.reference, title, number, of if of >= LEAST_FOR_FIGURES else None)

    def _is_withheld(self, demand: DemandFacts) -> bool:
        return is_withheld(demand.measures, self._wording, Place(demand=demand.reference))

    def _moved(self, one: Moved) -> MovedLine:
        return MovedLine(
            line=measure_line(one.demand, one.measure, one.after, self._wording),
            before=where(one.before),
            doubt_before=_doubt(one.before),
            steps=[_told(entry, _put(entry)) for entry in one.steps],
            news=[_told(entry, entry.kind.value) for entry in one.news if not entry.hidden],
            doubt_now=_doubt(one.after),
        )

    def _change(self, change: Change) -> tuple[DemandFacts, MovedLine] | None:
        found = self._measure(change.measure)
        if found is None:
            return None
        demand, measure, standing = found
        line = MovedLine(
            line=measure_line(demand, measure, standing, self._wording),
            before=_put(change.before),
            doubt_before="",
            steps=[_told(change.assessment, _put(change.assessment))],
            news=[],
            doubt_now="",
        )
        return demand, line

    def _measure(self, number: str) -> tuple[DemandFacts, MeasureFacts, Standing] | None:
        judged = self._judged.get(number.rpartition(".")[0])
        listed = judged.measures if judged else ()
        return next(((judged.demand, m, standing) for m, standing in listed if judged and m.number == number), None)


def _doubt(standing: Standing) -> str:
    """Say why a letter is taken as unknown."""
    if standing.letter is None or not standing.is_unknown:
        return ""
    return "not_known" if standing.doubtful else "needs_reassessment"


def _told(entry: Entry, code: str) -> Told:
    return Told(code, entry.effective, None if entry.hidden else entry.entry_id)


def _put(entry: Entry) -> str:
    """Give the code of where an assessment put its measure."""
    return where(Standing(entry.letter, entry.not_counted, entry.not_known, suspended=entry.suspended))
