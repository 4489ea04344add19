"""Load: one file of a register, taken in whole."""

from tracker.domain import load_events as events
from tracker.domain.events import Stream
from tracker.domain.load_events import Counts
from tracker.domain.values import Key


class Load(Stream):
    """One load; a stream of one event."""

    @classmethod
    def of(cls, register: Key, file: Key, version: int, sha256: Key, counts: Counts) -> "Load":
        """Record that a file was loaded, and what became of its rows."""
        return cls.made(events.Loaded, register=register, file=file, version=version, sha256=sha256, counts=counts)
