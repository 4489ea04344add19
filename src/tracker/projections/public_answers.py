"""Answers that public pages ask for again after each release, kept while nothing is recorded that changes them."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from tracker.projections.bounded import Bounded, things_in
from tracker.projections.tail import Tail, Topics, touches
from tracker.projections.viewing import Viewer

T = TypeVar("T")

MOST, MOST_THINGS = 256, 40_000
"""How many answers are kept, some ten for each country on a day, and how many things in them: some 25 MB at most."""


class Keeping(Protocol):
    """Finds it, or gives it as the public was told before, where no event of these topics could have changed it."""

    def __call__(
        self, viewer: Viewer, asked: Hashable, changed_by: Topics, find: Callable[[], T], state: Hashable = None, /
    ) -> T:
        """Find it, or give it as it was."""


def kept_by_nobody(_viewer: Viewer, _asked: Hashable, _by: Topics, find: Callable[[], T], _state: Hashable = None) -> T:
    """Find it anew: for whoever asks once."""
    return find()


@dataclass(frozen=True)
class _Kept:
    """What was answered to the public that knew the log up to `through`, when it ended at `head`."""

    through: int
    head: int
    state: Hashable
    found: Any
    things: int


class PublicAnswers:
    """Keeps one answer to each question, for the public alone: rows of read models, no opened word.

    Whoever asks names in the question all that its answer depends on beside the record, and says by which topics'
    events it could change. A release shows what was recorded before it: so what counts is recorded after what the
    public knew then, and not only after the answer was given.
    """

    def __init__(self, tail: Tail | None = None, most: int = MOST, most_things: int = MOST_THINGS) -> None:
        self._tail, self._guard = tail or Tail(), Lock()
        self._kept: Bounded[_Kept] = Bounded(most, most_things)

    def of(  # noqa: PLR0913, PLR0917 - all that an answer depends on
        self,
        connection: Connection,
        viewer: Viewer,
        head: int,
        asked: Hashable,
        changed_by: Topics,
        find: Callable[[], T],
        *,
        state: Hashable = None,
    ) -> T:
        """Give the public's answer as it was, or find it; `head` is the last position that this connection sees.

        `state` is what else it was made of. Whoever is signed in is answered anew.
        """
        if viewer.who is not None:
            return find()
        key = (asked, replace(viewer, through=0))
        with self._guard:
            kept = self._kept.get(key)
        if kept is not None and (viewer.through < kept.through or head < kept.head):
            return find()  # who asks knows less than is kept here
        found: T
        if kept is None or kept.state != state or touches(self._tail.since(connection, kept.through, head), changed_by):
            found = find()
            things = things_in(found) + things_in(asked)
        else:
            found, things = kept.found, kept.things
        with self._guard:
            self._kept.put(key, _Kept(viewer.through, head, state, found, things), things)
        return found
