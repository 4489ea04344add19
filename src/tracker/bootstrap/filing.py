"""Filing: which files the events of a record speak of, and a sweep of what is left of any others."""

from collections.abc import Iterator

from tracker.bootstrap.parts import Parts
from tracker.domain.catalogue import TOPICS, files_of
from tracker.domain.evidence_events import PublicCopyMade, Registered
from tracker.store.log import Log

_TOPICS = tuple(topic for topic, event in TOPICS.items() if event in {Registered, PublicCopyMade})
_BATCH = 2_000


def spoken_of(log: Log) -> set[str]:
    """Give the SHA-256 of all files that events speak of, read from the log itself."""
    return set(_spoken_of(log))


def sweep(parts: Parts) -> int:
    """Delete files that no event speaks of: those that were coming in when a process ended. Give how many went."""
    return parts.files.sweep(lambda: spoken_of(parts.log))


def _spoken_of(log: Log) -> Iterator[str]:
    after = 0
    while batch := log.read(after, _BATCH, _TOPICS):
        for recorded in batch:
            yield from files_of(recorded.event)
        after = batch[-1].position
