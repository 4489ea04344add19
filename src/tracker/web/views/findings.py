"""What a supervisory body said: its words, never ours."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.record import DemandFacts, Entry
from tracker.projections.erasures import ErasedText
from tracker.web.views.citations import Citation, citation
from tracker.web.views.evidence import EvidenceLine
from tracker.web.views.standings import withheld_rows
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


def demands_heard(findings: Iterable[Entry]) -> set[str]:
    """List the demands that findings bear on, as a whole or by a measure."""
    return {reference for one in findings for reference in (*one.about["demands"], *_demands(_numbers(one)))}


def shown_findings(findings: Iterable[Entry], rows: Mapping[str, Collection[str]]) -> Sequence[Entry]:
    """Leave out what was taken back for safety, and what speaks of rows that are not shown, as a demand's page does.

    `rows` gives for each demand the numbers of such rows; of a demand that is not in it every row is one. A finding
    that bears on other demands too stays for those, without the points that speak of such rows.
    """
    kept = (_without(one, rows) for one in findings if not one.hidden)
    return [one for one in kept if one is not None]


def heard_with(findings: Iterable[Entry], demands: Iterable[DemandFacts], wording: Wording) -> Sequence[Entry]:
    """Leave out what the pages of these demands would not show; they are all that the findings bear on."""
    return shown_findings(findings, {one.reference: withheld_rows(one, wording) for one in demands})


def _without(entry: Entry, rows: Mapping[str, Collection[str]]) -> Entry | None:
    numbers = set(_numbers(entry))
    closed = {number for number in numbers if number in rows.get(_demand(number), (number,))}
    if not closed:
        return entry
    about, without = entry.about, {_demand(number) for number in closed}
    if demands_heard([entry]) <= without:
        return None
    listed = [number for number in about["measures"] if _demand(number) not in without]
    points = [one for one in about["points"] if closed.isdisjoint(one["measures"])]
    told = {
        "demands": [one for one in about["demands"] if one not in without],
        "measures": listed,
        "points": [{**one, "measures": [n for n in one["measures"] if _demand(n) not in without]} for one in points],
        "points_complete": about["points_complete"] and len(points) == len(about["points"]),
    }
    return replace(entry, about={**about, **told})


def _numbers(entry: Entry) -> Sequence[str]:
    about = entry.about
    return [*about["measures"], *(number for point in about["points"] for number in point["measures"])]


def _demand(number: str) -> str:
    return number.rpartition(".")[0]


def _demands(measures: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(_demand(measure) for measure in measures))
