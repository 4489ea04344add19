"""Lists of entries that grow: of one that was read before, only what happened since is read, and put in its place."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from sqlalchemy import Connection

from tracker.domain.record import Entry
from tracker.projections.answers import SEEN, Answers
from tracker.projections.bounded import Bounded
from tracker.projections.viewing import Viewer

MOST = 20_000
"""How many entries are kept in all lists together, and lists, each as one more, however short: some 40 MB."""

_VERSIONS = 4
"""How many versions of a list are kept: of those who read at once, one began before the last entry and one after it."""

Read = Callable[[int], Sequence[Entry]]
"""Reads the entries that were recorded after a position, by their days and ids."""


@dataclass(frozen=True)
class _Kept:
    state: int
    through: int
    entries: Sequence[Entry]


class Grown:
    """Keeps lists of entries, viewer by viewer, each in the order of days and ids.

    A list is read anew where anything else was recorded than what happened, or that somebody looked. Whoever is given
    one changes nothing in it.
    """

    def __init__(self, answers: Answers, most: int = MOST) -> None:
        self._answers, self._guard = answers, Lock()
        self._kept: Bounded[Sequence[_Kept]] = Bounded(most, most)

    def of(self, connection: Connection, viewer: Viewer, asked: Hashable, read: Read) -> Sequence[Entry]:
        """Give what a viewer would read from the first position on; the public reads it anew."""
        if viewer.who is None:
            return read(0)
        key, state = (asked, replace(viewer, through=0)), self._answers.since(connection, viewer.through, SEEN)
        with self._guard:
            versions = self._kept.get(key) or ()
        known = [one for one in versions if one.state == state and one.through <= viewer.through]
        kept = max(known, key=_through, default=None)
        if kept is None:
            entries = read(0)
        elif kept.through == viewer.through:
            return kept.entries
        else:
            fresh = read(kept.through)
            entries = sorted([*kept.entries, *fresh], key=_place) if fresh else kept.entries
        self._keep(key, _Kept(state, viewer.through, entries))
        return entries

    def _keep(self, key: Hashable, fresh: _Kept) -> None:
        with self._guard:
            before = self._kept.get(key) or ()
            versions = sorted((fresh, *before), key=_through, reverse=True)[:_VERSIONS]
            self._kept.put(key, versions, 1 + _size(versions))


def _size(versions: Sequence[_Kept]) -> int:
    """Count the entries: one list is nearly all that the others are."""
    return max((len(one.entries) for one in versions), default=0)


def _through(kept: _Kept) -> int:
    return kept.through


def _place(one: Entry) -> tuple[str, str]:
    return one.effective.isoformat(), one.entry_id
