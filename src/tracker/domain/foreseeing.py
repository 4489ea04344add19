"""Foreseeing: what a change of a demand would make of the record, before anybody records it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from tracker.domain.demand_events import Counting
from tracker.domain.life import Life
from tracker.domain.lifecycle_events import Change, ChangeKind
from tracker.domain.record import Changed, DemandFacts, MeasureFacts, Record, Repeated

TURNS = {
    "closed": Life.CLOSED,
    "withdrawn": Life.WITHDRAWN,
    "superseded": Life.SUPERSEDED,
    "reopened": Life.OPEN,
}
"""What a demand is from the day of each change on, by its kind."""


def life_of(changes: Iterable[Changed]) -> Life:
    """Say whether a demand is worked on after these changes; those that were taken back decide nothing."""
    turns = [one for one in changes if one.kind in TURNS and one.taken_back is None]
    return TURNS[max(turns, key=lambda one: one.on).kind] if turns else Life.OPEN


def foreseen(record: Record, reference: str, change: Change) -> Record:
    """Give the record as it would be with one change more; one whose day is later than the record's changes nothing.

    Whether the change may be is not asked here.
    """
    if change.on is not None and change.on > record.on:
        return record
    demands = [_changed(one, change) if one.reference == reference else one for one in record.demands]
    return replace(record, demands=demands)


def _changed(demand: DemandFacts, change: Change) -> DemandFacts:
    on = change.on or date.min
    match change.kind:
        case ChangeKind.MEASURE_ADDED:
            country = change.measure.country if change.measure else None
            return replace(demand, measures=(*demand.measures, MeasureFacts(f"{demand.reference}.new", country, on)))
        case ChangeKind.SAME_MEASURE:
            own = None if change.number is None else f"{demand.reference}.{change.number}"
            said = Repeated(own, f"{change.of_demand}.{change.of_number}", str(change.of_demand))
            return replace(demand, repeated=(*demand.repeated, said))
        case ChangeKind.MADE_SPECIFIC:
            return replace(demand, specific_by=(*demand.specific_by, str(change.by)))
        case ChangeKind.ADOPTED:
            return replace(demand, counting=Counting.IN_N, in_n_from=on)
        case ChangeKind.TAKEN_BACK:
            return _without(demand, change.version)
        case _:
            turn = Changed(change.kind.value, on, on, 0)
            return replace(demand, life=life_of([*demand.changes, turn]))


def _without(demand: DemandFacts, version: int | None) -> DemandFacts:
    stood = next((one for one in demand.changes if one.version == version and one.taken_back is None), None)
    if stood is None:
        return demand
    left = tuple(one for one in demand.changes if one is not stood)
    without = replace(demand, changes=left, life=life_of(left))
    match stood.kind:
        case "measure_added":
            gone = f"{demand.reference}.{stood.about['measure']['number']}"
            return replace(without, measures=tuple(one for one in demand.measures if one.number != gone))
        case "same_measure":
            number = stood.about["number"]
            own = None if number is None else f"{demand.reference}.{number}"
            gone_link = Repeated(own, stood.other or "", stood.about["of_demand"])
            return replace(without, repeated=tuple(one for one in demand.repeated if one != gone_link))
        case "made_specific":
            return replace(without, specific_by=tuple(one for one in demand.specific_by if one != stood.other))
        case "adopted":
            as_made = Counting(demand.about["counting_as_made"])
            return replace(without, counting=as_made, in_n_from=None)
        case _:
            return without
