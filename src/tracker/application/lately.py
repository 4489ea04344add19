"""What was read of the newest state of what the public sees, kept for whoever asks for the same right afterwards."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from tracker.application.judgements import Judgements
from tracker.application.public_state import PublicState
from tracker.projections import calendar, shelves
from tracker.projections.answers import Answers
from tracker.projections.bounded import Bounded, things_in
from tracker.projections.demands_kept import DemandsKept
from tracker.projections.documents import Documents
from tracker.projections.grown import Grown
from tracker.projections.listed_demands import ListedDemands
from tracker.projections.lists import Lists
from tracker.projections.newest import NewestKept
from tracker.projections.occasions import Occasions
from tracker.projections.parties import Parties
from tracker.projections.public_answers import PublicAnswers
from tracker.projections.tail import Tail
from tracker.projections.unchanged import Unchanged

T = TypeVar("T")

MOST, MOST_THINGS = 64, 40_000
"""How many findings are kept, five countries on a dozen days, and how many things in them."""


class Lately:
    """Keeps findings of one state of the record; whoever asks names all that a finding was made of.

    For what the public may see, and without any opened word: what is erased must not outlive itself here.
    """

    def __init__(self, most: int = MOST) -> None:
        self._state = -1
        self._found: Bounded[tuple[Any]] = Bounded(most, MOST_THINGS)
        self._guard = Lock()
        tail = Tail()
        self.public, self.judgements = PublicState(tail), Judgements()
        self.newest, self.listed = NewestKept(tail), ListedDemands(tail)
        self.demands = DemandsKept(self.listed)
        self.answers, self.for_public = Answers(tail=tail), PublicAnswers(tail)
        self.grown = Grown(self.answers)
        self.things = Unchanged(shelves.things, Lists, Documents, Parties, tail=tail)
        self.occasions = Unchanged(calendar.every_row, Occasions, tail=tail)

    def of(self, state: int, asked: Hashable, find: Callable[[], T]) -> T:
        """Give what was found before at this state, as `PublicState` gives it, or find it."""
        with self._guard:
            if state != self._state:
                self._found.clear()
                self._state = state
            before = self._found.get(asked)
        if before is not None:
            kept: T = before[0]
            return kept
        found = find()
        things = things_in(found)
        with self._guard:
            if state == self._state:
                self._found.put(asked, (found,), things)
        return found
