"""Demand: what a document asks, measure by measure, and all that was recorded about it since."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from tracker.domain import assessment_rules
from tracker.domain import demand_events as events
from tracker.domain.assessment_rules import Known
from tracker.domain.days import When
from tracker.domain.demand_events import Addressee, Assessment, Counting, Supervision
from tracker.domain.dossier import Standing
from tracker.domain.events import Event, own_fields
from tracker.domain.lifecycle import Lifecycle
from tracker.domain.lifecycle_events import Translated, Translator
from tracker.domain.refusals import (
    BeforeWhatItFollows,
    DueBeforeItWasSet,
    DueDayOver,
    DueDayUnknown,
    DueDayUnmoved,
    LetterUnknown,
    MeasureUnknown,
    NotByTheProposer,
    NotCounting,
    NotProposed,
    StepDoneAlready,
    StepUnknown,
    SupervisionUnchanged,
    UrgencyAnsweredAlready,
    UrgencyUnknown,
)
from tracker.domain.refusals_of_changes import TextUnknown
from tracker.domain.values import Code, Key, Row, Words

NOTHING_ELSE = Known({}, {})


class Demand(Lifecycle):
    """One demand as its document made it; n counts it as this unit for good."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded

    def __init__(self, reference: Key, counting: Counting, made_on: date, addressee: Addressee) -> None:
        super().__init__(reference, counting, made_on, addressee.country)
        self.undecided: set[UUID] = set()
        """Assessments that wait for a second person: proposed, or suspended after they counted."""
        self.ever_counted: set[UUID] = set()
        self.replacing: dict[UUID, UUID] = {}
        """Assessments that are to replace one that counted, as soon as a second person confirms them."""
        self.words: dict[str, Words] = {}
        """Our words for the demand by part: title, summary, item, and each measure's label by its number."""
        self.reworded_by_people = False
        self.supervision = Supervision.STANDARD
        self.moved: dict[UUID, When] = {}
        """Due days that were moved, by the entries that they stand in."""

    @classmethod
    def make(cls, **facts: Any) -> Self:
        """Enter a demand; `facts` are the fields of `Made`."""
        return cls.made(events.Made, **facts)

    def reword(
        self, words: Mapping[str, Words], *, reason: Words | None, row: Row | None = None, hides_old: bool = False
    ) -> None:
        """Put our words for it better, part by part; the parts are those of `words`.

        With `hides_old` no page of an earlier release shows the old ones either.
        """
        whole = self.words | dict(words)
        labels = {Code(part): text for part, text in whole.items() if part.isdigit()}
        self.record(
            events.Reworded,
            title=whole["title"],
            summary=whole["summary"],
            item=whole["item"],
            labels=labels,
            hides_old=hides_old,
            reason=reason,
            row=row,
        )

    def translate(self, of: Code, words: Words, *, by: Translator, reviewed: bool) -> None:
        """Put one of our texts in another language; raises TextUnknown where the demand has no such text."""
        if of not in self.words or of == "item":
            raise TextUnknown
        [lang] = words
        self.record(Translated, of=of, lang=lang, words=words, by=by, reviewed=reviewed)

    def propose(self, known: Known = NOTHING_ELSE, **facts: Any) -> None:
        """Propose where a measure stands; `known` are entries of other streams that the basis may name.

        Raises the refusals of assessment_rules, or MeasureUnknown.
        """
        self._assess(events.AssessmentProposed, known, facts)

    def load_sample(self, known: Known = NOTHING_ELSE, **facts: Any) -> None:
        """Take a register's own assessment into a demo; the same rules as for a proposal."""
        self._assess(events.SampleLoaded, known, facts)

    def confirm(self, entry_id: UUID, *, proposer: str, by: str) -> None:
        """Confirm a proposed assessment as the second person; raises DemandOver, NotProposed, NotByTheProposer."""
        self.require_live()
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
        """Record that a letter was answered; raises LetterUnknown, BeforeWhatItFollows."""
        self._require_after(self._letter(letter).on, facts["on"])
        self.record(events.LetterAnswered, letter=letter, **facts)

    def remind(self, letter: UUID, **facts: Any) -> None:
        """Record that a reminder of a letter was sent; raises LetterUnknown, BeforeWhatItFollows."""
        self._require_after(self._letter(letter).on, facts["on"])
        self.record(events.ReminderSent, letter=letter, **facts)

    def set_supervision(self, supervision: Supervision, *, reason: Words | None, row: Row | None = None) -> None:
        """Look after the demand more closely, or as after others again; raises SupervisionUnchanged."""
        if supervision is self.supervision:
            raise SupervisionUnchanged
        self.record(events.SupervisionSet, supervision=supervision, reason=reason, row=row)

    def move_due_day(self, due_day: UUID, to: When, *, reason: Words | None, row: Row | None = None) -> None:
        """Move a due day, or that of a promise.

        Raises DueDayUnknown, EntryGone, DueDayOver, DueDayUnmoved, DueBeforeItWasSet.
        """
        entry = self.entries.get(due_day)
        if not isinstance(entry, events.DueDaySet | events.PositionRecorded) or entry.due_on is None:
            raise DueDayUnknown
        self.require(due_day)
        if isinstance(entry, events.DueDaySet) and entry.outcome is not None:
            raise DueDayOver
        if to == self.moved.get(due_day, entry.due_on):
            raise DueDayUnmoved(day=str(to.last))
        require_due_after(entry.made_on if isinstance(entry, events.DueDaySet) else entry.on, to)
        self.record(events.DueDayMoved, due_day=due_day, to=to, reason=reason, row=row)

    def do_next_step(self, step: UUID, **facts: Any) -> None:
        """Record that a next step was taken; raises StepUnknown, EntryGone, StepDoneAlready."""
        if not isinstance(self.entries.get(step), events.NextStepSet):
            raise StepUnknown
        self.require(step)
        if any(isinstance(one, events.NextStepDone) and one.step == step for one in self.that_stand().values()):
            raise StepDoneAlready
        self.enter(events.NextStepDone, step=step, **facts)

    def answer_urgency(self, urgency: UUID, **facts: Any) -> None:
        """Record what came of a case of urgency.

        Raises UrgencyUnknown, EntryGone, UrgencyAnsweredAlready, BeforeWhatItFollows.
        """
        raised = self.entries.get(urgency)
        if not isinstance(raised, events.UrgencyRaised):
            raise UrgencyUnknown
        self.require(urgency)
        given = (one for one in self.that_stand().values() if isinstance(one, events.UrgencyAnswered))
        if any(one.urgency == urgency for one in given):
            raise UrgencyAnsweredAlready
        self._require_after(When.on(raised.on), When.on(facts["on"]))
        self.enter(events.UrgencyAnswered, urgency=urgency, **facts)

    def take(self, event: Event) -> None:
        """Assign what the event says."""
        if isinstance(event, events.EntryCorrected) and self._waits(event):
            self.replacing[event.by] = event.entry_id
            return
        super().take(event)
        match event:
            case events.Made():
                self.words = {"title": event.title, "summary": event.summary, "item": event.item}
                self.words |= {str(measure.number): measure.label for measure in event.measures}
            case events.MeasureAdded():
                self.words[str(event.measure.number)] = event.measure.label
            case events.Reworded():
                self.words = {"title": event.title, "summary": event.summary, "item": event.item}
                self.words |= {str(part): text for part, text in event.labels.items()}
                self.reworded_by_people = event.row is None
            case Translated():
                self.words[event.of] = self.words[event.of] | event.words
            case events.SupervisionSet():
                self.supervision = event.supervision
            case events.DueDayMoved():
                self.moved[event.due_day] = event.to
            case _:
                self._take_assessment(event)

    def _take_assessment(self, event: Event) -> None:
        match event:
            case events.AssessmentProposed():
                self.undecided.add(event.entry_id)
            case events.SampleLoaded():
                self._count(event.entry_id)
            case events.AssessmentConfirmed():
                self.undecided.discard(event.entry_id)
                self._count(event.entry_id)
                self._replace(event.entry_id)
            case events.AssessmentReturned():
                self.undecided.discard(event.entry_id)
                self.counted.discard(event.entry_id)
            case events.AssessmentSuspended():
                self.counted.discard(event.entry_id)
                self.undecided.add(event.entry_id)
            case _:
                pass

    def _waits(self, event: events.EntryCorrected) -> bool:
        """Say whether an assessment that counted is to be replaced by one that does not count yet."""
        is_assessment = isinstance(self.entries.get(event.by), Assessment)
        return is_assessment and event.by not in self.ever_counted and event.entry_id in self.ever_counted

    def _count(self, entry_id: UUID) -> None:
        self.counted.add(entry_id)
        self.ever_counted.add(entry_id)

    def _replace(self, by: UUID) -> None:
        """Let an assessment that was confirmed take the place of the one that it corrects."""
        old = self.replacing.pop(by, None)
        if old is not None and self.standing[old] is Standing.STANDS:
            self.standing[old] = Standing.CORRECTED

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

    def _letter(self, letter: UUID) -> events.LetterSent:
        found = self.entries.get(letter)
        if not isinstance(found, events.LetterSent):
            raise LetterUnknown
        return found

    def _require_after(self, what: When, follows: When) -> None:
        """Refuse what clearly comes before what it follows; where days are not exact, it may be after."""
        if follows.last < what.first:
            raise BeforeWhatItFollows(day=str(what.first))


def require_due_after(made_on: When | None, due_on: When) -> None:
    """Refuse a due day that has clearly passed before it was set; raises DueBeforeItWasSet."""
    if made_on is not None and due_on.last < made_on.first:
        raise DueBeforeItWasSet(day=str(made_on.first))
