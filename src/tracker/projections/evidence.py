"""The files of the record: which copies there are, who may have one, and what each is attached to.

Fed by: evidence events, and what says that files were erased. Read by: the pages of evidence, entries and demands.
"""

from collections.abc import Mapping, Sequence
from functools import singledispatchmethod

from sqlalchemy import delete, func, select, update

from tracker.domain import coalition_events
from tracker.domain import evidence_events as events
from tracker.domain.erasure_events import Erased
from tracker.domain.events import Event
from tracker.projections.read_model import ReadModel
from tracker.projections.rows import Rows, facts, facts_of, json_of, staff_of
from tracker.projections.tables import evidence, evidence_copy, evidence_link
from tracker.store.values import Recorded

ENTRY, DEMAND, DOCUMENT = "entry", "demand", "document"
"""What a file can be attached to."""


class EvidenceFiles(ReadModel):
    """One row for each file, one for each copy of it, one for each thing that it is attached to."""

    name = "evidence"
    tables = (evidence, evidence_copy, evidence_link)
    feeds = (
        events.Registered,
        events.PublicCopyMade,
        events.Attached,
        events.Detached,
        events.Graded,
        events.AudienceSet,
        events.TakenBack,
        Erased,
        coalition_events.ErasedAgain,
    )

    @singledispatchmethod
    def fold(self, event: Event, at: Recorded, rows: Rows) -> None:
        """Take in a file, or what is said of one."""
        raise NotImplementedError(type(event))

    @fold.register
    def _(self, event: events.Registered, at: Recorded, rows: Rows) -> None:
        rows.add(
            evidence,
            evidence_id=str(event.originator_id),
            known_from=at.position,
            recorded_on=at.at.date().isoformat(),
            country=event.country,
            audience=event.audience.value,
            account=at.account,
            facts=facts_of(event),
            staff=staff_of(event),
            shown=None,
            shown_from=None,
            shown_on=None,
            error_from=None,
            safety_from=None,
            erased_on=None,
        )
        _link(event, at, rows)

    @fold.register
    def _(self, event: events.Attached, at: Recorded, rows: Rows) -> None:
        _link(event, at, rows)

    @fold.register
    def _(self, event: events.Detached, _at: Recorded, rows: Rows) -> None:
        its = evidence_link.c.evidence_id == str(event.originator_id)
        for kind, keys in _keys(event).items():
            if keys:
                which = evidence_link.c.kind == kind, evidence_link.c.key.in_(keys)
                rows.run(delete(evidence_link).where(its, *which))

    @fold.register
    def _(self, event: events.TakenBack, at: Recorded, rows: Rows) -> None:
        gone = {f"{event.cause.value}_from": at.position}
        rows.run(update(evidence).where(evidence.c.evidence_id == str(event.originator_id)).values(**gone))

    @fold.register
    def _(self, event: Erased | coalition_events.ErasedAgain, at: Recorded, rows: Rows) -> None:
        if event.files:  # an older backup knows not yet that they were taken back
            gone = {"safety_from": func.coalesce(evidence.c.safety_from, at.position)}
            its = evidence.c.evidence_id.in_([str(one) for one in event.files])
            rows.run(update(evidence).where(its).values(**gone, erased_on=at.at.date().isoformat()))

    @fold.register
    def _(self, event: events.PublicCopyMade, at: Recorded, rows: Rows) -> None:
        rows.add(
            evidence_copy,
            position=at.position,
            evidence_id=str(event.originator_id),
            made_on=at.at.date().isoformat(),
            facts=facts_of(event),
        )

    @fold.register
    def _(self, event: events.Graded, at: Recorded, rows: Rows) -> None:
        its = evidence.c.evidence_id == str(event.originator_id)
        known = facts(rows.run(select(evidence.c.staff).where(its)).scalar_one())
        said = {"reliability": event.reliability, "credibility": event.credibility}
        rows.run(update(evidence).where(its).values(staff=json_of(known | said)))

    @fold.register
    def _(self, event: events.AudienceSet, at: Recorded, rows: Rows) -> None:
        is_shown, its = event.copy is not None, evidence.c.evidence_id == str(event.originator_id)
        shown_from, shown_on = (at.position, at.at.date().isoformat()) if is_shown else (None, None)
        shown = {"shown": event.copy, "shown_from": shown_from, "shown_on": shown_on}
        rows.run(update(evidence).where(its).values(audience=event.audience.value, **shown))


def _link(event: events.Registered | events.Attached, at: Recorded, rows: Rows) -> None:
    for kind, given in _keys(event).items():
        for key in dict.fromkeys(given):
            rows.add(
                evidence_link,
                evidence_id=str(event.originator_id),
                kind=kind,
                key=key,
                known_from=at.position,
            )


def _keys(event: events.Registered | events.Attached | events.Detached) -> Mapping[str, Sequence[str]]:
    return {ENTRY: [str(one) for one in event.entries], DEMAND: event.demands, DOCUMENT: event.documents}
