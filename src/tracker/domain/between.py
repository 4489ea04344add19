"""Between two days: what moved in a country's measures and what carried it, which demands came and which went.

What became known or unknown is neither better nor worse, and a demand more or less is neither progress nor a setback.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tracker.domain.judgement import Judged
from tracker.domain.life import Life
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Record
from tracker.domain.scorecard import Card, Since, score
from tracker.domain.since import Change
from tracker.domain.standing import Standing, steps, would_bear


class Way(Enum):
    """Which way a measure moved, in the order in which it is told."""

    WORSE = "worse"
    UNKNOWN = "unknown"
    NOT_COUNTED = "not_counted"
    BETTER = "better"
    ASSESSED = "assessed"
    """It was assessed anew, and by the card's own rule that is neither worse nor better."""


class Came(Enum):
    """Why a demand counts on the later day and not on the earlier one."""

    MADE = "made"
    ADOPTED = "adopted"
    REOPENED = "reopened"
    JUDGED_AGAIN = "judged_again"
    OF_ITS_OWN = "of_its_own"


class Went(Enum):
    """Why a demand counted on the earlier day and does not on the later one."""

    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    MADE_SPECIFIC = "made_specific"
    NOTHING_LEFT = "nothing_left"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Side:
    """The country on one of the two days: what was visible of it, and the card that this makes."""

    record: Record
    card: Card


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that both days know and that stands otherwise on the later one.

    `steps` are the assessments in between, in the order of their days; `news` the other entries in between that they
    rest on, or that made the letter doubtful.
    """

    demand: DemandFacts
    measure: MeasureFacts
    before: Standing
    after: Standing
    way: Way
    steps: Sequence[Entry]
    news: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Stayed:
    """A demand that counts on both days, with the measures that its list got or lost in between."""

    before: Judged
    after: Judged
    added: Sequence[str]
    gone: Sequence[str]


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two days. n of the first, with what came and without what went, is n of the second.

    `since` tells the acts of the period, counted as on a card; `also` are those of its changes that no measure in
    `moved` tells: it stands again as before, or it was first asked for in between.
    """

    then: Card
    now: Card
    moved: Sequence[Moved]
    came: Mapping[str, Came]
    went: Mapping[str, Went]
    stayed: Sequence[Stayed]
    since: Since
    also: Sequence[Change]


def between(then: Side, now: Side, entries: Iterable[Entry]) -> Between:
    """Compare two days of one country, the earlier one first; `entries` are all of the later day, one by one."""
    start = then.record.on + timedelta(days=1)
    since = score(now.record, now.card.country, start=start).since
    moved = sorted(_moved(then, now, since, list(entries)), key=lambda one: list(Way).index(one.way))
    told = {one.measure.number for one in moved}
    before = {one.demand.reference: one for one in then.card.judged}
    after = {one.demand.reference: one for one in now.card.judged}
    return Between(
        then=then.card,
        now=now.card,
        moved=moved,
        came={reference: _came(reference, then) for reference in after if reference not in before},
        went={reference: _went(reference, now) for reference in before if reference not in after},
        stayed=[_stayed(one, after[reference]) for reference, one in before.items() if reference in after],
        since=since,
        also=[one for one in since.changes if one.measure not in told],
    )


def _came(reference: str, then: Side) -> Came:
    before = next((one for one in then.record.demands if one.reference == reference), None)
    if before is None:
        return Came.MADE
    if reference in {one.demand.reference for one in then.card.left}:
        return Came.JUDGED_AGAIN
    if before.life.leaves_n:
        return Came.REOPENED
    return Came.OF_ITS_OWN if reference in then.card.repeats or before.is_in_n else Came.ADOPTED


def _went(reference: str, now: Side) -> Went:
    after = next(one for one in now.record.demands if one.reference == reference)
    if after.life.leaves_n:
        return Went.WITHDRAWN if after.life is Life.WITHDRAWN else Went.SUPERSEDED
    if after.specific_by:
        return Went.MADE_SPECIFIC
    return Went.REPEAT if reference in now.card.repeats else Went.NOTHING_LEFT


def _stayed(before: Judged, after: Judged) -> Stayed:
    had, has = ([measure.number for measure, _ in one.measures] for one in (before, after))
    return Stayed(
        before=before,
        after=after,
        added=[number for number in has if number not in had],
        gone=[number for number in had if number not in has],
    )


def _moved(then: Side, now: Side, since: Since, entries: Sequence[Entry]) -> Iterable[Moved]:
    stood = {m.number: standing for one in _all(then.card) for m, standing in one.measures}
    ways = {(change.measure, change.is_worse) for change in since.changes}
    for judged in _all(now.card):
        for measure, after in judged.measures:
            before = stood.get(measure.number)
            if before is None or _outcome(before) == _outcome(after):
                continue
            told = _steps(judged.entries, measure, then.record.on)
            yield Moved(
                demand=judged.demand,
                measure=measure,
                before=before,
                after=after,
                way=_way(before, after, {is_worse for number, is_worse in ways if number == measure.number}),
                steps=told,
                news=_news(entries, measure, told, (after, then.record.on)),
            )


def _all(card: Card) -> Sequence[Judged]:
    return [*card.judged, *card.left]


def _outcome(standing: Standing) -> tuple[object, ...]:
    """Give all by which a measure is counted; a letter that is given once more moves nothing."""
    return (
        standing.letter,
        standing.not_counted,
        standing.is_unknown,
        standing.suspended,
        standing.irreversible,
        standing.opposite,
    )


def _way(before: Standing, after: Standing, acted: set[bool]) -> Way:
    """Say which way a measure moved; `acted` says whether the card counts a change for the worse, or the better.

    Of two letters that differ the later one is worse or better only if the card would say so of the period: not where
    a time without knowledge or another scale lies between them.
    """
    if before.letter and after.letter and before.letter is not after.letter:
        is_worse = after.letter.is_worse_than(before.letter)
        if is_worse in acted:
            return Way.WORSE if is_worse else Way.BETTER
        return Way.UNKNOWN if after.is_unknown else Way.ASSESSED
    if after.not_counted is not None:
        return Way.NOT_COUNTED
    return Way.UNKNOWN if after.is_unknown else Way.ASSESSED


def _steps(entries: Iterable[Entry], measure: MeasureFacts, after: date) -> Sequence[Entry]:
    mine = (one for one in entries if one.kind is Kind.ASSESSMENT and measure.number in one.measures)
    return [one for one in steps(mine) if one.effective > after]


def _news(
    entries: Iterable[Entry], measure: MeasureFacts, told: Sequence[Entry], asked: tuple[Standing, date]
) -> Sequence[Entry]:
    """Find what the assessments rest on, and what came after the letter and bears on it."""
    standing, after = asked
    basis = {key for one in told for key in one.basis}
    found = {
        one.entry_id: one
        for one in entries
        if one.effective > after
        and one.kind is not Kind.ASSESSMENT
        and (one.entry_id in basis or _shakes(one, measure, standing))
    }
    return sorted(found.values(), key=lambda one: (one.effective, one.entry_id))


def _shakes(entry: Entry, measure: MeasureFacts, standing: Standing) -> bool:
    if not standing.needs_reassessment or standing.letter is None or standing.since is None:
        return False
    is_listed = entry.kind is Kind.ANSWER or measure.number in entry.measures
    return is_listed and entry.effective > standing.since and would_bear(entry, standing.letter)
