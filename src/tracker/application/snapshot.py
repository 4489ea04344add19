"""Snapshot: one view of the database, with what was read before and still stands in it."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Row

from tracker.application.lately import Lately
from tracker.domain.calendar import OccasionFacts
from tracker.domain.record import DemandFacts, Record
from tracker.domain.scorecard import Card, score
from tracker.projections import reading, shelves
from tracker.projections.calendar import calendar_of
from tracker.projections.changing import OCCASIONS
from tracker.projections.reading_demands import some_demands
from tracker.projections.shelves import Demands, Released, Shelf, Things
from tracker.projections.tail import Topics
from tracker.projections.viewing import Viewer

T = TypeVar("T")


class Snapshot:
    """What every reader of one page shares: each question about the log as a whole is put to the database once."""

    def __init__(self, connection: Connection, lately: Lately) -> None:
        self._connection, self._lately = connection, lately

    @cached_property
    def head(self) -> int:
        """Give the last position of the log."""
        return shelves.head(self._connection)

    @cached_property
    def releases(self) -> Sequence[Released]:
        """List the releases, newest first."""
        return shelves.releases(self._connection)

    @cached_property
    def things(self) -> Things:
        """Give what stands on the lists but demands."""
        return self._lately.things.at(self._connection, self.head)

    def shelf(self, through: int, words_of: int | None = None) -> Shelf:
        """Give the lists as `shelves.shelf` reads them."""
        listed, words = self._lately.listed, through if words_of is None else words_of
        demands = Demands(listed.rows(self._connection, self.head), listed.words(self._connection, words, self.head))
        return shelves.shelf(self._connection, through, words_of, self.things, demands)

    def calendar(self, viewer: Viewer) -> Sequence[OccasionFacts]:
        """List the occasions as they are known to a viewer."""
        return self.kept(viewer, "calendar", OCCASIONS, lambda: calendar_of(self._occasions(), viewer))

    def digest(self, viewer: Viewer, on: date, country: str) -> Record:
        """Read what a country's card asks, and nothing of demands that nobody wrote to since it was read."""
        asked, lately = (self._connection, viewer, on, country), self._lately
        newest = partial(lately.newest.of, head=self.head)
        if viewer.who is not None:
            return reading.digest(*asked, newest=newest, answers=lately.answers)
        return reading.digest(
            *asked, newest=newest, demands=partial(lately.demands.of, *asked, self.head), keeping=self.kept
        )

    def demands_named(self, viewer: Viewer, on: date, references: Sequence[str]) -> Sequence[DemandFacts]:
        """Read demands by their references, with what was said of them as a whole, without their entries."""
        if viewer.who is not None:
            return reading.demands_named(self._connection, viewer, on, references, answers=self._lately.answers)

        def read(written: Sequence[str] | None) -> Sequence[DemandFacts]:
            return some_demands(self._connection, viewer, on, references if written is None else written)

        return self._lately.demands.of(self._connection, viewer, on, tuple(references), self.head, read)

    def kept(
        self, viewer: Viewer, asked: Hashable, changed_by: Topics, find: Callable[[], T], state: Hashable = None
    ) -> T:
        """Find it, or give it as the public was told before, where no event of these topics could have changed it."""
        asking = (self._connection, viewer, self.head)
        return self._lately.for_public.of(*asking, asked, changed_by, find, state=state)

    def score(self, record: Record, country: str, start: date | None = None) -> Card:
        """Compute a country's card, judging only what was not judged before."""
        return score(record, country, start=start, judged_as=self._lately.judgements.of)

    def found(self, viewer: Viewer, asked: Hashable, find: Callable[[], T]) -> T:
        """Find it, or give it as it was found before for the public at this state of the record."""
        return find() if viewer.who is not None else self._lately.of(self._state, asked, find)

    def _occasions(self) -> Sequence[Row[Any]]:
        return self._lately.occasions.at(self._connection, self.head)

    @cached_property
    def _state(self) -> int:
        return self._lately.public.at(self._connection, self.head)
