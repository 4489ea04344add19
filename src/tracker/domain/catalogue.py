"""The catalogue of event types: the allow-list of topics, which aggregate each stream is, what makes a key taken."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from uuid import UUID

from tracker.domain import (
    coalition_events,
    country_events,
    demand_events,
    document_events,
    erasure_events,
    evidence_events,
    finding_events,
    lifecycle_events,
    load_events,
    occasion_events,
    organisation_events,
    person_events,
    submission_events,
)
from tracker.domain.coalition import Coalition
from tracker.domain.country import Country
from tracker.domain.demand import Demand
from tracker.domain.document import Document
from tracker.domain.events import Event, MadeEvent, Stream
from tracker.domain.evidence import Evidence
from tracker.domain.finding import Finding
from tracker.domain.load import Load
from tracker.domain.occasion import Occasion
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.values import Ref

_MODULES: tuple[ModuleType, ...] = (
    coalition_events,
    country_events,
    demand_events,
    document_events,
    evidence_events,
    finding_events,
    lifecycle_events,
    load_events,
    occasion_events,
    organisation_events,
    person_events,
    submission_events,
)


def _topics() -> dict[str, type[Event]]:
    found = {}
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Event) and "TOPIC" in vars(value):
                found[value.__dict__["TOPIC"]] = value
    return found


TOPICS: Mapping[str, type[Event]] = _topics()
"""Every topic that may stand in the log, with its event class. Nothing else is ever resolved."""

AGGREGATES: Mapping[type[MadeEvent], type[Stream]] = {
    coalition_events.Founded: Coalition,
    country_events.Registered: Country,
    demand_events.Made: Demand,
    document_events.Registered: Document,
    evidence_events.Registered: Evidence,
    finding_events.Recorded: Finding,
    load_events.Loaded: Load,
    occasion_events.Planned: Occasion,
    organisation_events.Registered: Organisation,
    person_events.Registered: Person,
}
"""Which aggregate a stream is, by its first event."""


_ERASED = (erasure_events.Erased, coalition_events.ErasedAgain)


def keys_of(event: Event) -> Iterable[tuple[str, str]]:
    """Give the (scope, key) pairs that an event takes for its stream; no other stream may take them again."""
    match event:
        case coalition_events.Founded():
            yield "coalition", "the"
        case country_events.Registered():
            yield "country", event.code
        case demand_events.Made():
            yield "demand", event.reference
        case document_events.Registered():
            yield "document", event.key
        case occasion_events.Planned():
            yield "occasion", event.key
        case organisation_events.Registered():
            yield "organisation", event.key
        case person_events.Registered():
            yield "person", event.key
        case finding_events.Recorded():
            yield "finding", str(event.entry_id)
        case _:
            return


def files_of(event: Event) -> Iterable[str]:
    """Give the SHA-256 of the files that an event speaks of: they are to be there, whole, as long as the event is."""
    match event:
        case evidence_events.Registered() | evidence_events.PublicCopyMade():
            yield event.sha256
        case _:
            return


def erased_by(event: Event) -> Iterable[Ref]:
    """Give the references of the words that an event says were erased: they are to be gone, for good."""
    return event.refs if isinstance(event, _ERASED) else ()


def files_erased_by(event: Event) -> Iterable[UUID]:
    """Give the streams of the files that an event says were erased: nothing that those spoke of is to be there."""
    return event.files if isinstance(event, _ERASED) else ()
