"""Demands as their documents made them, and what was said of them as a whole since.

Fed by: demand.made and what changes a demand itself. Read by: every page.
"""

from datetime import date
from functools import singledispatchmethod

from sqlalchemy import select, update

from tracker.domain import demand_events
from tracker.domain.events import Event
from tracker.domain.values import Code
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of
from tracker.projections.tables import demand, demand_change
from tracker.store.values import Recorded

MEASURE_ADDED, SAME_MEASURE, MADE_SPECIFIC = "measure_added", "same_measure", "made_specific"
SUPERVISION_SET = "supervision_set"
"""The kinds of change that a day decides."""


class Demands(ReadModel):
    """One row for each demand, one for each change of it. Our words for a demand are always today's."""

    name = "demands"
    tables = (demand, demand_change)
    feeds = (
        demand_events.Made,
        demand_events.MeasureAdded,
        demand_events.SameMeasure,
        demand_events.MadeSpecific,
        demand_events.SupervisionSet,
        demand_events.Reworded,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a demand or a change of one."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: demand_events.Made, at: Recorded, rows: Rows) -> None:
        rows.add(
            demand,
            reference=event.reference,
            stream_id=str(event.originator_id),
            known_from=at.position,
            made_on=event.made_on.isoformat(),
            counting=event.counting.value,
            country=event.addressee.country,
            countries=" ".join(event.countries),
            document=event.document,
            facts=facts_of(event),
        )

    @fold.register
    def _(self, event: demand_events.MeasureAdded, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, MEASURE_ADDED, effective=event.on)

    @fold.register
    def _(self, event: demand_events.SameMeasure, at: Recorded, rows: Rows) -> None:
        other = f"{event.of_demand}.{event.of_number}"
        _change(event, at, rows, SAME_MEASURE, effective=event.on, other=other)

    @fold.register
    def _(self, event: demand_events.MadeSpecific, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, MADE_SPECIFIC, effective=event.on, other=event.by)

    @fold.register
    def _(self, event: demand_events.SupervisionSet, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, SUPERVISION_SET, effective=at.at.date())

    @fold.register
    def _(self, event: demand_events.Reworded, at: Recorded, rows: Rows) -> None:
        mine = demand.c.stream_id == str(event.originator_id)
        said = facts(rows.run(select(demand.c.facts).where(mine)).scalar_one())
        said |= {"title": event.title, "summary": event.summary, "item": event.item}
        for measure in said["measures"]:
            measure["label"] = event.labels.get(Code(str(measure["number"])), measure["label"])
        rows.run(update(demand).where(mine).values(facts=json_of(said)))


def _change(  # noqa: PLR0913 - one row of the table
    event: Event, at: Recorded, rows: Rows, kind: str, *, effective: date, other: str | None = None
) -> None:
    mine = select(demand.c.reference).where(demand.c.stream_id == str(event.originator_id))
    rows.add(
        demand_change,
        position=at.position,
        demand=rows.run(mine).scalar_one(),
        kind=kind,
        effective=effective.isoformat(),
        other=other,
        facts=facts_of(event),
    )
