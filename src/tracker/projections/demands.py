"""Demands as their documents made them, and what was said of them as a whole since.

Fed by: demand.made and what changes a demand itself. Read by: every page.
"""

from datetime import date
from functools import singledispatchmethod
from typing import Any

from sqlalchemy import select, update

from tracker.domain import demand_events, lifecycle_events
from tracker.domain.events import Event
from tracker.domain.values import Words
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of
from tracker.projections.tables import demand, demand_change, proposed_change
from tracker.store.values import Recorded

MEASURE_ADDED, SAME_MEASURE, MADE_SPECIFIC = "measure_added", "same_measure", "made_specific"
ADOPTED, SUPERSEDED, WITHDRAWN = "adopted", "superseded", "withdrawn"
CLOSED, REOPENED, SUPERVISION_SET = "closed", "reopened", "supervision_set"
"""The kinds of change that a day decides."""


class Demands(ReadModel):
    """One row for each demand, one for each change of it. Our words for a demand are always today's."""

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
        labels = {str(number): words for number, words in event.labels.items()}
        texts = {"title": event.title, "summary": event.summary, "item": event.item, **labels}
        _reword(event, rows, texts)

    @fold.register
    def _(self, event: lifecycle_events.Translated, at: Recorded, rows: Rows) -> None:
        how = {"of": event.of, "lang": event.lang, "by": event.by.value, "reviewed": event.reviewed}
        _reword(event, rows, {event.of: event.words}, {event.words[event.lang]: how})

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


def _reword(event: Event, rows: Rows, texts: dict[str, Words], how: dict[str, Any] | None = None) -> None:
    """Put our words for a demand better: other words, or with `how` the same in one more language.

    A text that was put better is no translation any more.
    """
    mine = demand.c.stream_id == str(event.originator_id)
    said = facts(rows.run(select(demand.c.facts).where(mine)).scalar_one())
    for part in ("title", "summary", "item"):
        if part in texts:
            said[part] = _worded(said[part], texts[part], how)
    for measure in said["measures"]:
        part = str(measure["number"])
        if part in texts:
            measure["label"] = _worded(measure["label"], texts[part], how)
    said["translations"] = _translations(said.get("translations", {}), texts, how)
    rows.run(update(demand).where(mine).values(facts=json_of(said)))
    _reword_added(_reference(event, rows), rows, texts, how)


def _reword_added(reference: str, rows: Rows, texts: dict[str, Words], how: dict[str, Any] | None) -> None:
    """Do the same with the measures that were added later."""
    its = (demand_change.c.demand == reference, demand_change.c.kind == MEASURE_ADDED)
    for row in rows.run(select(demand_change).where(*its)).all():
        said = facts(row.facts)
        measure = said["measure"]
        part = str(measure["number"])
        if part in texts:
            measure["label"] = _worded(measure["label"], texts[part], how)
            here = demand_change.c.position == row.position
            rows.run(update(demand_change).where(here).values(facts=json_of(said)))


def _worded(old: Words, new: Words, how: dict[str, Any] | None) -> Words:
    return new if how is None else {**old, **new}


def _translations(old: dict[str, Any], texts: dict[str, Words], how: dict[str, Any] | None) -> dict[str, Any]:
    """Give who made each text that is a translation, by its reference; one that took its place has it no more."""
    new = how or {}
    langs = {one["lang"] for one in new.values()}
    left = {
        ref: one for ref, one in old.items() if one["of"] not in texts or (how is not None and one["lang"] not in langs)
    }
    return {**left, **new}


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
