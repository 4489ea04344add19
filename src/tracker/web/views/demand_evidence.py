"""Which files stand beside which lines of a demand's page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.projections.evidence_reading import Evidence
from tracker.web.views.demand import PARTS, Demand
from tracker.web.views.entries import Line
from tracker.web.views.evidence import EvidenceLine

Describe = Callable[[Sequence[Evidence]], Sequence[EvidenceLine]]


def with_evidence(page: Demand, found: Mapping[str, Sequence[Evidence]], describe: Describe) -> Demand:
    """Put files beside the entries that they are attached to, and beside the demand where its rows are shown."""

    def beside(lines: Sequence[Line]) -> Sequence[Line]:
        return [line_with(one, found, describe) for one in lines]

    parts: dict[str, Any] = {part: beside(getattr(page, part)) for part in (*PARTS, "elsewhere")}
    whole = describe(found.get(page.row.reference, ())) if page.measures is not None else ()
    return replace(page, **parts, evidence=whole)


def line_with(line: Line, found: Mapping[str, Sequence[Evidence]], describe: Describe) -> Line:
    """Put the files beside one line that are attached to its entry."""
    return replace(line, evidence=describe(found.get(line.entry_id, ())))
