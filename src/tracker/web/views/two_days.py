"""Two days of a country side by side: the card of each, what moved between them and why, what came and what went."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.domain.between import Between, Moved, Stayed, Way, Went
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Record
from tracker.domain.scorecard import Card
from tracker.domain.since import Change
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.changes import over
from tracker.web.views.counts import Count, counted
from tracker.web.views.document import natural
from tracker.web.views.entries import when_of
from tracker.web.views.headline import Headline, headline
from tracker.web.views.measure_lines import MeasureLine, UnshownLine, measure_line, told_apart_first, unshown_lines
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
    """One entry in between: what it is, or where it put the measure. `entry_id` is None where it is hidden.

    `on` is as exact as it was recorded; it is None, too, where the demand's page names somebody who was not asked.
    """

    code: str
    on: Mapping[str, Any] | None
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
    """All that the page shows. `period` holds the acts between the days; `same` counts the demands of both days.

    `leaves_out`: something changed for so few people that a day would say for whom; no group, no `period` has it.
    `setbacks` are demands with how many setbacks of this time are on record about each, whatever the letters.
    """

    code: str
    name: str
    days: tuple[Day, Day]
    period: Headline
    groups: Sequence[Group]
    came: Sequence[Turned]
    went: Sequence[Turned]
    same: tuple[Count, Count]
    stayed: Sequence[StayedLine]
    leaves_out: bool
    setbacks: Sequence[tuple[str, int]]


@dataclass(frozen=True)
class Compared:
    """What was read of two days; `record` is that of the later one, `entries` are all of its entries, one by one.

    `abouts` give what was recorded of the entries that the page tells, by their ids.
    """

    found: Between
    record: Record
    code: str
    name: str
    entries: Sequence[Entry] = ()
    abouts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def told_entries(found: Between) -> set[str]:
    """List the entries that the page may tell, by their ids."""
    told = [entry for one in found.moved for entry in (*one.steps, *one.news)]
    return {one.entry_id for one in (*told, *(change.assessment for change in found.also)) if one.entry_id}


def two_days(compared: Compared, wording: Wording) -> TwoDays:
    """Make the page."""
    teller = _Teller(compared, wording)
    found = teller.without_few(compared.found)
    first, second = (Day(card.on, card, headline(card)) for card in (found.then, found.now))
    groups = [teller.group(way.value, [one for one in found.moved if one.way is way]) for way in Way]
    return TwoDays(
        compared.code,
        compared.name,
        days=(first, second),
        period=headline(replace(found.now, since=found.since)),
        groups=[one for one in [*groups, teller.also(found.also)] if one.number],
        came=[teller.turned(reference, why.value) for reference, why in found.came.items()],
        went=[teller.turned(reference, why.value) for reference, why in found.went.items()],
        same=(counted([one.before for one in found.stayed]), counted([one.after for one in found.stayed])),
        stayed=[teller.stayed(one) for one in found.stayed if _is_told(one) and not teller.is_of_few(one.after.demand)],
        leaves_out=_changes(found) != _changes(compared.found),
        setbacks=teller.setbacks(compared.entries),
    )


def _changes(found: Between) -> int:
    return len(found.moved) + len(found.also) + len(found.since.changes)


def _is_told(one: Stayed) -> bool:
    return one.before.state is not one.after.state or bool(one.added or one.gone)


class _Teller:
    """Tells of demands and measures on a page where nobody is named who did not agree to it."""

    def __init__(self, compared: Compared, wording: Wording) -> None:
        found, self._abouts = compared.found, compared.abouts
        self._wording, self._room, self._start = wording, MOST, found.then.on
        self._demands = {one.reference: one for one in compared.record.demands}
        both = [*found.then.judged, *found.now.judged, *found.now.left]
        self._judged = {one.demand.reference: one for one in both}

    def without_few(self, found: Between) -> Between:
        """Leave out what moved in demands of so few people that it would say of whom it speaks."""
        since = replace(found.since, changes=self._told_of(found.since.changes))
        moved = [one for one in found.moved if not self.is_of_few(one.demand)]
        return replace(found, moved=moved, also=self._told_of(found.also), since=since)

    def is_of_few(self, demand: DemandFacts) -> bool:
        """Say whether a demand's rows are not shown, and too few to be counted."""
        judged = self._judged.get(demand.reference)
        return self._is_withheld(demand) and (judged is None or len(judged.measures) < LEAST_FOR_FIGURES)

    def setbacks(self, entries: Iterable[Entry]) -> Sequence[tuple[str, int]]:
        """Count the setbacks between the days by demands, of which rows are shown."""
        counts = Counter(
            one.demand
            for one in entries
            if one.demand in self._demands
            and (one.kind, one.direction, one.hidden) == (Kind.DEVELOPMENT, "regression", False)
            and one.effective > self._start
            and not self._is_withheld(self._demands[one.demand])
        )
        counted_on = [(reference, number) for reference, number in counts.items() if reference]
        return sorted(counted_on, key=lambda one: natural(one[0]))

    def _told_of(self, changes: Iterable[Change]) -> Sequence[Change]:
        of = [(one, self._demands.get(one.measure.rpartition(".")[0])) for one in changes]
        return [one for one, demand in of if demand is None or not self.is_of_few(demand)]

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
        every = [line for demand, line in told if not self._is_withheld(demand)]
        shown = told_apart_first([_without_days(one) for one in every], lambda one: one.line)
        lines, left_out = shown[: self._room], shown[self._room :]
        self._room -= len(lines)
        more = Counter(one.line.reference for one in left_out)
        withheld = (one for one, _ in told if self._is_withheld(one))
        unshown = unshown_lines(withheld, self._judged, self._wording)
        return Group(way, len(told), lines, list(more.items()), unshown)

    def _is_withheld(self, demand: DemandFacts) -> bool:
        return is_withheld(demand.measures, self._wording, Place(demand=demand.reference))

    def _moved(self, one: Moved) -> MovedLine:
        return MovedLine(
            line=measure_line(one.demand, one.measure, one.after, self._wording),
            before=where(one.before),
            doubt_before=_doubt(one.before),
            steps=[self._told(entry, _put(entry)) for entry in one.steps],
            news=[self._told(entry, entry.kind.value) for entry in one.news if not entry.hidden],
            doubt_now=_doubt(one.after),
        )

    def _told(self, entry: Entry, code: str) -> Told:
        day = entry.effective.isoformat()
        when = when_of(self._abouts.get(entry.entry_id, {})) or {"first": day, "last": day, "precision": "day"}
        return Told(code, when, None if entry.hidden else entry.entry_id)

    def _change(self, change: Change) -> tuple[DemandFacts, MovedLine] | None:
        found = self._measure(change.measure)
        if found is None:
            return None
        demand, measure, standing = found
        line = MovedLine(
            line=measure_line(demand, measure, standing, self._wording),
            before=_put(change.before),
            doubt_before="",
            steps=[self._told(change.assessment, _put(change.assessment))],
            news=[],
            doubt_now="",
        )
        return demand, line

    def _measure(self, number: str) -> tuple[DemandFacts, MeasureFacts, Standing] | None:
        judged = self._judged.get(number.rpartition(".")[0])
        listed = judged.measures if judged else ()
        return next(((judged.demand, m, standing) for m, standing in listed if judged and m.number == number), None)


def _without_days(one: MovedLine) -> MovedLine:
    """Leave the outcomes alone where more would be joined to the name of somebody who was not asked."""
    if one.line.number is not None:
        return one
    return replace(one, steps=[Told(step.code, None, None) for step in one.steps], news=[])


def _doubt(standing: Standing) -> str:
    """Say why a letter is taken as unknown."""
    if standing.letter is None or not standing.is_unknown:
        return ""
    return "not_known" if standing.doubtful else "needs_reassessment"


def _put(entry: Entry) -> str:
    """Give the code of where an assessment put its measure."""
    return where(Standing(entry.letter, entry.not_counted, entry.not_known, suspended=entry.suspended))
