"""What people give to the workspace: plain values, as a form was understood, before any rule has looked at them."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tracker.application.workspace.occasion_inputs import Occasion, OccasionCorrection, OccasionNews
from tracker.application.workspace.plain import Basis, Citation, Measures, Organ, Point, Shared, Texts, Told, Where
from tracker.application.workspace.submission_inputs import Handout, Listing, Submission, SubmissionFate
from tracker.domain.days import When
from tracker.domain.demand_events import Position as PositionKind
from tracker.domain.letters import Letter as Grade
from tracker.domain.letters import NotCounted, NotKnown
from tracker.domain.person_events import Naming
from tracker.domain.values import Confidence, Direction, Looked, SourceKind

__all__ = [  # so that forms need one import
    "Basis",
    "Citation",
    "Handout",
    "Listing",
    "Measures",
    "Occasion",
    "OccasionCorrection",
    "OccasionNews",
    "Organ",
    "Point",
    "Shared",
    "Submission",
    "SubmissionFate",
    "Texts",
    "Told",
    "Where",
]


@dataclass(frozen=True, kw_only=True)
class Development(Told):
    """Something happened. `wording` is the public text, `notes` and what follows them are for the team alone.

    Without a `source_kind` it is a publication where a citation is given, and unpublished material where none is.
    """

    where: Where
    on: When
    direction: Direction = Direction.CONTEXT
    organ: Organ | None = None
    wording: Texts | None = None
    notes: Texts | None = None
    basis_for_public: bool = False
    source_kind: SourceKind | None = None
    source: Texts | None = None
    custody: Texts | None = None
    reliability: str | None = None
    credibility: int | None = None
    conflicts_with: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Check(Shared):
    """Somebody looked on that day, and nothing had changed; measures of `where` are not asked for."""

    where: Where
    on: date
    looked: Looked


@dataclass(frozen=True, kw_only=True)
class Assessment(Told):
    """Where a measure stands: exactly one of `letter`, `not_known` and `not_counted` (with its `cause`).

    `corrects` is a confirmed assessment of the same measure that this one is to replace once it is confirmed, for
    that `reason`; `hides_old`: its words are hidden for safety at once, while it counts until then.
    """

    demand: str
    measure: int
    on: When
    letter: Grade | None = None
    not_known: NotKnown | None = None
    not_counted: NotCounted | None = None
    cause: Texts | None = None
    irreversible: bool = False
    baseline: bool = False
    law: Grade | None = None
    practice: Grade | None = None
    organ: Organ | None = None
    wording: Texts | None = None
    basis: tuple[Basis, ...] = ()
    notes: Texts | None = None
    corrects: UUID | None = None
    reason: Texts | None = None
    hides_old: bool = False


@dataclass(frozen=True, kw_only=True)
class Position(Told):
    """A government said something: its voice, not ours. A promise may name the day it is due."""

    where: Where
    on: When
    position: PositionKind
    organ: Organ
    wording: Texts | None = None
    due_on: When | None = None
    stated_to: Texts | None = None
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Finding(Told):
    """A supervisory body said something about a country, in its own words; `term` is its own word as printed."""

    body: str
    country: str
    document: Texts
    on: When
    wording: Texts
    term: Texts | None = None
    demands: Measures = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    points_complete: bool = True
    points_note: Texts | None = None
    confidence: Confidence = Confidence.HIGH
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Letter(Shared):
    """A letter put demands to their addressee. `means` and `copy_kept` decide whether silence can be shown later."""

    where: Where
    on: When
    sender: str
    to: Texts
    means: str | None = None
    copy_kept: bool = False
    reference: str | None = None
    subject: Texts | None = None
    answer_known: bool = True
    citation: Citation | None = None
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Reminder(Shared):
    """A letter reminded the addressee of an earlier one, which it names by its entry id."""

    letter: UUID
    on: When


@dataclass(frozen=True, kw_only=True)
class Answer(Shared):
    """An organ of the State answered a letter, which it names by its entry id."""

    letter: UUID
    on: When
    organ: Organ


@dataclass(frozen=True, kw_only=True)
class DueDay(Told):
    """Something falls due: a promise, the term of a ban, an answer. `made_on` is when that was said or fixed."""

    where: Where
    kind: str
    made_on: When
    due_on: When
    wording: Texts
    outcome: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class NextStep(Shared):
    """What the team means to do next, by whom, by when; the texts are for the team alone."""

    where: Where
    due_on: date
    what: Texts
    who: Texts | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class NextStepDone(Shared):
    """A next step, named by its entry id, was taken; `what` is what came of it."""

    step: UUID
    on: date
    what: Texts | None = None
    who: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Danger(Shared):
    """What is said of a danger to somebody: who sees to it or answered, and who was told."""

    on: date
    who: Texts | None = None
    told: Texts | None = None
    kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class Urgency(Danger):
    """Somebody is in danger, and what it is."""

    where: Where
    what: Texts


@dataclass(frozen=True, kw_only=True)
class UrgencyAnswer(Danger):
    """A case of urgency, named by its entry id, has its answer."""

    urgency: UUID
    what: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class PersonNaming:
    """Whether a person may be named; `how` says how that was learnt, and why the name is to stand or not.

    *Agreed* needs who agreed, and a last day, twelve months on at most; it acts once another account confirms it.
    `documents` and `demands` are where the name stands in print already; None leaves them as they are.
    """

    naming: Naming
    how: Texts
    until: date | None = None
    who_agreed: Texts | None = None
    documents: tuple[str, ...] | None = None
    demands: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Tick:
    """One line of a list with ticks: an assessment of a demand that waits for a second person."""

    demand: str
    entry_id: UUID


Entry = (
    Development
    | Check
    | Assessment
    | Position
    | Finding
    | Letter
    | Reminder
    | Answer
    | DueDay
    | NextStep
    | NextStepDone
    | Urgency
    | UrgencyAnswer
    | Submission
    | SubmissionFate
    | Listing
    | Handout
)
"""Whatever becomes an entry of the record, and so may replace one of its own kind."""
