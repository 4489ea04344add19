"""A change of a demand as a form gave it, made ready for the rules: with its day, and what stands around it."""

from datetime import date
from uuid import UUID

from tracker.application.workspace import texts
from tracker.application.workspace.demand_inputs import Change as Given
from tracker.application.workspace.measures import measure_of
from tracker.application.workspace.public_words import PublicWords
from tracker.application.workspace.refusals import ChangeIncomplete, DocumentUnknown, InTheFuture
from tracker.application.workspace.work import Work
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Measure
from tracker.domain.document import Document
from tracker.domain.events import Event
from tracker.domain.lifecycle_events import Change, ChangeKind, ChangeProposed
from tracker.domain.lifecycle_rules import Around
from tracker.domain.refusals import MeasureUnknown
from tracker.domain.refusals_of_changes import ChangeNotProposed
from tracker.domain.values import Key
from tracker.projections import changes
from tracker.store.values import Recorded

_ON_A_DAY = {ChangeKind.WITHDRAWN, ChangeKind.CLOSED, ChangeKind.REOPENED, ChangeKind.MEASURE_ADDED}
_BY_ANOTHER = {ChangeKind.MADE_SPECIFIC, ChangeKind.SUPERSEDED}


def change_of(given: Given, demand: Demand, work: Work) -> Change:
    """Make the change that is asked for, with the day that its kind has.

    Raises ChangeIncomplete, InTheFuture, DemandUnknown, MeasureUnknown, DocumentUnknown, and what words raise.
    """
    kind = given.kind
    if kind in _ON_A_DAY:
        measure = _measure(given, demand, work) if kind is ChangeKind.MEASURE_ADDED else None
        return Change(kind, on=_past(given.on, work), measure=measure)
    if kind in _BY_ANOTHER:
        other = work.demand(given.other or "")
        return Change(kind, on=other.made_on, by=other.reference)
    match kind:
        case ChangeKind.SAME_MEASURE:
            reference, of_number = number_in(given.same_as or "")
            other = work.demand(reference)
            number, day = given.number, demand.made_on
            return Change(kind, on=day, number=number, of_demand=other.reference, of_number=of_number)
        case ChangeKind.ADOPTED:
            return Change(kind, on=_issued_on(given.document or "", work), document=Key(given.document or ""))
        case _:
            if given.version is None:
                raise ChangeIncomplete
            return Change(kind, version=given.version)


def around(demand: Demand, change: Change, work: Work) -> Around:
    """Give what the rules look at beyond the demand."""
    named = change.of_demand or change.by
    return Around(
        other=work.demand(named) if named else None,
        raised_by=changes.raised_by(work.connection, demand.reference),
        listed=changes.listed_measures(work.connection, demand.reference),
    )


def proposal(work: Work, demand: Demand, change_id: UUID) -> Recorded:
    """Give a change that waits, with who proposed it; raises ChangeNotProposed."""
    if change_id not in demand.proposed:
        raise ChangeNotProposed
    return next(one for one in work.history(demand.id) if is_proposal(one.event, change_id))


def is_proposal(event: Event, change_id: UUID) -> bool:
    """Say whether an event proposed a change."""
    return isinstance(event, ChangeProposed) and event.change_id == change_id


def number_in(number: str) -> tuple[str, int]:
    """Part a measure's public number (`kz-2021-1.3`); raises MeasureUnknown."""
    reference, _, last = number.rpartition(".")
    if not last.isascii() or not last.isdigit():
        raise MeasureUnknown(number=0)
    return reference, int(last)


def _measure(given: Given, demand: Demand, work: Work) -> Measure:
    if given.measure is None:
        raise ChangeIncomplete
    words = PublicWords(work, given.namesakes)
    return measure_of(given.measure, demand.next_number(), work, words)


def _past(on: date | None, work: Work) -> date:
    if on is None:
        raise ChangeIncomplete
    if on > work.today:
        raise InTheFuture(day=str(on))
    return on


def _issued_on(key: str, work: Work) -> date:
    found = work.named("document", texts.key(key), Document) if key else None
    if found is None or found.issued is None:
        raise DocumentUnknown
    return found.issued.last
