"""Staleness: for how many days a demand has been quiet on a day, and whether that is too long."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.calendar import OccasionFacts
from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts


def quiet_days(demand: DemandFacts, looked_on: date | None, on: date) -> int:
    """Count the days from the last look, or from the day the demand was made, to a day."""
    return (on - max(demand.made_on, looked_on or demand.made_on)).days


def is_quiet(demand: DemandFacts, looked_on: date | None, on: date) -> bool:
    """Say whether nobody will have looked at a demand within its period by a day, worked on or not."""
    return quiet_days(demand, looked_on, on) > demand.period


def is_stale(demand: DemandFacts, looked_on: date | None, on: date) -> bool:
    """Say whether a demand will not have been looked at within its period by a day; one that is over never is."""
    return not demand.life.is_over and is_quiet(demand, looked_on, on)


def concerned(occasion: OccasionFacts, judged: Iterable[Judged]) -> Sequence[Judged]:
    """List the demands that an occasion concerns: those that it names, else those of its countries and conventions.

    A session that names nothing concerns all; a day that comes round every year concerns what it names and no more.
    """
    if occasion.demands or occasion.recurs_annually:
        return [one for one in judged if one.demand.reference in occasion.demands]
    return [one for one in judged if _is_concerned(occasion, one.demand)]


def _is_concerned(occasion: OccasionFacts, demand: DemandFacts) -> bool:
    if demand.country is not None and not occasion.concerns(demand.country):
        return False
    asked_of: Sequence[str] = demand.about.get("instruments") or ()
    return not occasion.instruments or bool(set(occasion.instruments) & set(asked_of))
