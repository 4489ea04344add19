"""A demand as the team works with it: where each measure stands, what waits, and all that was recorded, told once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.record import Entry, Kind
from tracker.domain.values import Audience
from tracker.projections.desk import Waiting
from tracker.web.views.assessments import AssessmentLine, MeasureView, assessment_line
from tracker.web.views.demand import Demand, Material, visible_elsewhere, visible_entries
from tracker.web.workspace.views.acts import Acts, acts_of, assess_address
from tracker.web.workspace.views.telling import Note, Telling, Told

_AHEAD = {"next_step", "due_day", "position"}


@dataclass(frozen=True)
class AssessmentHere:
    """One assessment with what the team alone reads of it, and what may be done with it.

    `is_doubted`: it was put in doubt, and `line` says what it said before. `again` is the way to the form that
    proposes another in its place, None for who may not.
    """

    line: AssessmentLine
    is_doubted: bool
    audience: str
    recorder: str | None
    notes: Sequence[Note]
    acts: Acts
    again: str | None


@dataclass(frozen=True)
class MeasureHere:
    """One measure: the assessments that count, those that wait for a second person, those that came back to the reader.

    `assess` is the way to the form, None for who may not propose.
    """

    view: MeasureView
    counted: Sequence[AssessmentHere]
    waiting: Sequence[AssessmentHere]
    returned: Sequence[AssessmentHere]
    assess: str | None


@dataclass(frozen=True)
class DemandHere:
    """What a demand's page on the desk shows beyond the public one; `measures` is None where rows are not shown.

    `ahead` is what is due or planned, the first day first.
    """

    page: Demand
    measures: Sequence[MeasureHere] | None
    urgent: Sequence[Told]
    ahead: Sequence[Told]
    told: Sequence[Told]


@dataclass(frozen=True)
class Pending:
    """What somebody has to decide about the demand's measures, and what a second person sent back to the reader."""

    waiting: Sequence[Waiting]
    returned: Sequence[Waiting]


def demand_here(page: Demand, material: Material, pending: Pending, telling: Telling) -> DemandHere:
    """Make the page."""
    entries, open_ = visible_entries(material, telling.wording), telling.hand.open
    told = [telling.told(one) for one in reversed(entries) if one.kind is not Kind.ASSESSMENT]
    unsettled = [one for one in told if one.line.entry_id in open_]
    teller = _Teller(telling, {one.entry_id: one for one in [*entries, *visible_elsewhere(material, telling.wording)]})
    return DemandHere(
        page=page,
        measures=None if page.measures is None else [teller.measure(one, page, pending) for one in page.measures],
        urgent=[one for one in unsettled if one.line.kind == Kind.URGENCY.value],
        ahead=sorted((one for one in unsettled if one.line.kind in _AHEAD), key=_due_on),
        told=told,
    )


class _Teller:
    """Tells of the assessments of one demand; `shown` are the entries that have an anchor on the page."""

    def __init__(self, telling: Telling, shown: Mapping[str, Entry]) -> None:
        self._telling, self._shown = telling, shown

    def measure(self, view: MeasureView, page: Demand, pending: Pending) -> MeasureHere:
        """Tell of a measure."""
        hand = self._telling.hand
        may_assess = (
            page.over is None and hand.who.is_team_of(hand.country) and view.same_as is None and not page.is_ours
        )
        return MeasureHere(
            view=view,
            counted=[self._judged(self._shown[one.entry_id]) for one in view.assessments],
            waiting=list(self._of(view, (one for one in pending.waiting if not one.entry.suspended))),
            returned=list(self._of(view, pending.returned)),
            assess=assess_address(view.number) if may_assess else None,
        )

    def _of(self, view: MeasureView, found: Iterable[Waiting]) -> Iterator[AssessmentHere]:
        """Tell of what waits; what a second person may confirm without seeing its page has no ways to other pages."""
        for one in found:
            if view.number in one.entry.measures:
                judged = self._judged(one.entry)
                yield replace(judged, acts=judged.acts.without("doubt") if self._may_see(one) else Acts())

    def _may_see(self, waiting: Waiting) -> bool:
        is_listed_as_seen = waiting.audience is Audience.CONFIDENTIAL
        return is_listed_as_seen or self._telling.hand.who.may_see(waiting.audience, waiting.country)

    def _judged(self, entry: Entry) -> AssessmentHere:
        telling, about = self._telling, entry.about
        is_team = telling.hand.who.is_team_of(telling.hand.country)
        return AssessmentHere(
            line=assessment_line(replace(entry, suspended=False), self._shown, telling.wording),
            is_doubted=entry.suspended,
            audience=about["audience"],
            recorder=telling.recorder(about["account"]),
            notes=telling.notes(entry),
            acts=acts_of(entry, telling.hand),
            again=assess_address(entry.measures[0], corrects=entry.entry_id) if is_team else None,
        )


def _due_on(told: Told) -> str:
    return str(told.line.due["last"]) if told.line.due else ""
