"""What an event is about: the thing whose texts it brought, and which of its words are looked for under that thing."""

from collections.abc import Iterator
from functools import singledispatch
from uuid import UUID

from tracker.application.search.index import Thing, What
from tracker.domain import (
    country_events,
    demand_events,
    document_events,
    finding_events,
    occasion_events,
    organisation_events,
    submission_events,
)
from tracker.domain.entry_events import EntryRetracted, Retraction
from tracker.domain.events import EntryEvent, Event, MadeEvent


class Subjects:
    """Says of each event what it is about, in the order of the log."""

    def __init__(self) -> None:
        self._of_stream: dict[UUID, Thing] = {}

    def of(self, event: Event) -> Thing | None:
        """Give the thing, None where nothing of this event is looked for: of persons nothing is."""
        if isinstance(event, EntryEvent | finding_events.Recorded):
            return Thing(What.ENTRY, str(event.entry_id))
        if isinstance(event, MadeEvent):
            begun = _begun(event)
            if begun is not None:
                self._of_stream[event.originator_id] = begun
        return self._of_stream.get(event.originator_id)


def forgets(event: Event) -> bool:
    """Say whether texts that were there before are to be forgotten after this: erased, or taken back for safety."""
    if isinstance(event, EntryRetracted):
        return event.cause is Retraction.SAFETY
    return str(getattr(event, "TOPIC", "")).endswith(".erased")


@singledispatch
def _begun(_event: MadeEvent) -> Thing | None:
    return None


@_begun.register
def _(event: demand_events.Made) -> Thing:
    return Thing(What.DEMAND, event.reference)


@_begun.register
def _(event: document_events.Registered) -> Thing:
    return Thing(What.DOCUMENT, event.key)


@_begun.register
def _(event: organisation_events.Registered) -> Thing:
    return Thing(What.ORGANISATION, event.key)


@_begun.register
def _(event: occasion_events.Planned) -> Thing:
    return Thing(What.OCCASION, event.key)


@singledispatch
def codes_in(_event: Event, _key: str) -> Iterator[str]:
    """Give what an event about the thing of a key says in codes that somebody may look for."""
    return iter(())


@codes_in.register
def _(event: demand_events.Made, key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}.{one.number}" for one in event.measures)
    yield from event.instruments


@codes_in.register
def _(event: demand_events.MeasureAdded, key: str) -> Iterator[str]:
    yield f"{key}.{event.measure.number}"


@codes_in.register
def _(_event: document_events.Registered, key: str) -> Iterator[str]:
    yield key


@codes_in.register
def _(event: occasion_events.Planned, key: str) -> Iterator[str]:
    yield key
    yield from (*event.instruments, *filter(None, [event.body]))


@codes_in.register
def _(event: country_events.RatificationRecorded, _key: str) -> Iterator[str]:
    yield event.instrument


@codes_in.register
def _(event: submission_events.SubmissionFiled, _key: str) -> Iterator[str]:
    yield event.body
    yield from event.instruments


@codes_in.register
def _(event: finding_events.Recorded | demand_events.ProceedingOpened, _key: str) -> Iterator[str]:
    yield event.body
