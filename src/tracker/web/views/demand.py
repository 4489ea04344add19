"""A demand's page: what is asked, where it stands, what happened, and who said what."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from tracker.domain.demand_events import Counting
from tracker.domain.judgement import Judged, state
from tracker.domain.record import DemandFacts, Entry, Kind, Session
from tracker.domain.scorecard import judge, owned_measures
from tracker.domain.trend import ended
from tracker.projections.evidence_reading import Evidence
from tracker.projections.passages import Quotation
from tracker.projections.shelves import Shelf
from tracker.web.naming import Place
from tracker.web.views.assessments import (
    AssessmentLine,
    MeasureView,
    assessment_line,
    assessments_of,
    measure_view,
)
from tracker.web.views.bars import Bar, bar
from tracker.web.views.changes import Over, ToldChange, change_lines, change_words, over
from tracker.web.views.course import Course, course
from tracker.web.views.entries import Line, line
from tracker.web.views.evidence import EvidenceLine
from tracker.web.views.findings import Finding, finding, heard_with
from tracker.web.views.grid import Grid, grid
from tracker.web.views.organisation_names import has_a_page
from tracker.web.views.raised import Raised, raised, raises
from tracker.web.views.rest import Rest
from tracker.web.views.standings import Row, is_withheld, row, withheld_rows
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Material:
    """What was read for a demand's page.

    `elsewhere` are entries of other streams that assessments rest on; `others` are the demands that this one
    repeats, and those that these entries stand with.
    """

    demand: DemandFacts
    others: Mapping[str, DemandFacts]
    entries: Sequence[Entry]
    elsewhere: Sequence[Entry]
    raised: Sequence[tuple[str, str, date]]
    on: date
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    """The files that are attached to entries, by the ids of those; to the demand as a whole by its reference."""
    quotations: Sequence[Quotation] = ()
    sessions: Sequence[Session] = ()
    heard_on: Sequence[DemandFacts] = ()
    """The demands that findings among the entries bear on, whenever they were made."""


@dataclass(frozen=True)
class Demand:
    """All that a demand's page shows; `row.state` is None outside n.

    `plain_title` and `plain_summary` name nobody who did not agree. `measures` is None where rows are not shown.
    `raises` are earlier demands, each with the number of a measure that it raises again, None where that is of
    a person who is not named here, or named on that demand's page without having been asked.
    `reasons` and `earlier_reasons` are those of all measures that name somebody who was not asked, newest first.
    """

    row: Row
    plain_title: str
    plain_summary: str | None
    summary: Text | None
    document: str
    document_title: Text | None
    country: str | None
    addressee: Text | None
    organs: Sequence[Text]
    is_in_text: bool
    reason: Text | None
    themes: Sequence[Text]
    conventions: Sequence[tuple[str, Text | None]]
    measures: Sequence[MeasureView] | None
    reasons: Sequence[AssessmentLine]
    earlier_reasons: Sequence[AssessmentLine]
    happened: Sequence[Line]
    positions: Sequence[Line]
    findings: Sequence[Finding]
    letters: Sequence[Line]
    due_days: Sequence[Line]
    proceedings: Sequence[Line]
    commitments: Sequence[Line]
    elsewhere: Sequence[Line]
    raised_again: Sequence[Line]
    raised_by: Sequence[tuple[str, date]]
    raises: Sequence[tuple[str, str | None]]
    specific_by: Sequence[str]
    organisations: Sequence[tuple[str, Text | None]]
    quotations: Sequence[Text]
    over: Over | None
    changes: Sequence[ToldChange]
    raised: Raised
    bar: Bar | None = None
    grid: Grid | None = None
    course: Course | None = None
    evidence: Sequence[EvidenceLine] = ()
    rest: Rest | None = None
    """The entries that stand on other pages, None where all are on this one."""

    @property
    def is_ours(self) -> bool:
        """Say whether it is an own commitment, which is told and not graded."""
        return self.row.counting == "own_commitment"


PARTS = {
    "happened": {Kind.DEVELOPMENT, Kind.CHECK},
    "positions": {Kind.POSITION},
    "letters": {Kind.LETTER, Kind.REMINDER, Kind.ANSWER},
    "due_days": {Kind.DUE_DAY},
    "proceedings": {Kind.PROCEEDING},
    "commitments": {Kind.COMMITMENT},
}
"""The kinds of entries that each part of the page lists."""


def words_wanted(material: Material, shelf: Shelf) -> list[object]:
    """List the facts whose words the page prints."""
    about = material.demand.about
    listed: list[object] = [shelf.themes[code]["label"] for code in about["themes"] if code in shelf.themes]
    listed += [shelf.instruments[c]["name"] for c in about["instruments"] if c in shelf.instruments]
    document = shelf.documents.get(about["document"], {}).get("title")
    entries = [one.about for one in [*material.entries, *material.elsewhere]]
    added = [measure.about for measure in material.demand.measures]
    others = [m.about for one in material.others.values() for m in one.measures]
    objects = [[one["object"], one["label"]] for one in others]
    objects += [m.about["object"] for one in material.heard_on for m in one.measures]
    named = [shelf.organisations[key].about["name"] for key in about["organisations"] if key in shelf.organisations]
    quoted = [one.text for one in material.quotations]
    return [about, added, objects, listed, document, entries, named, quoted, change_words([material.demand])]


def demand_page(material: Material, shelf: Shelf, wording: Wording) -> Demand:
    """Make the page."""
    demand, about = material.demand, material.demand.about
    place = Place(demand=demand.reference)
    judged = judged_in_n(material)
    withheld = is_withheld(demand.measures, wording, place)
    entries = visible_entries(material, wording)
    unasked = naming_unasked(demand, wording)
    listed = [replace(one, measures=without(unasked, one.measures)) for one in entries] if unasked else entries
    lines = [line(one, wording) for one in reversed(listed)]
    measures = None if withheld else _measures(material, entries, wording)
    named = [one for one in measures or () if one.names_unasked]
    again = [one for one in lines if one.kind == Kind.RAISED_AGAIN.value]
    times = raised(demand, entries, material.raised, shelf.demands, wording)
    shown = row(about, wording, judged, place)
    return Demand(
        row=shown,
        plain_title=wording.plain(about["title"]) or demand.reference,
        plain_summary=wording.plain(about["summary"]),
        summary=wording.say(about["summary"], place),
        country=demand.country,
        **_as_put(about, shelf, wording),
        measures=measures,
        reasons=_newest_first(line for one in named for line in one.assessments[:1]),
        earlier_reasons=_newest_first(line for one in named for line in one.assessments[1:]),
        findings=_heard(material, entries, wording),
        elsewhere=[] if withheld else [line(one, wording) for one in visible_elsewhere(material, wording)],
        raised_again=again,
        raised_by=sorted({(one, on) for _, one, on in material.raised}, key=lambda each: (each[1], each[0])),
        raises=raises(demand, material.others, wording),
        specific_by=demand.specific_by,
        quotations=[text for text in (wording.say(one.text, place) for one in material.quotations) if text],
        over=over(demand, wording),
        changes=change_lines(demand, wording),
        raised=times,
        bar=bar(judged.measures) if judged and shown.has_figures and shown.measures > 1 else None,
        grid=_grid(judged, wording, place) if judged and not withheld else None,
        course=_course(material, times, lines),
        **_parts(lines),
    )


def _heard(material: Material, entries: Sequence[Entry], wording: Wording) -> list[Finding]:
    heard = [one for one in entries if one.kind is Kind.FINDING]
    return [finding(one, wording) for one in reversed(heard_with(heard, material.heard_on, wording))]


def naming_unasked(demand: DemandFacts, wording: Wording) -> set[str]:
    """List the measures that name somebody who was not asked: no entry may point at them by their numbers."""
    place = Place(demand=demand.reference)
    return {m.number for m in demand.measures if wording.would_name_unasked(m.about["label"], place)}


def without(unasked: Collection[str], measures: Sequence[str]) -> tuple[str, ...]:
    """Leave out the numbers that would join an entry to the name of somebody who was not asked."""
    return tuple(number for number in measures if number not in unasked)


def judged_in_n(material: Material) -> Judged | None:
    """Judge the demand as its country's card does; None where it is not in n."""
    demand = material.demand
    own = owned_measures(demand, {**material.others, demand.reference: demand}, demand.country)
    if not demand.is_in_n or not own or demand.country is None:
        return None
    judged = judge(demand, own, material.entries, material.on)
    return judged if state(standing for _, standing in judged.measures) else None


def visible_entries(material: Material, wording: Wording) -> Sequence[Entry]:
    """Leave out what was taken back for safety, and what speaks of a person's row that is not shown."""
    place = Place(demand=material.demand.reference)
    if not is_withheld(material.demand.measures, wording, place):
        return [one for one in material.entries if not one.hidden]
    rows = withheld_rows(material.demand, wording)
    return [
        replace(one, measures=())
        for one in material.entries
        if not one.hidden and one.kind is not Kind.ASSESSMENT and not rows & set(one.measures)
    ]


def visible_elsewhere(material: Material, wording: Wording) -> Sequence[Entry]:
    """List the entries of other streams that assessments rest on, by the rules of the demands they stand with."""
    rows = {number for demand in material.others.values() for number in withheld_rows(demand, wording)}
    return [replace(one, measures=()) for one in material.elsewhere if not one.hidden and not rows & set(one.measures)]


def _measures(material: Material, entries: Sequence[Entry], wording: Wording) -> Sequence[MeasureView]:
    demand = material.demand
    shown = {one.entry_id: one for one in [*entries, *visible_elsewhere(material, wording)]}
    standings = judge(demand, demand.measures, material.entries, material.on).measures
    raised = material.raised
    return [
        replace(
            measure_view(
                measure,
                standing,
                demand,
                [assessment_line(one, shown, wording) for one in assessments_of(measure.number, entries)],
                wording,
            ),
            raised=[(reference, on) for number, reference, on in raised if number == measure.number],
        )
        for measure, standing in standings
    ]


def _grid(judged: Judged, wording: Wording, place: Place) -> Grid | None:
    """Lay out people and acts, where there are several of both: else the list of measures is as clear."""
    found = grid(judged.measures, wording, place)
    return found if found and min(len(found.rows), len(found.acts)) > 1 else None


def _course(material: Material, times: Raised, lines: Sequence[Line]) -> Course | None:
    """Draw what the page lists below; own commitments have no such course."""
    demand = material.demand
    if demand.counting is Counting.OWN_COMMITMENT:
        return None
    listed = [one for one in lines if demand.country or one.kind != Kind.POSITION.value]
    return course(times.days, listed, list(ended(material.sessions, material.on).values()), material.on)


def _newest_first(lines: Iterable[AssessmentLine]) -> Sequence[AssessmentLine]:
    once = {one.entry_id: one for one in lines}
    return sorted(once.values(), key=lambda one: (one.effective, one.entry_id), reverse=True)


def _parts(lines: Sequence[Line]) -> dict[str, Any]:
    """Sort what happened by the part of the page in which it stands."""
    return {part: [one for one in lines if Kind(one.kind) in kinds] for part, kinds in PARTS.items()}


def _as_put(about: Mapping[str, Any], shelf: Shelf, wording: Wording) -> dict[str, Any]:
    """Tell of what the document says: which it is, of whom it asks, and what it speaks of."""
    return {
        "document": about["document"],
        "document_title": wording.say(shelf.documents.get(about["document"], {}).get("title")),
        "addressee": wording.say(about["addressee"]["label"]),
        "organs": _said(about["addressee"]["organs"], wording),
        "is_in_text": about["addressee"]["in_text"],
        "reason": wording.say(about["counting_reason"]),
        "themes": _said([shelf.themes[code]["label"] for code in about["themes"] if code in shelf.themes], wording),
        "conventions": [
            (code, wording.say(shelf.instruments.get(code, {}).get("name"))) for code in about["instruments"]
        ],
        "organisations": _organisations(about, shelf, wording),
    }


def _organisations(about: Mapping[str, Any], shelf: Shelf, wording: Wording) -> Sequence[tuple[str, Text | None]]:
    """List the organisations that the text names and that have a page."""
    found = (shelf.organisations.get(key) for key in about["organisations"])
    return [(one.key, wording.say(one.about["name"])) for one in found if one is not None and has_a_page(one)]


def _said(texts: Sequence[Any], wording: Wording) -> Sequence[Text]:
    return [said for said in (wording.say(text) for text in texts) if said is not None]
