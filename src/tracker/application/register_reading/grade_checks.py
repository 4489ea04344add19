"""No judgement before its demand; on the demand's day only how things stood then."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.domain.days import When

from .day_checks import day_of
from .links import ASSESSMENTS, REGISTER
from .places import Place
from .problems import Problem
from .source import Source, Sources

_AT_THE_START = frozenset({"B", "C", "already_met_when_made"})


def grade_problems(sources: Sources) -> Iterator[Problem]:
    """Assessments that the day of their demand does not allow."""
    judged = sources.get(ASSESSMENTS)
    if judged is None:
        return
    demands = sources[REGISTER].content["demands"]
    raised_on = {demand["key"]: demand["raised_on"] for demand in demands}
    for place, row in judged.find("assessments[]"):
        raised = day_of(raised_on.get(row["demand"], ""))
        observed = day_of(row["observed_on"])
        if raised and observed:
            yield from _out_of_time(judged, place, raised, observed)


def _out_of_time(judged: Source, place: Place, raised: When, observed: When) -> Iterator[Problem]:
    row: Mapping[str, Any] = judged.at(place)
    days = {"demand": row["demand"], "raised": raised.last.isoformat()}
    here = (*place, "observed_on")
    if row["baseline"]:
        yield from _wrong_baseline(judged, place, raised, observed)
    elif observed.last < raised.last:
        yield judged.problem(here, "before_its_demand", **days)
    elif observed.last == raised.last and "letter" in row:
        yield judged.problem(here, "on_the_day_only_baseline", **days)


def _wrong_baseline(judged: Source, place: Place, raised: When, observed: When) -> Iterator[Problem]:
    row: Mapping[str, Any] = judged.at(place)
    if observed != raised:
        days = {"demand": row["demand"], "raised": raised.last.isoformat()}
        here = (*place, "observed_on")
        yield judged.problem(here, "baseline_on_another_day", **days)
    stands = row.get("letter") or row.get("not_counted")
    if stands and stands not in _AT_THE_START:
        yield judged.problem((*place, "baseline"), "not_a_baseline", value=stands)
