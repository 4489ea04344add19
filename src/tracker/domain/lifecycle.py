"""Lifecycle: what becomes of a demand as a whole, each change with its day and its reason."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tracker.domain import demand_events, lifecycle_events
from tracker.domain.demand_events import Counting, Measure
from tracker.domain.dossier import Dossier
from tracker.domain.ending import is_listed, kept_in_n, somebody_is_in_danger
from tracker.domain.events import Event
from tracker.domain.life import APART, LIVES, Life
from tracker.domain.lifecycle_events import Change, ChangeKind, ChangeProposed
from tracker.domain.refusals import MeasureNumberTaken, MeasureUnknown, NotByTheProposer, SameMeasureAsItself
from tracker.domain.refusals_of_changes import (
    ChangeNotProposed,
    ChangeTooEarly,
    ChangeUnknown,
    DemandNotOver,
    DemandOver,
    MeasureInUse,
    NotApart,
    SomebodyInDanger,
    StaysInN,
)
from tracker.domain.values import Code, Key, Row, Words

_CHANGES: tuple[type[Event], ...] = (
    demand_events.MeasureAdded,
    demand_events.SameMeasure,
    demand_events.MadeSpecific,
    lifecycle_events.Adopted,
    *LIVES,
)


class Lifecycle(Dossier):
    """A demand's list of measures, when it counts, and whether it is worked on."""

    def __init__(self, reference: Key, counting: Counting, made_on: date, country: Code | None = None) -> None:
        super().__init__()
        self.reference, self.counting, self.made_on, self.country = reference, counting, made_on, country
        self.measures: dict[int, Measure] = {}
        self.numbers_given: set[int] = set()
        self.raised: set[tuple[Key, int]] = set()
        self.specific_by: set[Key] = set()
        """What was ever said to be raised again, or to make this one specific, taken back or not."""
        self.changes: dict[int, Event] = {}
        """The changes that stand, by their places in the stream."""
        self.proposed: dict[UUID, ChangeProposed] = {}
        """The changes that wait for a second person."""
        self.counted: set[UUID] = set()

    # What is so --------------------------------------------------------------------------------------

    @property
    def life(self) -> Life:
        """Say whether it is worked on, after all that stands."""
        last = self._last_turn()
        return Life.OPEN if last is None else LIVES[type(last)]

    @property
    def in_n_since(self) -> date | None:
        """Give the day from which it counts, unless it left n; None where it stands apart."""
        if self.counting is Counting.IN_N:
            return self.made_on
        return min((one.on for one in self._of(lifecycle_events.Adopted)), default=None)

    @property
    def is_in_n(self) -> bool:
        """Say whether it counts, by all that stands, as far as that can be said without its measures."""
        is_general = any(True for _ in self._of(demand_events.MadeSpecific))
        return self.in_n_since is not None and not is_general and not self.life.leaves_n

    def same_as(self, number: int) -> tuple[Key, int] | None:
        """Give the earlier measure that one of its own is said to be, None where it is its own."""
        said = (one for one in self._of(demand_events.SameMeasure) if one.number == number)
        return next(((one.of_demand, one.of_number) for one in said), None)

    def next_number(self) -> int:
        """Give the number of the next measure; none is given twice."""
        return max(self.numbers_given, default=0) + 1

    def require_live(self) -> None:
        """Refuse what would be new on a demand that nobody works on; raises DemandOver."""
        if self.life.is_over:
            raise DemandOver(life=self.life.value)

    # What is changed ---------------------------------------------------------------------------------

    def add_measure(self, measure: Measure, on: date, *, reason: Words | None, row: Row | None = None) -> None:
        """Add a measure that the list lacked; raises MeasureNumberTaken, ChangeTooEarly."""
        if measure.number in self.numbers_given:
            raise MeasureNumberTaken(number=measure.number)
        self._require_from(self.made_on, on)
        self.record(demand_events.MeasureAdded, measure=measure, on=on, reason=reason, row=row)

    def same_measure(
        self,
        number: int | None,
        of: tuple[Key, int],
        on: date,
        *,
        reason: Words | None = None,
        row: Row | None = None,
    ) -> None:
        """Say that this demand raises an earlier measure again; raises SameMeasureAsItself, MeasureUnknown."""
        if of[0] == self.reference:
            raise SameMeasureAsItself(demand=self.reference)
        if number is not None and number not in self.measures:
            raise MeasureUnknown(number=number)
        said = {"number": number, "of_demand": of[0], "of_number": of[1]}
        self.record(demand_events.SameMeasure, **said, on=on, reason=reason, row=row)

    def make_specific(self, by: Key, on: date, *, reason: Words | None = None, row: Row | None = None) -> None:
        """Say that a later demand makes this general one specific; raises SameMeasureAsItself."""
        if by == self.reference:
            raise SameMeasureAsItself(demand=self.reference)
        self.record(demand_events.MadeSpecific, by=by, on=on, reason=reason, row=row)

    def adopt(self, document: Key, on: date, *, reason: Words | None) -> None:
        """Let a demand that stands apart count from a day; raises NotApart, ChangeTooEarly, DemandOver."""
        self.require_live()
        if self.counting not in APART or self.in_n_since is not None:
            raise NotApart
        self._require_from(self.made_on, on)
        self.record(lifecycle_events.Adopted, document=document, on=on, reason=reason)

    def supersede(self, by: Key, on: date, *, reason: Words | None) -> None:
        """Let a later demand take the place of this one.

        Raises SameMeasureAsItself, DemandOver, SomebodyInDanger, StaysInN, ChangeTooEarly.
        """
        if by == self.reference:
            raise SameMeasureAsItself(demand=self.reference)
        self._require_may_end(on, leaves_n=True)
        self.record(lifecycle_events.Superseded, by=by, on=on, reason=reason)

    def withdraw(self, on: date, *, reason: Words | None) -> None:
        """Ask for it no more from a day on; raises DemandOver, SomebodyInDanger, StaysInN, ChangeTooEarly."""
        self._require_may_end(on, leaves_n=True)
        self.record(lifecycle_events.Withdrawn, on=on, reason=reason)

    def close(self, on: date, *, reason: Words | None) -> None:
        """Work on it no more from a day on; raises DemandOver, SomebodyInDanger, ChangeTooEarly."""
        self._require_may_end(on, leaves_n=False)
        self.record(lifecycle_events.Closed, on=on, reason=reason)

    def reopen(self, on: date, *, reason: Words | None) -> None:
        """Work on it again from a day on; raises DemandNotOver, ChangeTooEarly."""
        if not self.life.is_over:
            raise DemandNotOver
        self._require_after_last_turn(on)
        self.record(lifecycle_events.Reopened, on=on, reason=reason)

    def take_back(self, version: int, *, reason: Words | None) -> None:
        """Take a change back as an error; raises ChangeUnknown, and MeasureInUse where entries list the measure."""
        change = self.changes.get(version)
        if change is None:
            raise ChangeUnknown
        if isinstance(change, demand_events.MeasureAdded) and is_listed(self, change.measure.number, self.changes):
            raise MeasureInUse(number=change.measure.number)
        self.record(lifecycle_events.ChangeTakenBack, version=version, reason=reason)

    # Two people --------------------------------------------------------------------------------------

    def propose_change(self, change_id: UUID, change: Change, *, reason: Words | None) -> None:
        """Propose a change, which acts once another person confirms it; whether it may be is asked before."""
        self.record(ChangeProposed, change_id=change_id, change=change, reason=reason)

    def confirm_change(self, change_id: UUID, *, proposer: str, by: str) -> None:
        """Let a proposed change act, as its second person.

        Raises ChangeNotProposed, NotByTheProposer, and what the change itself raises.
        """
        proposal = self.proposed.get(change_id)
        if proposal is None:
            raise ChangeNotProposed
        if proposer == by:
            raise NotByTheProposer
        self.carry_out(proposal.change, proposal.reason)
        self.record(lifecycle_events.ChangeConfirmed, change_id=change_id)

    def return_change(self, change_id: UUID, *, notes: Words | None) -> None:
        """Let a proposed change wait no more; raises ChangeNotProposed."""
        if change_id not in self.proposed:
            raise ChangeNotProposed
        self.record(lifecycle_events.ChangeReturned, change_id=change_id, notes=notes)

    def carry_out(self, change: Change, reason: Words | None) -> None:
        """Record what a change says, as its kind asks; raises the refusals of its kind."""
        given: Any = change
        match change.kind:
            case ChangeKind.MEASURE_ADDED:
                self.add_measure(_numbered(given.measure, self.next_number()), given.on, reason=reason)
            case ChangeKind.SAME_MEASURE:
                self.same_measure(given.number, (given.of_demand, given.of_number), given.on, reason=reason)
            case ChangeKind.MADE_SPECIFIC:
                self.make_specific(given.by, given.on, reason=reason)
            case ChangeKind.ADOPTED:
                self.adopt(given.document, given.on, reason=reason)
            case ChangeKind.SUPERSEDED:
                self.supersede(given.by, given.on, reason=reason)
            case ChangeKind.WITHDRAWN:
                self.withdraw(given.on, reason=reason)
            case ChangeKind.CLOSED:
                self.close(given.on, reason=reason)
            case ChangeKind.REOPENED:
                self.reopen(given.on, reason=reason)
            case ChangeKind.TAKEN_BACK:
                self.take_back(given.version, reason=reason)

    # Taking in ---------------------------------------------------------------------------------------

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        super().take(event)
        if isinstance(event, _CHANGES):
            self.changes[event.originator_version] = event
        match event:
            case demand_events.Made():
                self.measures = {measure.number: measure for measure in event.measures}
                self.numbers_given |= self.measures.keys()
            case demand_events.MeasureAdded():
                self.measures[event.measure.number] = event.measure
                self.numbers_given.add(event.measure.number)
            case demand_events.SameMeasure():
                self.raised.add((event.of_demand, event.of_number))
            case demand_events.MadeSpecific():
                self.specific_by.add(event.by)
            case lifecycle_events.ChangeProposed():
                self.proposed[event.change_id] = event
            case lifecycle_events.ChangeConfirmed() | lifecycle_events.ChangeReturned():
                self.proposed.pop(event.change_id, None)
            case lifecycle_events.ChangeTakenBack():
                self._forget(self.changes.pop(event.version, None))
            case _:
                pass

    def _forget(self, change: Event | None) -> None:
        if isinstance(change, demand_events.MeasureAdded):
            self.measures.pop(change.measure.number, None)

    def _of(self, kind: type[Event]) -> list[Any]:
        return [one for one in self.changes.values() if isinstance(one, kind)]

    def _last_turn(self) -> Any:  # noqa: ANN401 - one of the events of LIVES
        turns = [one for one in self.changes.values() if type(one) in LIVES]
        return max(turns, key=lambda one: one.on, default=None)  # type: ignore[attr-defined]  # each has its day

    def _require_may_end(self, on: date, *, leaves_n: bool) -> None:
        self.require_live()
        self._require_after_last_turn(on)
        if somebody_is_in_danger(self):
            raise SomebodyInDanger
        kept = kept_in_n(self, self.counted) if leaves_n else None
        if kept is not None:
            raise StaysInN(number=kept)

    def _require_after_last_turn(self, on: date) -> None:
        last = self._last_turn()
        self._require_from(self.made_on if last is None else last.on + timedelta(days=1), on)

    def _require_from(self, first: date, on: date) -> None:
        if on < first:
            raise ChangeTooEarly(day=str(first))


def _numbered(measure: Measure, number: int) -> Measure:
    return Measure(**vars(measure) | {"number": number})
