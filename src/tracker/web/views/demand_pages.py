"""A demand on several pages: what stands on the first, what on an earlier one, and where each entry is found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tracker.domain.record import Kind
from tracker.web.anchors import anchor
from tracker.web.views.assessments import AssessmentLine, MeasureView
from tracker.web.views.demand import PARTS, Demand
from tracker.web.views.dividing import Division, Item
from tracker.web.views.rest import Rest

ASSESSMENTS, FINDINGS = "assessments", "findings"
_LINES = (*PARTS, "raised_again", "elsewhere")


@dataclass(frozen=True)
class Earlier:
    """One page of earlier entries, the newest first; pages are counted from 1."""

    demand: Demand
    page: int
    pages: int
    items: Sequence[Item] = field(default_factory=list)

    @property
    def newer(self) -> str:
        """Give the path of the page before."""
        return thing_of(self.demand.row.reference, self.page - 1)

    @property
    def older(self) -> str | None:
        """Give the path of the page after, None on the last."""
        return thing_of(self.demand.row.reference, self.page + 1) if self.page < self.pages else None


def thing_of(reference: str, page: int) -> str:
    """Give the path of a demand's page below the language: 0 is the first, the others are earlier and earlier."""
    if page == 0:
        return f"demands/{reference}"
    return f"demands/{reference}/earlier" + (f"/{page}" if page > 1 else "")


def items_of(page: Demand) -> Iterator[Item]:
    """List all entries that the pages of a demand show, each once."""
    found: dict[str, Item] = {}
    for one in _all(page):
        found.setdefault(one.anchor, one)
    yield from found.values()


def left_out(page: Demand, division: Division, *, are_listed: bool) -> Demand:
    """Give the first page: with its share of the entries, and with what it says of the others."""
    rest = [one for items in division.earlier for one in items]
    parts = {part: division.left(part) for part in (ASSESSMENTS, FINDINGS, *_LINES)}
    reference = page.row.reference
    said = Rest(thing_of(reference, 1), len(rest), parts, rest if are_listed else ())
    return replace(_with(page, division.first), rest=said)


def bare(page: Demand) -> Demand:
    """Give the page without any entry: what it weighs then is what nothing can take away."""
    return _with(page, frozenset())


def spots(page: Demand, division: Division, shown: int) -> Mapping[str, str]:
    """Say of each anchor that a page of the demand does not have itself on which other page it stands."""
    reference = page.row.reference
    placed = dict.fromkeys(division.first, 0)
    placed |= {one.anchor: number for number, items in enumerate(division.earlier, 1) for one in items}
    placed |= dict.fromkeys((one.anchor for one in page.measures or ()), 0)
    return {one: thing_of(reference, number) for one, number in placed.items() if number != shown}


def _all(page: Demand) -> Iterator[Item]:
    told_of = [] if page.is_ours else [one for one in page.measures or () if one.names_unasked or not one.same_as]
    for one in told_of:
        number = None if one.names_unasked else one.number
        for each in one.assessments:
            yield Item(ASSESSMENTS, anchor(each.entry_id), each.effective, Kind.ASSESSMENT.value, each, number=number)
    for told in page.findings:
        yield Item(FINDINGS, anchor(told.entry_id), told.effective, Kind.FINDING.value, told)
    for part in _parts_of(page):
        for line in getattr(page, part):
            yield Item(part, line.anchor, line.effective, line.kind, line)


def _parts_of(page: Demand) -> list[str]:
    """List the parts that the page of this demand has."""
    left_out = {"letters"} if page.is_ours else {"commitments"}
    if page.is_ours or not page.country:
        left_out.add("positions")
    return [part for part in _LINES if part not in left_out]


def _with(page: Demand, shown: frozenset[str]) -> Demand:
    parts: dict[str, Any] = {part: [one for one in getattr(page, part) if one.anchor in shown] for part in _LINES}
    parts[FINDINGS] = [one for one in page.findings if anchor(one.entry_id) in shown]
    if page.measures is not None:
        parts["measures"] = [_measure(one, shown) for one in page.measures]
    named = [one for one in (*page.reasons, *page.earlier_reasons) if anchor(one.entry_id) in shown]
    latest = {one.entry_id for one in page.reasons}
    parts["reasons"] = [one for one in named if one.entry_id in latest]
    parts["earlier_reasons"] = [one for one in named if one.entry_id not in latest]
    return replace(page, **parts)


def _measure(measure: MeasureView, shown: frozenset[str]) -> MeasureView:
    kept: list[AssessmentLine] = [one for one in measure.assessments if anchor(one.entry_id) in shown]
    return replace(measure, assessments=kept)
