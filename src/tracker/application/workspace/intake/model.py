"""Model: what an intake is to whoever works on it: a document on its way in, its text, its proposals.

`Intakes` (intakes.py) gives and takes these; pages have it as `desk.intakes`. All texts are plain values that a form
can hold, all places are counted in characters of the one text that was read. Nothing here is on record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tracker.application.intake.reading.text import Span, Text
from tracker.application.intake.repeating import Repeated
from tracker.application.intake.understanding.proposal import Demand, Development, Doubt
from tracker.application.workspace.plain import Texts
from tracker.domain.demand_events import Act, Counting, ObjectKind
from tracker.domain.values import Audience, Confidence, Direction, OrganClass

__all__ = [
    "Accepted",
    "Asked",
    "DocumentGiven",
    "Intake",
    "IntakeText",
    "Kind",
    "Proposal",
    "ProposalState",
    "ProposedDeadline",
    "ProposedDemand",
    "ProposedDevelopment",
    "ProposedMeasure",
    "Rejection",
    "Span",
    "State",
]

IntakeText = Text
"""The text as it was read, with its blocks: `text`, `blocks`, `pages`, `words(span)`."""


class State(StrEnum):
    """How far an intake is."""

    WAITING = "waiting"
    """It waits to be read, or is being read just now."""
    REFUSED = "refused"
    """It cannot be read; `Intake.refusal` says why."""
    READY = "ready"
    """It was read; proposals can be looked at, put right and rejected, and the document is to be settled."""
    SETTLED = "settled"
    """Its document is on record, so proposals can be accepted."""


class Kind(StrEnum):
    """What is proposed."""

    DEMAND = "demand"
    DEVELOPMENT = "development"


class ProposalState(StrEnum):
    """What became of a proposal."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REPLACED = "replaced"
    """It was split or joined: others stand in its place; `Proposal.replaced_by` has their numbers."""


class Rejection(StrEnum):
    """Why a proposal was rejected."""

    NOT_A_DEMAND = "not_a_demand"
    ALREADY_ON_RECORD = "already_on_record"
    NOT_OURS = "not_ours"
    TWICE = "twice"
    MISREAD = "misread"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class DocumentGiven:
    """The document of the record that an intake is of: `key` alone for one on record, else what a new one needs.

    `issued` is a day, month or year in ISO form; `issuer` the key of an organisation on record. What was read of a text
    is the same with what it does not say left empty.
    """

    key: str = ""
    kind: str = ""
    title: Texts = field(default_factory=dict)
    issued: str = ""
    issuer: str = ""
    relation: str = "coalition"
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    address: str = ""
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Intake:
    """A document on its way in.

    `name` is what the file was called, empty for a text that was pasted. `refusal` is a message of the catalogues with
    `refusal_values`. `document` is the key of its document once it is settled, `suggested` what the text says about it.
    `counts` has how many proposals are in each state; `version` grows with each change of the intake itself. `goes_at`
    is when it goes if nobody touches it.
    """

    intake_id: UUID
    state: State
    name: str
    size: int
    brought_at: datetime
    touched_at: datetime
    goes_at: datetime
    by: str
    countries: tuple[str, ...]
    language: str = ""
    document: str | None = None
    refusal: str | None = None
    refusal_values: Mapping[str, object] = field(default_factory=dict)
    suggested: DocumentGiven | None = None
    doubts: tuple[Doubt, ...] = ()
    counts: Mapping[ProposalState, int] = field(default_factory=dict)
    version: int = 1

    @property
    def open(self) -> int:
        """Count the proposals on which nobody decided yet."""
        return self.counts.get(ProposalState.OPEN, 0)

    @property
    def total(self) -> int:
        """Count the proposals that stand: open, accepted and rejected."""
        return sum(count for state, count in self.counts.items() if state is not ProposalState.REPLACED)


@dataclass(frozen=True, kw_only=True)
class ProposedMeasure:
    """One act on one object; `key` is empty where the object is not on record yet.

    `object` and `words` are where it stands in the text, None where a person added it.
    """

    kind: ObjectKind
    act: Act
    key: str = ""
    act_detail: str = ""
    label: Texts = field(default_factory=dict)
    posthumous: bool = False
    country: str = ""
    object: Span | None = None
    words: Span | None = None


@dataclass(frozen=True, kw_only=True)
class ProposedDeadline:
    """By when it is asked; `day` in ISO form, empty where the words give none. `is_wanted`: set a due day of it."""

    day: str = ""
    words: Span | None = None
    is_wanted: bool = True


@dataclass(frozen=True, kw_only=True)
class PutTo:
    """To whom a passage is put, and how that counts: what the parts of a passage that is split have in common.

    `addressee_type` is a register's: `government`, `intergovernmental`, `trade_union_international`, `civil_society`,
    `member_organisation`, `other` or `self`; `country` stands for `government` alone, `countries` where one demand is
    put to several States at once (then `country` is empty, and each measure has its own). `body` is the key of a body
    that is no State. `namesakes` are persons whose names stand in the passage and who are not meant.
    """

    page: int = 0
    addressee_type: str = "government"
    country: str = ""
    countries: tuple[str, ...] = ()
    organs: tuple[Texts, ...] = ()
    body: str = ""
    addressee: Texts = field(default_factory=dict)
    in_text: bool = True
    counting: Counting = Counting.IN_N
    counting_reason: Texts = field(default_factory=dict)
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProposedDemand(PutTo):
    """A demand as it would be recorded; every field but `rests`, `repeats` and `typed` is for a person to put right.

    `themes` and `conventions` are codes of the record. `raises` are earlier demands (`kz-2021-1`) or
    measures (`kz-2021-1.3`) that a person says this one raises again. `meant` are keys of persons whose names stand in
    the passage. `title`, `summary`, `addressee`, `counting_reason` and the labels
    of measures are filled with the passage's own words. `rests` is what was found and where, None where a person added
    the proposal by hand; `repeats` are the earlier demands that it may say again, the likeliest first;
    `typed` are the fields that somebody put right, by their names here.
    """

    quotation: Span
    item: str = ""
    title: Texts = field(default_factory=dict)
    summary: Texts = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    conventions: tuple[str, ...] = ()
    measures: tuple[ProposedMeasure, ...] = ()
    deadline: ProposedDeadline | None = None
    raises: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    rests: Demand | None = None
    repeats: tuple[Repeated, ...] = ()
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProposedDevelopment:
    """A development as it would be recorded; it is put to a country, or to demands with measures of theirs.

    `on` is a day, month or year in ISO form. `wording` is for others to read, `notes` for the team. The document is
    cited by itself. `typed` are the fields that somebody put right.
    """

    quotation: Span
    page: int = 0
    country: str = ""
    demands: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    on: str = ""
    direction: Direction = Direction.CONTEXT
    organ: OrganClass | None = None
    wording: Texts = field(default_factory=dict)
    notes: Texts = field(default_factory=dict)
    audience: Audience = Audience.COUNTRY_TEAM
    confidence: Confidence = Confidence.MEDIUM
    namesakes: tuple[str, ...] = ()
    rests: Development | None = None
    typed: tuple[str, ...] = ()


Asked = ProposedDemand | ProposedDevelopment
"""What a proposal holds."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One proposal of an intake; numbers begin with 1 and are never given twice.

    Each change asks for the `version` that was seen. `outcome` is a demand's reference or an entry's id once it was
    accepted; `note` is what was written with a rejection; `by` is who decided last.
    """

    number: int
    state: ProposalState
    version: int
    kind: Kind
    content: Asked
    outcome: str | None = None
    rejected: Rejection | None = None
    note: str = ""
    replaced_by: tuple[int, ...] = ()
    by: str | None = None

    @property
    def quotation(self) -> Span:
        """Give its passage."""
        return self.content.quotation


@dataclass(frozen=True)
class Accepted:
    """What was recorded: a demand's reference or an entry's id.

    `changes` are ids of changes proposed with it, which wait for a second person; `due_day` the id of its due day.
    Where it was `repeated`, nothing was recorded now, and only the key is told.
    """

    key: str
    changes: tuple[str, ...] = ()
    due_day: str | None = None
    repeated: bool = False
