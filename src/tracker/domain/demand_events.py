"""What is recorded about a demand."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

from tracker.domain import entry_events
from tracker.domain.days import When
from tracker.domain.events import EntryEvent, Event, MadeEvent
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.values import Citation, Code, Confidence, Key, Looked, Organ, Words


class Counting(Enum):
    """Whether a demand counts on a country's card, and why not where it does not."""

    IN_N = "in_n"
    REPORTED = "reported"
    IMPLIED = "implied"
    CONCERN = "concern"
    GENERAL_APPEAL = "general_appeal"
    REPEAT = "repeat"
    NON_GOVERNMENT = "non_government"
    OWN_COMMITMENT = "own_commitment"


class ObjectKind(Enum):
    """What a measure is about."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    INSTRUMENT = "instrument"
    LAW = "law"


class Act(Enum):
    """What is to be done about the object of a measure."""

    SENTENCE_SET_ASIDE = "sentence_set_aside"
    CASE_REEXAMINED = "case_reexamined"
    RESTRICTION_LIFTED = "restriction_lifted"
    RELEASED = "released"
    REGISTERED = "registered"
    DISSOLUTION_CANCELLED = "dissolution_cancelled"
    LAW_CHANGED = "law_changed"
    LAW_NOT_ADOPTED = "law_not_adopted"
    CONVENTION_RATIFIED = "convention_ratified"
    SAFE_RETURN = "safe_return"
    INQUIRY_OPENED = "inquiry_opened"
    RESPONSIBLE_TRIED = "responsible_tried"
    OTHER = "other"


class Position(Enum):
    """What a government said, in kinds."""

    NO_REPLY = "no_reply"
    REQUEST_FOR_INFORMATION = "request_for_information"
    PROMISE = "promise"
    CLAIMS_IMPLEMENTED = "claims_implemented"
    REJECTS = "rejects"
    COUNTER_MEASURE = "counter_measure"


class Supervision(Enum):
    """How closely a demand is looked after."""

    STANDARD = "standard"
    ENHANCED = "enhanced"

    @property
    def period(self) -> int:
        """Give the days after which a demand that nobody looked at is stale."""
        return 60 if self is Supervision.ENHANCED else 180


class CommitmentState(Enum):
    """How a commitment of the coalition's own stands, as it tells it itself."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Addressee:
    """Whom a demand is put to; `country` is None where it is no single State."""

    type: Code
    country: Code | None
    organs: tuple[Words, ...]
    label: Words
    in_text: bool


@dataclass(frozen=True)
class Object:
    """What a measure is about: a kind, and the key of the person, organisation, convention, group or law."""

    kind: ObjectKind
    key: Key


@dataclass(frozen=True)
class Measure:
    """One act on one object.

    `country` stands only where the demand is put to several, `implied` where the passage does not say it itself.
    """

    number: int
    country: Code | None
    object: Object
    act: Act
    act_detail: Code | None
    posthumous: bool
    label: Words
    implied: bool


@dataclass(frozen=True)
class Unknown:
    """Not enough is known, and why."""

    why: NotKnown


@dataclass(frozen=True)
class Uncounted:
    """The measure is not counted, and why; `cause` names what made it so where a rule asks for it."""

    why: NotCounted
    cause: Words | None


@dataclass(frozen=True)
class Basis:
    """What an assessment rests on: an entry of the record, the item of a document, or a file."""

    entry_id: UUID | None
    document: Key | None
    evidence: UUID | None = None


class _RestingEvent(EntryEvent):
    """An entry that says what it rests on; until version 2 that could not be a file."""

    class_version = 2

    @staticmethod
    def upcast_v1_v2(facts: dict[str, Any], _staff: dict[str, Any]) -> None:
        """Say of each thing that it is no file."""
        for one in facts["basis"]:
            one["evidence"] = None


class Made(MadeEvent):
    """A document put this demand; it stands as its document made it."""

    TOPIC: ClassVar[str] = "demand.made"
    STAFF = ("row", "notes")

    reference: Key
    document: Key
    made_on: date
    item: Words
    counting: Counting
    counting_reason: Words
    addressee: Addressee
    countries: tuple[Code, ...]
    title: Words
    summary: Words
    themes: tuple[Code, ...]
    instruments: tuple[Code, ...]
    instruments_named: tuple[Code, ...]
    persons: tuple[Key, ...]
    organisations: tuple[Key, ...]
    measures: tuple[Measure, ...]
    notes: Words | None


class MeasureAdded(Event):
    """The list of measures was found to lack one."""

    TOPIC: ClassVar[str] = "demand.measure_added"

    measure: Measure
    on: date
    reason: Words | None


class SameMeasure(Event):
    """The demand raises again a measure of an earlier one.

    `number` names the measure of this demand that turns out to be the same; None where it had none of its own.
    `on` is the day of this, the later document.
    """

    TOPIC: ClassVar[str] = "demand.same_measure"

    number: int | None
    of_demand: Key
    of_number: int
    on: date
    reason: Words | None


class MadeSpecific(Event):
    """A later demand makes this general one specific."""

    TOPIC: ClassVar[str] = "demand.made_specific"

    by: Key
    on: date
    reason: Words | None


class Reworded(Event):
    """Our words for the demand were put better; what is asked stays the same.

    They stand from the next release on, and earlier ones show what stood then, unless `hides_old`: then the old words
    are shown by none any more.
    """

    TOPIC: ClassVar[str] = "demand.reworded"
    STAFF = ("row", "reason")
    class_version = 2

    title: Words
    summary: Words
    item: Words
    labels: dict[Code, Words]
    hides_old: bool
    reason: Words | None

    @staticmethod
    def upcast_v1_v2(facts: dict[str, Any], _staff: dict[str, Any]) -> None:
        """Hide nothing: nobody could say so."""
        facts["hides_old"] = False


class SupervisionSet(Event):
    """The demand is looked after more closely, or as others are, from the day of this on."""

    TOPIC: ClassVar[str] = "demand.supervision_set"
    STAFF = ("row", "reason")

    supervision: Supervision
    reason: Words | None


class DevelopmentRecorded(entry_events.DevelopmentRecorded):
    """Something happened that concerns this demand."""

    TOPIC: ClassVar[str] = "demand.development_recorded"


class Checked(EntryEvent):
    """Somebody looked, and nothing had changed."""

    TOPIC: ClassVar[str] = "demand.checked"

    on: date
    where: Looked


class Assessment(_RestingEvent):
    """Where a measure stands, as somebody proposes it: a letter, or why there is none.

    `law` and `practice` may be given apart; `scale` is the version of the letters' definitions.
    """

    STAFF = ("row", "notes")

    measure: int
    letter: Letter | None
    not_known: Unknown | None
    not_counted: Uncounted | None
    irreversible: bool
    baseline: bool
    law: Letter | None
    practice: Letter | None
    scale: int
    organ: Organ | None
    confidence: Confidence
    on: When
    wording: Words | None
    basis: tuple[Basis, ...]
    citation: Citation | None
    notes: Words | None


class AssessmentProposed(Assessment):
    """One person proposed where a measure stands; it counts once another confirms it."""

    TOPIC: ClassVar[str] = "demand.assessment_proposed"


class AssessmentConfirmed(Event):
    """A second person confirmed a proposed assessment."""

    TOPIC: ClassVar[str] = "demand.assessment_confirmed"

    entry_id: UUID


class AssessmentReturned(Event):
    """A second person sent a proposed assessment back."""

    TOPIC: ClassVar[str] = "demand.assessment_returned"
    STAFF = ("row", "notes")

    entry_id: UUID
    notes: Words | None


class AssessmentSuspended(Event):
    """An assessment is in doubt: the measure is unknown until somebody decides."""

    TOPIC: ClassVar[str] = "demand.assessment_suspended"
    STAFF = ("row", "notes")

    entry_id: UUID
    notes: Words | None


class SampleLoaded(Assessment):
    """A bundled register brought an assessment of its makers; it counts in a demo alone."""

    TOPIC: ClassVar[str] = "demand.sample_loaded"

    register: Key
    version: int


class PositionRecorded(EntryEvent):
    """A government said something about what is asked; its voice, not ours."""

    TOPIC: ClassVar[str] = "demand.position_recorded"
    STAFF = ("row", "notes")

    country: Code
    position: Position
    organ: Organ
    on: When
    due_on: When | None
    stated_to: Words | None
    wording: Words | None
    measures: tuple[int, ...]
    citation: Citation | None
    confidence: Confidence
    notes: Words | None


class LetterSent(EntryEvent):
    """A letter put the demand to its addressee.

    `answer_known` is False where nobody can say whether it was answered.
    """

    TOPIC: ClassVar[str] = "demand.letter_sent"
    STAFF = ("row", "notes")

    sender: Key
    to: Words
    on: When
    means: Code | None
    copy_kept: bool
    reference: Words | None
    subject: Words | None
    answer_known: bool
    citation: Citation | None
    notes: Words | None


class ReminderSent(EntryEvent):
    """A letter reminded the addressee of an earlier one."""

    TOPIC: ClassVar[str] = "demand.reminder_sent"

    letter: UUID
    on: When


class LetterAnswered(EntryEvent):
    """An organ of the State answered a letter."""

    TOPIC: ClassVar[str] = "demand.letter_answered"

    letter: UUID
    on: When
    organ: Organ


class ProceedingOpened(EntryEvent):
    """A body opened a proceeding that concerns the demand."""

    TOPIC: ClassVar[str] = "demand.proceeding_opened"

    body: Code
    case: Code | None
    stage: Words
    filed_on: When
    citation: Citation | None


class DueDaySet(EntryEvent):
    """Something falls due on a day: a promise, the term of a ban, an answer."""

    TOPIC: ClassVar[str] = "demand.due_day_set"

    kind: Code
    made_on: When
    due_on: When
    wording: Words
    outcome: Words | None
    citation: Citation | None
    confidence: Confidence


class DueDayMoved(Event):
    """A due day, or that of a promise, is another one now; `due_day` is the entry that it stands in."""

    TOPIC: ClassVar[str] = "demand.due_day_moved"
    STAFF = ("row", "reason")

    due_day: UUID
    to: When
    reason: Words | None


class NextStepSet(EntryEvent):
    """The team means to do something by a day. What it is and who does it are for the team alone."""

    TOPIC: ClassVar[str] = "demand.next_step_set"
    STAFF = ("row", "what", "who")

    due_on: date
    kind: Code | None
    what: Words
    who: Words | None


class NextStepDone(EntryEvent):
    """A next step was taken; `what` is what came of it."""

    TOPIC: ClassVar[str] = "demand.next_step_done"
    STAFF = ("row", "what", "who")

    step: UUID
    on: date
    what: Words | None
    who: Words | None


class UrgencyRaised(EntryEvent):
    """Somebody is in danger. What it is, who sees to it and who was told of it are for the team alone."""

    TOPIC: ClassVar[str] = "demand.urgency_raised"
    STAFF = ("row", "what", "who", "told")

    on: date
    kind: Code | None
    what: Words
    who: Words | None
    told: Words | None


class UrgencyAnswered(EntryEvent):
    """A case of urgency has its answer, which ends it for the desk; `who` gave it."""

    TOPIC: ClassVar[str] = "demand.urgency_answered"
    STAFF = ("row", "what", "who", "told")

    urgency: UUID
    on: date
    kind: Code | None
    what: Words | None
    who: Words | None
    told: Words | None


class RaisedAgain(EntryEvent):
    """Somebody put the same demand again; `measures` may be empty where no measure is named."""

    TOPIC: ClassVar[str] = "demand.raised_again"

    by: Key
    document: Key | None
    title: Words
    on: When
    measures: tuple[int, ...]
    wording: Words | None
    citation: Citation | None
    confidence: Confidence


class CommitmentTold(_RestingEvent):
    """The coalition tells how a commitment of its own stands; `on` is None where no day is known."""

    TOPIC: ClassVar[str] = "demand.commitment_told"

    number: int
    state: CommitmentState
    on: When | None
    basis: tuple[Basis, ...]


class EntryCorrected(entry_events.EntryCorrected):
    """An entry of this demand is replaced by another."""

    TOPIC: ClassVar[str] = "demand.entry_corrected"


class EntryRetracted(entry_events.EntryRetracted):
    """An entry of this demand is taken back."""

    TOPIC: ClassVar[str] = "demand.entry_retracted"


class AudienceSet(entry_events.AudienceSet):
    """Who may see an entry of this demand changes."""

    TOPIC: ClassVar[str] = "demand.audience_set"


class OpeningConfirmed(entry_events.OpeningConfirmed):
    """An entry of this demand may open on its day."""

    TOPIC: ClassVar[str] = "demand.opening_confirmed"
