"""Demand: what a document asks, measure by measure, and all that was recorded about it since."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from tracker.domain import assessment_rules
from tracker.domain import demand_events as events
from tracker.domain.assessment_rules import Known
from tracker.domain.demand_events import Assessment, Counting, Measure
from tracker.domain.dossier import Dossier
from tracker.domain.events import Event, own_fields
from tracker.domain.refusals import (
    LetterUnknown,
    MeasureNumberTaken,
    MeasureUnknown,
    NotByTheProposer,
    NotCounting,
    NotProposed,
    SameMeasureAsItself,
)
from tracker.domain.values import Code, Key, Row, Words

NOTHING_ELSE = Known({}, {})


class Demand(Dossier):
    """One demand as its document made it; n counts it as this unit for good."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded

    def __init__(self, reference: Key, counting: Counting, made_on: date) -> None:
        super().__init__()
        self.reference, self.counting, self.made_on = reference, counting, made_on
        self.measures: dict[int, Measure] = {}
        self.raised: set[tuple[Key, int]] = set()
        self.undecided: set[UUID] = set()
        """Assessments that wait for a second person: proposed, or suspended after they counted."""
        self.counted: set[UUID] = set()
        self.specific_by: set[Key] = set()
        self.words: dict[str, Words] = {}
        """Our words for the demand by part: title, summary, item, and each measure's label by its number."""
        self.reworded_by_people = False

    @classmethod
    def make(cls, **facts: Any) -> Self:
        """Enter a demand; `facts` are the fields of `Made`."""
        return cls.made(events.Made, **facts)

    def add_measure(self, measure: Measure, on: date, *, reason: Words | None, row: Row | None = None) -> None:
        """Add a measure that the list lacked; raises MeasureNumberTaken."""
        if measure.number in self.measures:
            raise MeasureNumberTaken(number=measure.number)
        self.record(events.MeasureAdded, measure=measure, on=on, reason=reason, row=row)

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
        self.record(events.SameMeasure, number=number, of_demand=of[0], of_number=of[1], on=on, reason=reason, row=row)

    def make_specific(self, by: Key, on: date, *, reason: Words | None = None, row: Row | None = None) -> None:
        """Say that a later demand makes this general one specific; raises SameMeasureAsItself."""
        if by == self.reference:
            raise SameMeasureAsItself(demand=self.reference)
        self.record(events.MadeSpecific, by=by, on=on, reason=reason, row=row)

    def reword(self, words: Mapping[str, Words], *, reason: Words | None, row: Row | None = None) -> None:
        """Put our words for it better, part by part; the parts are those of `words`."""
        whole = self.words | dict(words)
        labels = {Code(part): text for part, text in whole.items() if part.isdigit()}
        self.record(
            events.Reworded,
            title=whole["title"],
            summary=whole["summary"],
            item=whole["item"],
            labels=labels,
            reason=reason,
            row=row,
        )

    def propose(self, known: Known = NOTHING_ELSE, **facts: Any) -> None:
        """Propose where a measure stands; `known` are entries of other streams that the basis may name.

        Raises the refusals of assessment_rules, or MeasureUnknown.
        """
        self._assess(events.AssessmentProposed, known, facts)

    def load_sample(self, known: Known = NOTHING_ELSE, **facts: Any) -> None:
        """Take a register's own assessment into a demo; the same rules as for a proposal."""
        self._assess(events.SampleLoaded, known, facts)

    def confirm(self, entry_id: UUID, *, proposer: str, by: str) -> None:
        """Confirm a proposed assessment as the second person; raises NotProposed, NotByTheProposer."""
        self._require_proposed(entry_id)
        if proposer == by:
            raise NotByTheProposer
        self.record(events.AssessmentConfirmed, entry_id=entry_id)

    def return_(self, entry_id: UUID, *, notes: Words | None) -> None:
        """Send a proposed assessment back; raises NotProposed."""
        self._require_proposed(entry_id)
        self.record(events.AssessmentReturned, entry_id=entry_id, notes=notes)

    def suspend(self, entry_id: UUID, *, notes: Words | None) -> None:
        """Put an assessment that counts in doubt at once; raises EntryUnknown, EntryGone, NotCounting."""
        self.require(entry_id)
        if entry_id not in self.counted:
            raise NotCounting
        self.record(events.AssessmentSuspended, entry_id=entry_id, notes=notes)

    def answer_letter(self, letter: UUID, **facts: Any) -> None:
        """Record that a letter was answered; raises LetterUnknown."""
        self._require_letter(letter)
        self.record(events.LetterAnswered, letter=letter, **facts)

    def remind(self, letter: UUID, **facts: Any) -> None:
        """Record that a reminder of a letter was sent; raises LetterUnknown."""
        self._require_letter(letter)
        self.record(events.ReminderSent, letter=letter, **facts)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        super().take(event)
        match event:
            case events.Made():
                self.measures = {measure.number: measure for measure in event.measures}
                self.words = {"title": event.title, "summary": event.summary, "item": event.item}
                self.words |= {str(measure.number): measure.label for measure in event.measures}
            case events.MeasureAdded():
                self.measures[event.measure.number] = event.measure
                self.words[str(event.measure.number)] = event.measure.label
            case events.Reworded():
                self.words = {"title": event.title, "summary": event.summary, "item": event.item}
                self.words |= {str(part): text for part, text in event.labels.items()}
                self.reworded_by_people = event.row is None
            case events.SameMeasure():
                self.raised.add((event.of_demand, event.of_number))
            case events.MadeSpecific():
                self.specific_by.add(event.by)
            case _:
                self._take_assessment(event)

    def _take_assessment(self, event: Event) -> None:
        match event:
            case events.AssessmentProposed():
                self.undecided.add(event.entry_id)
            case events.SampleLoaded():
                self.counted.add(event.entry_id)
            case events.AssessmentConfirmed():
                self.undecided.discard(event.entry_id)
                self.counted.add(event.entry_id)
            case events.AssessmentReturned():
                self.undecided.discard(event.entry_id)
                self.counted.discard(event.entry_id)
            case events.AssessmentSuspended():
                self.counted.discard(event.entry_id)
                self.undecided.add(event.entry_id)
            case _:
                pass

    def _assess(self, event: type[Assessment], known: Known, facts: dict[str, Any]) -> None:
        if facts["measure"] not in self.measures:
            raise MeasureUnknown(number=facts["measure"])
        given = dict.fromkeys(own_fields(event)) | facts
        assessment_rules.check(self, given, Known({**known.entries, **self.that_stand()}, known.sources))
        self.enter(event, **facts)

    def _require_proposed(self, entry_id: UUID) -> None:
        if entry_id not in self.undecided:
            raise NotProposed
        self.require(entry_id)

    def _require_letter(self, letter: UUID) -> None:
        if not isinstance(self.entries.get(letter), events.LetterSent):
            raise LetterUnknown
