"""The measures of a demand: what is asked, where it stands, and the assessments that say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts
from tracker.domain.standing import Standing
from tracker.projections.erasures import ErasedText
from tracker.web.anchors import anchor
from tracker.web.naming import Place
from tracker.web.views.citations import Citation, citation
from tracker.web.views.entries import Actor, actor, when_of
from tracker.web.views.evidence import EvidenceLine
from tracker.web.views.standings import where
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class BasisLine:
    """One thing that an assessment rests on: an entry on this page, a document, or a file."""

    anchor: str | None
    kind: str
    when: Mapping[str, Any] | None
    document: str | None
    file: EvidenceLine | None = None


@dataclass(frozen=True)
class AssessmentLine:
    """One assessment of a measure; its basis as far as it is public."""

    entry_id: str
    where: str
    why: str | None
    cause: Text | None
    when: Mapping[str, Any]
    effective: date
    recorded_on: date
    baseline: bool
    irreversible: bool
    law: str | None
    practice: str | None
    actor: Actor | None
    confidence: str
    text: Text | None
    basis: Sequence[BasisLine]
    citation: Citation | None
    erased: Sequence[ErasedText] = ()


@dataclass(frozen=True)
class MeasureView:
    """One measure. `same_as` is the earlier measure that it raises again; `raised` the later ones that raise it."""

    number: str
    anchor: str
    label: Text | None
    implied: bool
    where: str
    why: str | None
    since: date | None
    when: Mapping[str, Any] | None
    entry_id: str | None
    baseline: bool
    irreversible: bool
    is_doubtful: bool
    opposite_before: bool
    needs_reassessment: bool
    basis_gone: bool
    assessments: Sequence[AssessmentLine]
    same_as: str | None
    raised: Sequence[tuple[str, date]] = ()

    @property
    def names_unasked(self) -> bool:
        """Say whether the label names somebody who was not asked: the name and the outcome stand alone then."""
        return self.label is not None and self.label.names_unasked


def measure_view(
    measure: MeasureFacts,
    standing: Standing,
    demand: DemandFacts,
    assessments: Sequence[AssessmentLine],
    wording: Wording,
) -> MeasureView:
    """Describe a measure."""
    where_, entry = where(standing), standing.entry
    return MeasureView(
        number=measure.number,
        anchor=f"m-{measure.about['number']}",
        label=wording.say(measure.about["label"], Place(demand=demand.reference)),
        implied=measure.about["implied"],
        where=where_,
        why=standing.not_known.value if standing.not_known else None,
        since=standing.since,
        when=entry.about.get("on") if entry else None,
        entry_id=entry.entry_id if entry else None,
        baseline=standing.baseline,
        irreversible=standing.irreversible,
        is_doubtful=standing.doubtful,
        opposite_before=standing.opposite and where_ != "E",
        needs_reassessment=standing.needs_reassessment,
        basis_gone=standing.basis_gone,
        assessments=assessments,
        same_as=next((again.of for again in demand.repeated if again.number == measure.number), None),
    )


def assessment_line(entry: Entry, shown: Mapping[str, Entry], wording: Wording) -> AssessmentLine:
    """Describe an assessment; `shown` are the entries that have an anchor on the page."""
    about = entry.about
    return AssessmentLine(
        entry_id=entry.entry_id,
        where=_where(entry),
        why=entry.not_known.value if entry.not_known else None,
        cause=wording.say(about["not_counted"]["cause"]) if about["not_counted"] else None,
        when=about["on"],
        effective=entry.effective,
        recorded_on=entry.recorded_on,
        baseline=entry.baseline,
        irreversible=entry.irreversible,
        law=about["law"],
        practice=about["practice"],
        actor=actor(about["organ"], wording),
        confidence=about["confidence"],
        text=wording.say(about["wording"]),
        basis=[
            *(_entry(shown[key]) for key in entry.basis if key in shown),
            *(BasisLine(None, "document", None, i["document"]) for i in about["basis"] if i["document"]),
        ],
        citation=citation(about["citation"], wording),
        erased=wording.erased_in(about),
    )


def rests_on_files(found: Entry, own: Iterable[str], files: Mapping[str, EvidenceLine]) -> Sequence[BasisLine]:
    """Describe the files that an assessment rests on and its `own`, as far as the reader may have them."""
    named = [one["evidence"] for one in found.about["basis"] if one.get("evidence")]
    return [BasisLine(None, "file", None, None, files[key]) for key in dict.fromkeys([*named, *own]) if key in files]


def assessments_of(number: str, entries: Iterable[Entry]) -> list[Entry]:
    """List the assessments of a measure that may be shown, newest first."""
    mine = [e for e in entries if e.kind is Kind.ASSESSMENT and number in e.measures and not e.hidden]
    return sorted(mine, key=lambda one: (one.effective, one.entry_id), reverse=True)


def _where(entry: Entry) -> str:
    if entry.suspended:
        return "suspended"
    if entry.letter:
        return entry.letter.value
    return entry.not_counted.value if entry.not_counted else "not_known"


def _entry(entry: Entry) -> BasisLine:
    return BasisLine(anchor(entry.entry_id), entry.kind.value, when_of(entry.about), None)
