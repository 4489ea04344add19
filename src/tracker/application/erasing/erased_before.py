"""Whom and what the log says was erased: persons by key, and entries and files that were erased for themselves."""

from collections.abc import Iterator
from typing import TypeVar
from uuid import UUID

from tracker.domain import coalition_events, person_events
from tracker.domain.catalogue import TOPICS, files_erased_by
from tracker.domain.erasure_events import Erased
from tracker.domain.events import Event
from tracker.domain.values import Key
from tracker.store.log import Log

E = TypeVar("E", bound=Event)

_BATCH = 2_000
_PERSONS = (person_events.Registered, person_events.Erased, person_events.ErasedAgain, coalition_events.ErasedAgain)
_FILES: tuple[type[Event], ...] = (Erased, coalition_events.ErasedAgain)
_OTHERS: tuple[type[Event], ...] = (coalition_events.ErasureProposed, coalition_events.Erased)


def events_of(log: Log, *kinds: type[E]) -> Iterator[E]:
    """Give all events of some kinds, oldest first."""
    topics, after = [topic for topic, event in TOPICS.items() if issubclass(event, kinds)], 0
    while batch := log.read(after, _BATCH, topics):
        for recorded in batch:
            if isinstance(recorded.event, kinds):
                yield recorded.event
        after = batch[-1].position


def erased_persons(log: Log) -> set[Key]:
    """Give the keys of all erased persons, also of those who are not on record."""
    keys: dict[UUID, Key] = {}
    found = set[Key]()
    for event in events_of(log, *_PERSONS):
        match event:
            case person_events.Registered():
                keys[event.originator_id] = event.key
            case coalition_events.ErasedAgain():
                found |= {*event.persons}
            case _:
                found.add(keys[event.originator_id])
    return found


def erased_ids(log: Log) -> set[str]:
    """Give the ids of all erased files, and of the entries that were erased without a person being meant."""
    said: dict[UUID, str] = {}
    found = {str(one) for event in events_of(log, *_FILES) for one in files_erased_by(event)}
    for event in events_of(log, *_OTHERS):
        match event:
            case coalition_events.ErasureProposed():
                said[event.erasure_id] = str(event.entry_id or event.files[0])
            case coalition_events.Erased():
                found.add(said[event.erasure_id])
            case _:
                pass
    return found
