"""Every text of the record, with where it stands: read from the log itself, as no table of ours holds all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.domain import (
    country_events,
    demand_events,
    document_events,
    evidence_events,
    finding_events,
    occasion_events,
    organisation_events,
    person_events,
)
from tracker.domain.days import When
from tracker.domain.erasure_events import Erased, ErasureProposed, ErasureReturned
from tracker.domain.events import EntryEvent, Event, MadeEvent
from tracker.domain.values import Ref
from tracker.store.log import Log
from tracker.store.shapes import refs_by_field
from tracker.store.values import Recorded

_BATCH = 1_000
_ERASING = (ErasureProposed, ErasureReturned, Erased)


@dataclass(frozen=True)
class Spot:
    """Where a text stands: in which stream, under which key or id, and in which field of its event.

    `thing` is what the stream is (`demand`, `person`, ...), `key` how pages know it, `countries` whom it concerns, as
    far as the stream itself says. `entry_id` is that of the entry that the text belongs to. `is_staff`: the text lies
    in the part of the event that is for the team. `is_of_erasing`: it was written to have something erased. `on` is the
    day that its entry tells of, where it is one day.
    """

    stream_id: UUID
    thing: str
    key: str
    countries: tuple[str, ...]
    entry_id: UUID | None
    field: str
    is_staff: bool
    position: int
    is_of_erasing: bool
    on: date | None = None


def all_texts(log: Log, through: int) -> Iterator[list[tuple[Recorded, list[tuple[Spot, Ref]]]]]:
    """Give the events up to a position in batches, each with its texts; erased ones, too."""
    streams: dict[UUID, tuple[str, str, tuple[str, ...]]] = {}
    after = 0
    while after < through and (batch := log.read(after, min(_BATCH, through - after))):
        yield [(one, list(_texts_of(one, streams))) for one in batch]
        after = batch[-1].position


def _texts_of(recorded: Recorded, streams: dict[UUID, tuple[str, str, tuple[str, ...]]]) -> Iterator[tuple[Spot, Ref]]:
    event = recorded.event
    stream_id = event.originator_id
    if isinstance(event, MadeEvent):
        streams[stream_id] = _begun(event)
    thing, key, countries = streams.get(stream_id, ("other", "", ()))
    for field, ref in refs_by_field(event):
        yield (
            Spot(
                stream_id=stream_id,
                thing=thing,
                key=key,
                countries=countries,
                entry_id=_entry_of(event),
                field=field,
                is_staff=field in event.STAFF,
                position=recorded.position,
                is_of_erasing=isinstance(event, _ERASING),
                on=_day_of(event),
            ),
            ref,
        )


def _entry_of(event: Event) -> UUID | None:
    """Give the entry that an event is, or speaks of."""
    if isinstance(event, EntryEvent | finding_events.Recorded):
        return event.entry_id
    found = getattr(event, "entry_id", None)
    return found if isinstance(found, UUID) else None


def _day_of(event: Event) -> date | None:
    when = getattr(event, "on", None)
    return when.first if isinstance(when, When) and when.first == when.last else None


def _begun(event: MadeEvent) -> tuple[str, str, tuple[str, ...]]:  # noqa: PLR0911 - one way out for each kind of stream
    match event:
        case demand_events.Made():
            return "demand", event.reference, tuple(event.countries)
        case document_events.Registered():
            return "document", event.key, ()
        case person_events.Registered():
            return "person", event.key, (event.country,)
        case organisation_events.Registered():
            return "organisation", event.key, (event.country,) if event.country else ()
        case occasion_events.Planned():
            return "occasion", event.key, tuple(event.countries)
        case country_events.Registered():
            return "country", event.code, (event.code,)
        case finding_events.Recorded():
            return "finding", "", (event.country,) if event.country else ()
        case evidence_events.Registered():
            return "evidence", str(event.originator_id), (event.country,) if event.country else ()
        case _:
            return "coalition", "", ()
