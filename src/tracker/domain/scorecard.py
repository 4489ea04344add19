"""A country's card on one day: counts, intervals and ages of units that everyone counts the same way."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.domain.days import a_year_before
from tracker.domain.demand_events import Counting
from tracker.domain.judgement import Judged, State, state, state_if
from tracker.domain.letters import Letter, NotCounted
from tracker.domain.life import APART, Life
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Record
from tracker.domain.since import Change, changes, default_start
from tracker.domain.staleness import is_quiet, is_stale
from tracker.domain.standing import standings_of, steps

Judge = Callable[[DemandFacts, Sequence[MeasureFacts], Sequence[Entry], date], Judged]
"""Judges a demand by its measures and the entries on it, as of a day."""

_TO_CHANGE = 2
"""Assessments: a first letter changes nothing."""

METHODOLOGY = 1
"""The version of the methodology that every card is computed by."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed from a day on; all None where no session gives a day to start from."""

    start: date | None
    changes: Sequence[Change]

    def acts(self, *, worse: bool) -> int | None:
        """Count the acts that made things worse, or better."""
        if self.start is None:
            return None
        return len({act for change in self._of(worse=worse) for act in change.acts})

    def measures(self, *, worse: bool) -> int | None:
        """Count the measures that such acts touched."""
        if self.start is None:
            return None
        return len({change.measure for change in self._of(worse=worse)})

    def _of(self, *, worse: bool) -> Iterable[Change]:
        return (change for change in self.changes if change.is_worse is worse)


@dataclass(frozen=True, slots=True)
class Answers:
    """Letters to this government, each counted once, what became of them, and the demands that they put."""

    letters: int
    answered: int
    not_known: int
    last_letter_on: date | None
    demands: Sequence[str] = ()

    @property
    def not_answered(self) -> int:
        """Count the letters that are known to have had no answer."""
        return self.letters - self.answered - self.not_known


@dataclass(frozen=True)
class Card:
    """One country on one day. `judged` holds the demands in n, in the order of their references.

    `left` are those that would be in n, had they a measure left to be judged by; `over` are those that nobody works
    on any more, by why: what was closed is in n still.
    """

    country: str
    on: date
    judged: Sequence[Judged]
    left: Sequence[Judged]
    since: Since
    answers: Answers
    not_counted: Mapping[NotCounted, Sequence[str]]
    repeats: Sequence[str]
    apart: Mapping[Counting, Sequence[str]]
    over: Mapping[Life, Sequence[str]]

    @property
    def n(self) -> int:
        """Count the demands that count."""
        return len(self.judged)

    def count(self, wanted: State) -> int:
        """Count the demands in a state; over all states they add up to n."""
        return [judged.state for judged in self.judged].count(wanted)

    @property
    def opposite(self) -> tuple[int, int]:
        """Count the measures in which the opposite was done, and the demands they belong to."""
        marks = [judged.opposite for judged in self.judged]
        return sum(marks), sum(mark > 0 for mark in marks)

    def met(self, *, strict: bool = False) -> tuple[int, int]:
        """Give the least and the greatest number of demands that may be met."""
        lows, highs = self._ends(strict=strict)
        return lows.count(State.MET), highs.count(State.MET)

    def at_least_partly(self, *, strict: bool = False) -> tuple[int, int]:
        """Give the least and the greatest number of demands that may be met at least partly."""
        lows, highs = self._ends(strict=strict)
        return _at_least_partly(lows), _at_least_partly(highs)

    @cached_property
    def open(self) -> Sequence[Judged]:
        """List the demands in n that are not met."""
        return [judged for judged in self.judged if judged.state is not State.MET]

    @property
    def open_over_a_year(self) -> int:
        """Count the open demands that were first raised more than a year ago."""
        return sum(judged.demand.made_on < a_year_before(self.on) for judged in self.open)

    @cached_property
    def ages(self) -> Sequence[int]:
        """Give the ages of the open demands in days since their own document, youngest first."""
        return sorted((self.on - judged.demand.made_on).days for judged in self.open)

    @property
    def median_age(self) -> int | None:
        """Give the lower median of the ages, in days."""
        ages = self.ages
        return ages[(len(ages) - 1) // 2] if ages else None

    @property
    def oldest_age(self) -> int | None:
        """Give the greatest age, in days."""
        ages = self.ages
        return ages[-1] if ages else None

    @property
    def covered(self) -> int:
        """Count the demands in n at which somebody looked within the last twelve months."""
        return sum(judged.is_covered(self.on) for judged in self.judged)

    def _ends(self, *, strict: bool) -> tuple[list[State], list[State]]:
        if strict:
            return [one.strict_low for one in self.judged], [one.strict_high for one in self.judged]
        return [one.low for one in self.judged], [one.high for one in self.judged]


def _at_least_partly(states: Sequence[State]) -> int:
    return states.count(State.MET) + states.count(State.PARTLY_MET)


def score(record: Record, country: str, *, start: date | None = None, judged_as: Judge | None = None) -> Card:
    """Compute a country's card from what is visible of the record.

    `start` begins the period of "since"; by default the day after the last ILC session that ended. `judged_as` judges a
    demand as `judge` does, for whoever remembers what it said.
    """
    by_demand = entries_by_demand(record.entries)
    demands = {demand.reference: demand for demand in record.demands}
    owned = {ref: owned_measures(demand, demands, country) for ref, demand in demands.items()}
    counted = [demand for demand in demands.values() if _asks(demand, country)]
    repeats = {demand.reference for demand in counted if _is_repeat(demand, owned)}
    in_n = [demand for demand in counted if _in_n(demand, record.on) and demand.reference not in repeats]
    judging = judged_as or judge
    judged = [
        judging(demand, owned[demand.reference], by_demand.get(demand.reference, ()), record.on)
        for demand in sorted(in_n, key=lambda demand: demand.reference)
    ]
    begin = start or default_start(record.on, record.sessions)
    kept = [one for one in judged if one.is_left]
    return Card(
        country=country,
        on=record.on,
        judged=kept,
        left=[one for one in judged if not one.is_left],
        since=Since(begin, list(_changes(kept, record, begin)) if begin else []),
        answers=_answers(record, [d for d in demands.values() if d.country == country]),
        not_counted=_not_counted(judged),
        repeats=sorted(repeats),
        apart=_apart(demands.values(), country),
        over={
            life: sorted(one.reference for one in demands.values() if one.life is life and one.country == country)
            for life in Life
            if life.is_over
        },
    )


def entries_by_demand(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Sort entries by their demands; entries on a country alone belong to none."""
    by_demand: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.demand is not None:
            by_demand[entry.demand].append(entry)
    return by_demand


def judge(demand: DemandFacts, measures: Sequence[MeasureFacts], entries: Sequence[Entry], on: date) -> Judged:
    """Judge one demand by its own measures and the entries on it."""
    standings = standings_of(measures, entries)
    looked_on = max(_looks(entries, on), default=None)
    quiet = is_quiet(demand, looked_on, on)
    return Judged(
        demand=demand,
        measures=list(zip(measures, standings, strict=True)),
        entries=entries,
        state=state(standings) or State.NOT_KNOWN,
        low=state_if(standings, Letter.NOT_MET),
        high=state_if(standings, Letter.MET),
        strict_low=state_if(standings, Letter.NOT_MET, all_unknown=quiet),
        strict_high=state_if(standings, Letter.MET, all_unknown=quiet),
        looked_on=looked_on,
        stale=is_stale(demand, looked_on, on),
    )


def owned_measures(
    demand: DemandFacts, demands: Mapping[str, DemandFacts], country: str | None
) -> Sequence[MeasureFacts]:
    """List the measures that belong to a demand: those that no earlier demand in n asked for already."""
    raised = {
        again.number
        for again in demand.repeated
        if again.number is not None and _asked_earlier(demands.get(again.of_demand), demand)
    }
    return [
        measure
        for measure in demand.measures
        if measure.number not in raised and (country is None or measure.country is None or measure.country == country)
    ]


def _asked_earlier(other: DemandFacts | None, demand: DemandFacts) -> bool:
    if other is None or not other.is_in_n:
        return False
    if other.country != demand.country:
        return False  # a measure is of one country
    return (other.counts_from, other.reference) < (demand.counts_from, demand.reference)


def _asks(demand: DemandFacts, country: str) -> bool:
    asks = demand.country == country and demand.counting in (Counting.IN_N, Counting.REPEAT)  # enums hash slowly
    return asks and not demand.life.leaves_n


def _in_n(demand: DemandFacts, on: date) -> bool:
    return demand.is_in_n and demand.made_on <= on


def _is_repeat(demand: DemandFacts, owned: Mapping[str, Sequence[MeasureFacts]]) -> bool:
    return demand.counting is Counting.REPEAT or not owned[demand.reference]


def _looks(entries: Iterable[Entry], on: date) -> Iterable[date]:
    return (e.looked_on for e in entries if e.looked_on is not None and e.looked_on <= on)


def _changes(judged: Sequence[Judged], record: Record, start: date) -> Iterable[Change]:
    by_id = {entry.entry_id: entry for entry in record.entries}
    for one in judged:
        its = one.assessments
        if len(its) < _TO_CHANGE or all(entry.effective < start for entry in its):
            continue
        for measure, _ in one.measures:
            ordered = steps(entry for entry in its if measure.number in entry.measures)
            yield from changes(measure.number, ordered, start, by_id)


def _answers(record: Record, demands: Sequence[DemandFacts]) -> Answers:
    to_this_government = {demand.reference for demand in demands}
    kinds = (Kind.LETTER, Kind.ANSWER)
    mine = [entry for entry in record.entries if entry.kind in kinds and entry.demand in to_this_government]
    letters = {entry.entry_id: entry for entry in mine if entry.kind is Kind.LETTER}
    answered = {entry.of_entry for entry in mine if entry.kind is Kind.ANSWER} & letters.keys()
    return Answers(
        letters=len(letters),
        answered=len(answered),
        not_known=sum(not one.answer_known for key, one in letters.items() if key not in answered),
        demands=sorted({entry.demand for entry in mine if entry.kind is Kind.LETTER and entry.demand}),
        last_letter_on=max((letter.effective for letter in letters.values()), default=None),
    )


def _not_counted(judged: Sequence[Judged]) -> Mapping[NotCounted, Sequence[str]]:
    listed: dict[NotCounted, list[str]] = {why: [] for why in NotCounted}
    for one in judged:
        for why, number in one.not_counted:
            listed[why].append(number)
    return listed


def _apart(demands: Collection[DemandFacts], country: str) -> Mapping[Counting, Sequence[str]]:
    there = [one for one in demands if not one.life.leaves_n]
    return {
        counting: sorted(d.reference for d in there if d.counting is counting and country in d.countries)
        for counting in APART
    }
