"""The assessment sheet of a country: each measure with where it stands, what happened since, and whether it asks."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, MeasureFacts
from tracker.domain.scorecard import Card
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.assessments import AssessmentLine, MeasureView, assessment_line, measure_view
from tracker.web.views.standings import is_withheld
from tracker.web.wording import Text, Wording
from tracker.web.workspace.forms.sheet_rows import behind
from tracker.web.workspace.views.basis import Evidence, evidence_of

MOST_SINCE = 8
"""Entries that a row offers; the form of the one measure has all."""


@dataclass(frozen=True)
class Asking:
    """A measure of the country, and whether it asks for another look.

    `waits`: something is proposed already, and waits for a second person.
    """

    judged: Judged
    measure: MeasureFacts
    standing: Standing
    waits: bool

    @property
    def number(self) -> str:
        """Give the public number of the measure."""
        return self.measure.number

    @property
    def asks(self) -> bool:
        """Say whether it is unknown, has news, or was not looked at for long, and nothing is proposed yet."""
        if self.waits or self.standing.irreversible:
            return False
        is_stale = self.judged.stale and self.standing.not_counted is None
        return is_stale or self.standing.needs_reassessment or self.standing.is_unknown


@dataclass(frozen=True)
class Row:
    """One row. `latest` is what stands, `since` what is ticked and what happened after it, `more` how much more did.

    `behind` stands behind the names of its fields; `is_filled`: something was typed in it.
    """

    number: str
    behind: str
    reference: str
    title: Text | None
    made_on: date
    view: MeasureView
    latest: AssessmentLine | None
    stale_since: date | None
    is_stale: bool
    asks: bool
    waits: bool
    is_filled: bool
    since: Sequence[Evidence]
    more: int


def asking(card: Card, waiting: Collection[str], wording: Wording) -> list[Asking]:
    """List the measures that can be assessed, those first that ask for it, each half by number.

    Left out is what nobody works on any more, and rows that this reader is not shown.
    """
    found = list(_measures([*card.judged, *card.left], waiting, wording))
    return sorted(found, key=lambda one: not one.asks)


def rows(
    listed: Iterable[Asking], entries: Mapping[str, Entry], wording: Wording, filled: Mapping[str, Collection[str]]
) -> Sequence[Row]:
    """Describe rows; `entries` are those that the reader may see, by their ids, with their words open.

    `filled` are the measures of whose rows something was typed, each with the entries that are ticked there.
    """
    return [_row(one, entries, wording, filled) for one in listed]


def _measures(judged: Iterable[Judged], waiting: Collection[str], wording: Wording) -> Iterator[Asking]:
    for one in sorted(judged, key=lambda each: each.demand.reference):
        demand = one.demand
        if demand.life.is_over or is_withheld(demand.measures, wording, Place(demand=demand.reference)):
            continue
        for measure, standing in one.measures:
            yield Asking(one, measure, standing, measure.number in waiting)


def _row(one: Asking, entries: Mapping[str, Entry], wording: Wording, filled: Mapping[str, Collection[str]]) -> Row:
    demand, standing = one.judged.demand, one.standing
    ticked = filled.get(one.number, ())
    offered = [each for each in entries.values() if each.entry_id in ticked or _is_since(each, one)]
    found = sorted(evidence_of(offered, wording), key=lambda each: each.line.entry_id not in ticked)
    latest = entries.get(standing.entry.entry_id) if standing.entry else None
    return Row(
        number=one.number,
        behind=behind(one.number),
        reference=demand.reference,
        title=_title(demand, wording),
        made_on=demand.made_on,
        view=measure_view(one.measure, standing, demand, (), wording),
        latest=assessment_line(latest, entries, wording) if latest else None,
        stale_since=one.judged.looked_on,
        is_stale=one.judged.stale,
        asks=one.asks,
        waits=one.waits,
        is_filled=one.number in filled,
        since=found[:MOST_SINCE],
        more=max(len(found) - MOST_SINCE, 0),
    )


def _title(demand: DemandFacts, wording: Wording) -> Text | None:
    return wording.say(demand.about.get("title"), Place(demand=demand.reference))


def _is_since(entry: Entry, one: Asking) -> bool:
    """Say whether an entry bears on the measure and happened after what gives its standing."""
    before = one.standing.since
    return one.number in entry.measures and (before is None or entry.effective > before)
