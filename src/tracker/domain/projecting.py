"""Projecting: which occasions the rules expect and the calendar lacks, and which computed ones are elsewhere now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.calendar_rules import RESTING, expected
from tracker.domain.day_rules import years_after
from tracker.domain.days import When
from tracker.domain.expecting import Expected, Placed, touch

AHEAD = 3
"""For how many years the calendar is projected."""


@dataclass(frozen=True)
class Shift:
    """What a rule computed before is now expected on other days; `to` is None where it is not expected any more."""

    key: str
    to: When | None


def lacking(known: Sequence[Placed], today: date) -> Sequence[Expected]:
    """List what the rules expect in the next three years and nothing stands for, by its days."""
    horizon = years_after(today, AHEAD)
    ahead = (one for year in range(today.year - 1, horizon.year + 1) for one in expected(known, year))
    coming = (one for one in ahead if one.on.last >= today and one.on.first <= horizon)
    return sorted(
        (one for one in coming if not any(placed.takes(one) for placed in known)),
        key=lambda one: (one.on.first, one.key),
    )


def shifts(known: Sequence[Placed], today: date) -> Sequence[Shift]:
    """List the computed occasions to come that what they rest on has moved, cancelled, or that another stands for.

    One that was cancelled with what it rests on is expected again where that takes place after all. Whether a person
    has laid hands on one is not asked here: then it stays as it is.
    """
    found = (_shift(one, known) for one in known if _is_computed(one))
    return [shift for shift in found if shift is not None and _is_to_come(shift, known, today)]


def following(changed: OccasionFacts, known: Sequence[Placed], today: date) -> Sequence[Shift]:
    """List the shifts that follow of what an occasion becomes, and of nothing else."""
    pending = set(shifts(known, today))
    return [one for one in shifts(_with(changed, known), today) if one not in pending and one.key != changed.key]


def resting(ground: OccasionFacts, known: Sequence[Placed], today: date) -> Sequence[OccasionFacts]:
    """List the occasions to come that a rule reckoned from another one, whoever has announced them since.

    Those that were cancelled belong to one that is cancelled itself.
    """
    is_off = ground.state is OccasionState.CANCELLED
    after = _with(replace(ground, state=OccasionState.PLANNED), known)
    mine = (one for one in after if one.occasion.rule in RESTING and one.occasion.on.last >= today)
    return [
        one.occasion
        for one in mine
        if (one.is_live or is_off) and (its := next(_its(one, after), None)) is not None and its.rests_on == ground.key
    ]


def _with(changed: OccasionFacts, known: Sequence[Placed]) -> Sequence[Placed]:
    """Give the calendar with one occasion as it becomes."""
    return [
        Placed(changed, tuple(dict.fromkeys((*one.stood_on, changed.on)))) if one.occasion.key == changed.key else one
        for one in known
    ]


def _is_to_come(shift: Shift, known: Sequence[Placed], today: date) -> bool:
    """Say whether what is shifted is not over: as it stands, or where it was cancelled, as it is expected again."""
    its = next(one.occasion for one in known if one.occasion.key == shift.key)
    on = shift.to if shift.to is not None and its.state is OccasionState.CANCELLED else its.on
    return on.last >= today


def _is_computed(one: Placed) -> bool:
    mine = one.occasion
    is_off = mine.state is OccasionState.CANCELLED and mine.rule in RESTING
    return mine.rule is not None and mine.is_provisional and (is_off or mine.state is OccasionState.PLANNED)


def _shift(one: Placed, known: Sequence[Placed]) -> Shift | None:
    mine = one.occasion
    its = next(_its(one, known), None)
    if not one.is_live:
        return Shift(mine.key, its.on) if its is not None and _is_wanted(its, one, known) else None
    if its is None:
        return Shift(mine.key, None) if mine.rule in RESTING else None
    if mine.key == its.key and any(_stands_for(other, one) for other in known):
        return Shift(mine.key, None)
    return Shift(mine.key, its.on) if its.rests_on is not None and not its.on.is_same(mine.on) else None


def _is_wanted(its: Expected, one: Placed, known: Sequence[Placed]) -> bool:
    """Say whether what was cancelled is expected again, and nothing has come into its place meanwhile."""
    others = [other for other in known if other.is_live and other.occasion.key != one.occasion.key]
    return its.rests_on is not None and not any(other.takes(its) or _stands_for(other, one) for other in others)


def _its(one: Placed, known: Sequence[Placed]) -> Iterator[Expected]:
    """Give what its own rule expects where it stands: in the year for which it was planned, or in one beside it."""
    planned = one.stood_on[0].first.year
    for year in (planned, planned - 1, planned + 1):
        yield from (its for its in expected(known, year) if its.rule == one.occasion.rule and one.takes(its))


def _stands_for(other: Placed, one: Placed) -> bool:
    """Say whether another occasion is the one that was expected: a person's, or a register's under a key of its own."""
    its, mine = other.occasion, one.occasion
    if its.key == mine.key or its.rule not in {None, mine.rule} or its.recurs_annually or not other.is_live:
        return False
    if (its.kind, its.body, tuple(its.countries)) != (mine.kind, mine.body, tuple(mine.countries)):
        return False
    return touch(its.on, mine.on)
