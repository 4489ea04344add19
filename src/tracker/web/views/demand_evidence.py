"""Which files stand beside which lines of a demand's page, and among what its assessments rest on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.domain.record import Entry
from tracker.projections.evidence_reading import Evidence
from tracker.web.views.assessments import AssessmentLine, rests_on_files
from tracker.web.views.demand import PARTS, Demand, Material
from tracker.web.views.entries import Line
from tracker.web.views.evidence import EvidenceLine
from tracker.web.views.findings import Finding

Describe = Callable[[Sequence[Evidence]], Sequence[EvidenceLine]]
Files = Mapping[str, Sequence[Evidence]]
"""Files by the ids of the entries that they are attached to; those of a demand as a whole by its reference."""

_LISTED = (*PARTS, "elsewhere", "raised_again")


def with_evidence(page: Demand, material: Material, describe: Describe) -> Demand:
    """Put files beside the entries that they are attached to, and beside the demand where its rows are shown."""
    found, whole = material.evidence, page.measures is not None
    parts: dict[str, Any] = {part: [line_with(one, found, describe) for one in getattr(page, part)] for part in _LISTED}
    findings = [finding_with(one, found, describe) for one in page.findings]
    page = replace(
        page, **parts, findings=findings, evidence=describe(found.get(page.row.reference, ())) if whole else ()
    )
    return _with_bases(page, material, describe) if whole else page


def line_with(line: Line, found: Files, describe: Describe) -> Line:
    """Put the files beside one line that are attached to its entry."""
    files = found.get(line.entry_id)
    return replace(line, evidence=describe(files)) if files else line


def finding_with(finding: Finding, found: Files, describe: Describe) -> Finding:
    """Put the files beside what a body said."""
    return replace(finding, evidence=describe(found.get(finding.entry_id, ())))


def _with_bases(page: Demand, material: Material, describe: Describe) -> Demand:
    """Put among what assessments rest on the files that stand on the page; those attached to one stand with it."""
    on_page = {*_shown(page), page.row.reference}
    listed = {one.evidence_id: one for key in sorted(on_page) for one in material.evidence.get(key, ())}
    files = {key: line for key, one in listed.items() for line in describe([one])}
    entries = {one.entry_id: one for one in material.entries}

    def rests(lines: Sequence[AssessmentLine]) -> Sequence[AssessmentLine]:
        return [_rests(one, entries, files, material.evidence) for one in lines]

    measures = [replace(one, assessments=rests(one.assessments)) for one in page.measures or ()]
    return replace(page, measures=measures, reasons=rests(page.reasons), earlier_reasons=rests(page.earlier_reasons))


def _rests(
    one: AssessmentLine, entries: Mapping[str, Entry], files: Mapping[str, EvidenceLine], found: Files
) -> AssessmentLine:
    own = [file.evidence_id for file in found.get(one.entry_id, ())]
    return replace(one, basis=[*one.basis, *rests_on_files(entries[one.entry_id], own, files)])


def _shown(page: Demand) -> Iterator[str]:
    """Name the entries that stand on the page."""
    for part in _LISTED:
        yield from (one.entry_id for one in getattr(page, part))
    yield from (one.entry_id for one in page.findings)
    yield from (one.entry_id for measure in page.measures or () for one in measure.assessments)
