"""A demand on several pages of the desk: what stands on the first, and what on an earlier one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.record import Kind
from tracker.web.anchors import anchor
from tracker.web.views.dividing import Division, Item
from tracker.web.workspace.views.demand import DemandHere, MeasureHere

ASSESSMENTS, TOLD, ELSEWHERE = "assessments", "told", "elsewhere"


@dataclass(frozen=True)
class Leaf:
    """Which page of how many is shown; the first is 1 and shows the demand, the others the entries in `items`.

    `left` counts the entries that stand on other pages than the first.
    """

    number: int
    pages: int
    left: int
    items: Sequence[Item] = ()


def items_of(here: DemandHere) -> Iterator[Item]:
    """List all that the pages divide among them; what waits for somebody stays on the first."""
    for measure in here.measures or ():
        for one in measure.counted:
            key, on = anchor(one.line.entry_id), one.line.effective
            yield Item(ASSESSMENTS, key, on, Kind.ASSESSMENT.value, one, number=measure.view.number)
    for told in here.told:
        yield Item(TOLD, told.line.anchor, told.line.effective, told.line.kind, told)
    for line_ in here.page.elsewhere:
        yield Item(ELSEWHERE, line_.anchor, line_.effective, line_.kind, line_)


def with_these(here: DemandHere, shown: frozenset[str]) -> DemandHere:
    """Give the first page with these entries alone, by their anchors."""
    measures = None if here.measures is None else [_measure(one, shown) for one in here.measures]
    elsewhere = [one for one in here.page.elsewhere if one.anchor in shown]
    told = [one for one in here.told if one.line.anchor in shown]
    return replace(here, measures=measures, told=told, page=replace(here.page, elsewhere=elsewhere))


def spots(here: DemandHere, division: Division, shown: int) -> Mapping[str, str]:
    """Say of each anchor that a page does not have on which other it stands; the first page is 0."""
    reference = here.page.row.reference
    placed = dict.fromkeys(division.first, 0)
    placed |= {one.anchor: number for number, items in enumerate(division.earlier, 1) for one in items}
    placed |= dict.fromkeys((one.view.anchor for one in here.measures or ()), 0)
    return {one: thing_of(reference, number) for one, number in placed.items() if number != shown}


def thing_of(reference: str, number: int) -> str:
    """Give the path of a page below the desk."""
    return f"demands/{reference}" + (f"?page={number + 1}" if number else "")


def _measure(measure: MeasureHere, shown: frozenset[str]) -> MeasureHere:
    return replace(measure, counted=[one for one in measure.counted if anchor(one.line.entry_id) in shown])
