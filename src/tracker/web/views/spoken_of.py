"""The demands that speak of one person or organisation, with the measures about it and where each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, Kind, Record
from tracker.domain.scorecard import entries_by_demand, judge
from tracker.web.naming import Place
from tracker.web.views.demand import naming_unasked
from tracker.web.views.document import natural
from tracker.web.views.measure_lines import MeasureLine, measure_line
from tracker.web.views.standings import Row, is_withheld, row
from tracker.web.wording import Wording

TOLD = {Kind.DEVELOPMENT, Kind.POSITION, Kind.FINDING}
"""The entries that a page of an organisation lists."""


@dataclass(frozen=True)
class Asked:
    """One demand that speaks of somebody. `lines` are the measures about them; None where rows are not shown.

    `again` are those of them that an earlier demand asked for first: they are judged there.
    """

    row: Row
    lines: Sequence[MeasureLine] | None
    again: Sequence[str]


def speaks_of(demand: DemandFacts, key: str) -> bool:
    """Say whether a demand speaks of somebody: in its text, or by a measure."""
    about = demand.about
    return key in {*about.get("persons", ()), *about.get("organisations", ())} or bool(_about(demand, key))


def words_of_demands(record: Record, key: str) -> list[object]:
    """List the facts whose words these lines print."""
    mine = [one for one in record.demands if speaks_of(one, key)]
    return [[one.about["title"], one.about["item"], [m.about for m in one.measures]] for one in mine]


def asked(record: Record, judged: Mapping[str, Judged], key: str, wording: Wording) -> Sequence[Asked]:
    """Describe the demands that speak of somebody, in the order of their references."""
    by_demand = entries_by_demand(record.entries)
    mine = sorted((one for one in record.demands if speaks_of(one, key)), key=lambda one: natural(one.reference))
    return [
        _asked(one, judged.get(one.reference), by_demand.get(one.reference, ()), record.on, key, wording)
        for one in mine
    ]


def told_of(record: Record, key: str, wording: Wording) -> Sequence[Entry]:
    """List what happened and was said that bears on a measure about somebody, once each, the newest first.

    Nothing where rows are not shown, and nothing by a measure that names somebody who was not asked.
    """
    bearing: set[str] = set()
    for demand in record.demands:
        if not is_withheld(demand.measures, wording, Place(demand=demand.reference)):
            bearing |= set(_about(demand, key)) - naming_unasked(demand, wording)
    found = {
        one.entry_id: one
        for one in record.entries
        if one.kind in TOLD and not one.hidden and not bearing.isdisjoint(one.measures)
    }
    return sorted(found.values(), key=lambda one: (one.effective, one.entry_id), reverse=True)


def _asked(  # noqa: PLR0913, PLR0917 - what one demand is told by
    demand: DemandFacts, judged: Judged | None, entries: Sequence[Entry], on: date, key: str, wording: Wording
) -> Asked:
    plain = row(demand.about, wording, judged, Place())
    if is_withheld(demand.measures, wording, Place(demand=demand.reference)):
        return Asked(plain, None, ())
    numbers = set(_about(demand, key))
    again = {one.number: one.of for one in demand.repeated if one.number in numbers}
    standings = judge(demand, demand.measures, entries, on).measures
    return Asked(
        row=plain,
        lines=[
            measure_line(demand, measure, standing if judged else None, wording)
            for measure, standing in standings
            if measure.number in numbers - again.keys()
        ],
        again=sorted(again.values()),
    )


def _about(demand: DemandFacts, key: str) -> Sequence[str]:
    """List the numbers of the measures about somebody."""
    return [one.number for one in demand.measures if one.about["object"]["key"] == key]


def countries_of(demands: Iterable[DemandFacts]) -> list[str]:
    """List the countries whose cards judge these demands."""
    return sorted({one.country for one in demands if one.country})
