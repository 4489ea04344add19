"""Bodies: what commands take that are given no entry, as plain values; a body holds these fields and no others."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.application.workspace.plain import Texts
from tracker.domain.days import When
from tracker.domain.demand_events import Supervision
from tracker.domain.values import Audience


@dataclass(frozen=True, kw_only=True)
class Assessments:
    """Assessments that are proposed together, all or none."""

    assessments: tuple[inputs.Assessment, ...]


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """An assessment of a demand that waits for a second person."""

    demand: str
    entry: UUID


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """Several of them."""

    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, kw_only=True)
class ProposalWithNotes(Proposal):
    """An assessment of a demand, and why it goes back or is in doubt."""

    notes: Texts


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is to stand in the place of an entry: exactly one of the kinds, the same as that of the entry."""

    entry: UUID
    reason: Texts
    hides_old: bool = False
    development: inputs.Development | None = None
    check: inputs.Check | None = None
    assessment: inputs.Assessment | None = None
    position: inputs.Position | None = None
    finding: inputs.Finding | None = None
    letter: inputs.Letter | None = None
    reminder: inputs.Reminder | None = None
    answer: inputs.Answer | None = None
    due_day: inputs.DueDay | None = None
    next_step: inputs.NextStep | None = None
    next_step_done: inputs.NextStepDone | None = None
    urgency: inputs.Urgency | None = None
    urgency_answer: inputs.UrgencyAnswer | None = None
    submission: inputs.Submission | None = None
    submission_fate: inputs.SubmissionFate | None = None
    listing: inputs.Listing | None = None
    handout: inputs.Handout | None = None

    @property
    def given(self) -> list[inputs.Entry]:
        """List the entries that are given."""
        kinds = [name for name in self.__dataclass_fields__ if name not in {"entry", "reason", "hides_old"}]
        return [one for one in (getattr(self, name) for name in kinds) if one is not None]


@dataclass(frozen=True, kw_only=True)
class EntryWithReason:
    """An entry, and why something is done to it."""

    entry: UUID
    reason: Texts


@dataclass(frozen=True, kw_only=True)
class EntryAudience(EntryWithReason):
    """Who is to see an entry, and from which day on."""

    audience: Audience
    not_before: date | None = None
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class DueDayMoved(EntryWithReason):
    """The day to which something that falls due is moved."""

    to: When


@dataclass(frozen=True, kw_only=True)
class DemandSupervision:
    """How closely a demand is to be looked after."""

    demand: str
    supervision: Supervision
    reason: Texts


@dataclass(frozen=True, kw_only=True)
class ChangeProposed:
    """A change of a demand that waits for a second person, by its id."""

    demand: str
    change: UUID


@dataclass(frozen=True, kw_only=True)
class ChangeReturned(ChangeProposed):
    """The same, and why it goes back."""

    notes: Texts


@dataclass(frozen=True, kw_only=True)
class DocumentText:
    """The text of a document in one of its languages; a kept text never changes."""

    document: str
    language: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NamingOf:
    """A person by the key, and whether that person may be named."""

    person: str
    naming: inputs.PersonNaming


@dataclass(frozen=True, kw_only=True)
class PersonWithReason:
    """A person by the key, and why."""

    person: str
    reason: Texts


@dataclass(frozen=True, kw_only=True)
class Persons:
    """Persons of whom something waits for a second person, by their keys."""

    persons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why."""

    reason: Texts
