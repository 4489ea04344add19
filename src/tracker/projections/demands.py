"""Demands as their documents made them, and what was said of them as a whole since.

Fed by: demand.made and what changes a demand itself. Read by: every page.
"""

from datetime import date
from functools import singledispatchmethod

from sqlalchemy import delete, select, update

from tracker.domain import demand_events, lifecycle_events
from tracker.domain.events import Event
from tracker.projections.our_words import relabelled, reworded
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of
from tracker.projections.tables import demand, demand_change, proposed_change
from tracker.store.values import Recorded

MEASURE_ADDED, SAME_MEASURE, MADE_SPECIFIC = "measure_added", "same_measure", "made_specific"
ADOPTED, SUPERSEDED, WITHDRAWN = "adopted", "superseded", "withdrawn"
CLOSED, REOPENED, SUPERVISION_SET = "closed", "reopened", "supervision_set"
"""The kinds of change that a day decides."""
REWORDED, TRANSLATED = "reworded", "translated"
"""Changes of our words: they stand on every day, for whoever knows that they were recorded."""


class Demands(ReadModel):
    """One row for each demand, with the words that it was made in, and one for each change of it, of its words, too."""

    name = "demands"
    tables = (demand, demand_change, proposed_change)
    feeds = (
        demand_events.Made,
        demand_events.MeasureAdded,
        demand_events.SameMeasure,
        demand_events.MadeSpecific,
        demand_events.SupervisionSet,
        demand_events.Reworded,
        lifecycle_events.Adopted,
        lifecycle_events.Superseded,
        lifecycle_events.Withdrawn,
        lifecycle_events.Closed,
        lifecycle_events.Reopened,
        lifecycle_events.Translated,
        lifecycle_events.ChangeProposed,
        lifecycle_events.ChangeConfirmed,
        lifecycle_events.ChangeReturned,
        lifecycle_events.ChangeTakenBack,
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
    def _(self, event: lifecycle_events.Adopted, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, ADOPTED, effective=event.on, other=event.document)

    @fold.register
    def _(self, event: lifecycle_events.Superseded, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, SUPERSEDED, effective=event.on, other=event.by)

    @fold.register
    def _(self, event: lifecycle_events.Withdrawn, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, WITHDRAWN, effective=event.on)

    @fold.register
    def _(self, event: lifecycle_events.Closed, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, CLOSED, effective=event.on)

    @fold.register
    def _(self, event: lifecycle_events.Reopened, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, REOPENED, effective=event.on)

    @fold.register
    def _(self, event: demand_events.Reworded, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, REWORDED, effective=_made_on(event, rows))
        if event.hides_old:
            _hide_old(event, rows)

    @fold.register
    def _(self, event: lifecycle_events.Translated, at: Recorded, rows: Rows) -> None:
        _change(event, at, rows, TRANSLATED, effective=_made_on(event, rows))

    @fold.register
    def _(self, event: lifecycle_events.ChangeTakenBack, at: Recorded, rows: Rows) -> None:
        said = facts(facts_of(event)) | {"recorded_on": at.at.date().isoformat()}
        its = (demand_change.c.demand == _reference(event, rows), demand_change.c.version == event.version)
        rows.run(update(demand_change).where(*its).values(known_to=at.position, taken_back=json_of(said)))

    @fold.register
    def _(self, event: lifecycle_events.ChangeProposed, at: Recorded, rows: Rows) -> None:
        mine = select(demand.c.reference, demand.c.country).where(demand.c.stream_id == str(event.originator_id))
        found = rows.run(mine).one()
        rows.add(
            proposed_change,
            change_id=str(event.change_id),
            position=at.position,
            demand=found.reference,
            country=found.country,
            proposed_on=at.at.date().isoformat(),
            account=at.account,
            facts=facts_of(event),
            settled_at=None,
        )

    @fold.register
    def _(self, event: lifecycle_events.ChangeConfirmed, at: Recorded, rows: Rows) -> None:
        _settle(event, at, rows)

    @fold.register
    def _(self, event: lifecycle_events.ChangeReturned, at: Recorded, rows: Rows) -> None:
        _settle(event, at, rows)


def _settle(
    event: lifecycle_events.ChangeConfirmed | lifecycle_events.ChangeReturned, at: Recorded, rows: Rows
) -> None:
    its = proposed_change.c.change_id == str(event.change_id)
    rows.run(update(proposed_change).where(its).values(settled_at=at.position))


def _hide_old(event: demand_events.Reworded, rows: Rows) -> None:
    """Put the new words in the place of the old ones wherever these are kept."""
    mine, reference, new = demand.c.stream_id == str(event.originator_id), _reference(event, rows), facts_of(event)
    said = facts(rows.run(select(demand.c.facts).where(mine)).scalar_one())
    rows.run(update(demand).where(mine).values(facts=json_of(dict(reworded(said, facts(new))))))
    its = (demand_change.c.demand == reference, demand_change.c.kind.in_([MEASURE_ADDED, REWORDED, TRANSLATED]))
    for row in rows.run(select(demand_change).where(*its)).all():
        here = demand_change.c.position == row.position
        if row.kind == MEASURE_ADDED:
            added = facts(row.facts)
            changed = json_of(added | {"measure": dict(relabelled(added["measure"], facts(new)))})
        elif row.kind == REWORDED:
            changed = new
        else:
            rows.run(delete(demand_change).where(here))
            continue
        rows.run(update(demand_change).where(here).values(facts=changed))


def _made_on(event: Event, rows: Rows) -> date:
    mine = select(demand.c.made_on).where(demand.c.stream_id == str(event.originator_id))
    return date.fromisoformat(rows.run(mine).scalar_one())


def _reference(event: Event, rows: Rows) -> str:
    mine = select(demand.c.reference).where(demand.c.stream_id == str(event.originator_id))
    reference: str = rows.run(mine).scalar_one()
    return reference


def _change(  # noqa: PLR0913 - one row of the table
    event: Event, at: Recorded, rows: Rows, kind: str, *, effective: date, other: str | None = None
) -> None:
    rows.add(
        demand_change,
        position=at.position,
        demand=_reference(event, rows),
        kind=kind,
        effective=effective.isoformat(),
        other=other,
        facts=facts_of(event),
        version=event.originator_version,
        recorded_on=at.at.date().isoformat(),
        known_to=None,
        taken_back=None,
    )
