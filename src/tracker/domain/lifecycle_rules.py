"""What a change of a demand asks of other demands: that a measure is one (country, object, act), asked first by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.demand_events import Counting, MadeSpecific, Measure, SameMeasure
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.lifecycle_events import Change, ChangeKind
from tracker.domain.refusals import MeasureUnknown, NotOfAState, SameMeasureAsItself
from tracker.domain.refusals_of_changes import (
    AnotherAct,
    AnotherCountry,
    DemandOver,
    MeasureInUse,
    MeasureThereAlready,
    NotCountedThere,
    NotEarlier,
    NotLaterDemand,
    RaisedByOthers,
    RaisedInTurn,
    SaidAlready,
)


@dataclass(frozen=True)
class Around:
    """What the rules look at beyond the demand: the other one, and what stands about its own measures elsewhere.

    `raised_by` gives, by the number of an own measure, a demand that is said to raise it again; `listed` are the
    numbers of own measures that entries of other streams list.
    """

    other: Lifecycle | None = None
    raised_by: Mapping[int, str] = field(default_factory=dict)
    listed: frozenset[int] = frozenset()


def check(demand: Lifecycle, change: Change, around: Around) -> None:
    """Refuse a change that would count something twice, or nowhere; the demand itself refuses the rest.

    Raises DemandOver, SameMeasureAsItself, MeasureUnknown, SaidAlready, AnotherCountry, AnotherAct, NotCountedThere,
    NotEarlier, NotLaterDemand, RaisedInTurn, RaisedByOthers, MeasureThereAlready, MeasureInUse, NotOfAState.
    """
    match change.kind:
        case ChangeKind.SAME_MEASURE:
            demand.require_live()
            _check_same(demand, change, around)
        case ChangeKind.MADE_SPECIFIC:
            demand.require_live()
            if any(isinstance(one, MadeSpecific) for one in demand.changes.values()):
                raise SaidAlready
            _check_successor(demand, around.other)
        case ChangeKind.SUPERSEDED:
            _check_successor(demand, around.other)
        case ChangeKind.MEASURE_ADDED:
            demand.require_live()
            _check_added(demand, change.measure)
        case ChangeKind.ADOPTED:
            if demand.country is None:  # what is put to no one State is on no country's card
                raise NotOfAState
        case ChangeKind.TAKEN_BACK:
            _check_taken_back(demand, change, around)
        case ChangeKind.WITHDRAWN | ChangeKind.CLOSED | ChangeKind.REOPENED:
            pass


def rehearse(demand: Lifecycle, change: Change, around: Around) -> None:
    """Refuse what `check` refuses, and what the demand itself would; nothing of it is recorded."""
    check(demand, change, around)
    demand.carry_out(change, None)
    demand.collect_events()


def _check_same(demand: Lifecycle, change: Change, around: Around) -> None:
    other, number = _other(demand, around.other), change.number
    mine, its = demand.measures.get(number or 0), other.measures.get(change.of_number or 0)
    if its is None or (mine is None and (number is not None or demand.measures)):
        raise MeasureUnknown(number=change.of_number or 0 if its is None else number or 0)
    _check_not_said(demand, change)
    if other.life.is_over:
        raise DemandOver(life=other.life.value)
    _check_country(demand, other)
    if mine is not None and _what(mine) != _what(its):
        raise AnotherAct
    if not other.is_in_n:
        raise NotCountedThere
    if not _came_first(other, demand):
        raise NotEarlier
    in_turn = other.same_as(its.number)
    if in_turn is not None:
        raise RaisedInTurn(of=f"{in_turn[0]}.{in_turn[1]}")
    if number is not None and number in around.raised_by:
        raise RaisedByOthers(by=around.raised_by[number])


def _check_not_said(demand: Lifecycle, change: Change) -> None:
    said = [one for one in demand.changes.values() if isinstance(one, SameMeasure)]
    wanted = (change.of_demand, change.of_number)
    if any((one.of_demand, one.of_number) == wanted and one.number == change.number for one in said):
        raise SaidAlready
    if change.number is not None and demand.same_as(change.number) is not None:
        raise SaidAlready


def _other(demand: Lifecycle, other: Lifecycle | None) -> Lifecycle:
    """Give the other demand; raises NotCountedThere where there is none, SameMeasureAsItself where it is the same."""
    if other is None:
        raise NotCountedThere
    if other.reference == demand.reference:
        raise SameMeasureAsItself(demand=demand.reference)
    return other


def _check_country(demand: Lifecycle, other: Lifecycle) -> None:
    if demand.country is None or demand.country != other.country:
        raise AnotherCountry


def _check_successor(demand: Lifecycle, named: Lifecycle | None) -> None:
    other = _other(demand, named)
    _check_country(demand, other)
    if not other.is_in_n:
        raise NotCountedThere
    if not _came_first(demand, other):
        raise NotLaterDemand


def _check_added(demand: Lifecycle, measure: Measure | None) -> None:
    if measure is None:
        raise MeasureUnknown(number=0)
    for known in demand.measures.values():
        if (known.country, _what(known)) == (measure.country, _what(measure)):
            raise MeasureThereAlready(number=known.number)


def _check_taken_back(demand: Lifecycle, change: Change, around: Around) -> None:
    added = getattr(demand.changes.get(change.version or 0), "measure", None)
    if isinstance(added, Measure) and (added.number in around.listed or added.number in around.raised_by):
        raise MeasureInUse(number=added.number)


def _what(measure: Measure) -> tuple[object, ...]:
    return measure.object, measure.act, measure.act_detail


def _came_first(one: Lifecycle, other: Lifecycle) -> bool:
    return (_day(one), one.reference) < (_day(other), other.reference)


def _day(demand: Lifecycle) -> date:
    counts = demand.counting is not Counting.IN_N and demand.in_n_since
    return counts or demand.made_on
