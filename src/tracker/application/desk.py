"""Desk: what waits for a signed-in person, read in the same view of the database as the rest of the page."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from tracker.projections import desk
from tracker.projections.answers import NONE_KEPT, SEEN, Answers
from tracker.projections.desk import Opening, Owed, ProposedChange, Resting, Rests, Unanswered, Waiting
from tracker.projections.parties import AgreedUntil, agreed_until
from tracker.projections.recent import Recent, recorded_since
from tracker.projections.versions import countries_of
from tracker.projections.viewing import Viewer

T = TypeVar("T")


class Desk:
    """What waits, as one viewer may know it."""

    def __init__(self, connection: Connection, viewer: Viewer, answers: Answers = NONE_KEPT) -> None:
        self._connection, self._viewer, self._answers = connection, viewer, answers

    def waiting(self) -> Sequence[Waiting]:
        """List the assessments that wait for a second person, oldest first."""
        return self._kept(desk.waiting)

    def changes_waiting(self) -> Sequence[ProposedChange]:
        """List the changes of demands that wait for a second person, oldest first."""
        return self._kept(desk.changes_waiting)

    def suspended(self) -> Sequence[Waiting]:
        """List the assessments that are in doubt until somebody decides."""
        return self._kept(desk.suspended)

    def returned(self, account: str) -> Sequence[Waiting]:
        """List what an account proposed and a second person sent back."""
        return [one for one in self.sent_back() if one.account == account]

    def sent_back(self) -> Sequence[Waiting]:
        """List all that second persons sent back."""
        return self._kept(desk.sent_back)

    def rests_on(self, proposed: Iterable[Waiting]) -> Mapping[str, Rests]:
        """Say what assessments rest on, by their entry ids."""
        return desk.rests_on(self._connection, self._viewer, proposed)

    def resting_on(self, entry_id: str) -> Sequence[Resting]:
        """List the assessments that rest on an entry, in the order of their measures."""
        return desk.resting_on(self._connection, self._viewer, entry_id)

    def countries_of(self, entries: Iterable[str]) -> Mapping[str, Collection[str | None]]:
        """Give the countries that entries are about, by their ids, whoever may see them: for rights alone."""
        return countries_of(self._connection, entries)

    def urgencies(self) -> Sequence[Owed]:
        """List the dangers to persons that nobody has answered yet."""
        return self._kept(desk.urgencies)

    def steps(self) -> Sequence[Owed]:
        """List the next steps that were not done, the first due first."""
        return self._kept(desk.steps)

    def due(self, until: date) -> Sequence[Owed]:
        """List due days, and promises with one, that fall due by a day and are not settled."""
        return self._kept(desk.due, until)

    def unanswered(self) -> Sequence[Unanswered]:
        """List the letters that are known to have no answer, the longest waiting first."""
        return desk.unanswered(self._connection, self._viewer)

    def agreements(self) -> Sequence[AgreedUntil]:
        """List who agreed to be named and until when, as far as nothing newer waits for a second person."""
        return agreed_until(self._connection)

    def recorded_since(self, after: int, most: int) -> Sequence[Recent]:
        """List what was recorded within so many positions after one, oldest first."""
        return recorded_since(self._connection, self._viewer, after, most)

    def openings(self, until: date | None = None) -> Sequence[Opening]:
        """List entries of the own countries that open if somebody confirms it, the first to open first.

        With `until`, all that is to open by that day; without, what could be confirmed by now.
        """
        return desk.openings(self._connection, self._viewer, until)

    def _kept(self, read: Callable[..., Sequence[T]], *given: Hashable) -> Sequence[T]:
        """Read a list, or give it as it was read: what happened meanwhile, and that somebody looked, is never in it."""
        view = (self._connection, self._viewer)
        return self._answers.of(*view, (read.__name__, *given), lambda: read(*view, *given), beside=SEEN)
