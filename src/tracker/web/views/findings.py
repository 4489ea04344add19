"""What a supervisory body said: its words, never ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.record import Entry
from tracker.projections.erasures import ErasedText
from tracker.web.views.citations import Citation, citation
from tracker.web.views.evidence import EvidenceLine
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class PointLine:
    """One numbered point, with the demands that it bears on."""

    number: str
    text: Text
    demands: Sequence[str]


@dataclass(frozen=True)
class Finding:
    """One finding. `when` is its recorded `When`."""

    entry_id: str
    body: str
    document: Text | None
    term: Text | None
    when: Mapping[str, Any]
    text: Text | None
    points: Sequence[PointLine]
    points_complete: bool
    points_note: Text | None
    demands: Sequence[str]
    citation: Citation | None
    recorded_on: date
    effective: date
    evidence: Sequence[EvidenceLine] = ()
    erased: Sequence[ErasedText] = ()


def finding(entry: Entry, wording: Wording) -> Finding:
    """Describe a finding."""
    about = entry.about
    return Finding(
        entry_id=entry.entry_id,
        body=about["body"],
        document=wording.say(about["document"]),
        term=wording.say(about["term"]),
        when=about["on"],
        text=wording.say(about["wording"]),
        points=[
            PointLine(point["number"], wording.say(point["text"]) or Text(""), _demands(point["measures"]))
            for point in about["points"]
        ],
        points_complete=about["points_complete"],
        points_note=wording.say(about["points_note"]),
        demands=sorted(set(about["demands"]) | set(_demands(about["measures"]))),
        citation=citation(about["citation"], wording),
        recorded_on=entry.recorded_on,
        effective=entry.effective,
        erased=wording.erased_in(about),
    )


def _demands(measures: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(measure.rpartition(".")[0] for measure in measures))
