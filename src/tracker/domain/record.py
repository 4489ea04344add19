"""The record as a reader may see it on one day: demands, entries and sessions, ready to be judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from tracker.domain.demand_events import Counting, Supervision
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.life import Life


class Kind(Enum):
    """The kinds of entry."""

    DEVELOPMENT = "development"
    ASSESSMENT = "assessment"
    CHECK = "check"
    POSITION = "position"
    FINDING = "finding"
    LETTER = "letter"
    REMINDER = "reminder"
    ANSWER = "answer"
    PROCEEDING = "proceeding"
    DUE_DAY = "due_day"
    RAISED_AGAIN = "raised_again"
    COMMITMENT = "commitment"
    RATIFICATION = "ratification"
    NEXT_STEP = "next_step"
    STEP_DONE = "step_done"
    URGENCY = "urgency"
    URGENCY_ANSWER = "urgency_answer"
    SUBMISSION = "submission"
    SUBMISSION_FATE = "submission_fate"
    LISTING = "listing"
    HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry on one demand, as far as the rules ask for it.

    `demand` is None where it is put to a country alone; `country` is the one that it concerns. `measures` holds public
    numbers (`kz-2021-1.3`). `effective` is the day from which it counts; `looked_on` the day on which somebody looked,
    None for a check that only says that nothing was heard. `hidden` entries were taken back for safety: they are
    counted as before and shown nowhere. `basis_gone`: something that an assessment rests on was taken back, as far as
    the reader may know. `of_entry` is the entry that this one belongs to: the letter recalled or answered, the step
    done, the urgency answered, the finding followed, the submission of which something became. `about` is the whole
    event as recorded, for the page.
    """

    entry_id: str
    kind: Kind
    demand: str | None
    effective: date
    looked_on: date | None
    recorded_on: date
    hidden: bool = False
    measures: tuple[str, ...] = ()
    letter: Letter | None = None
    not_known: NotKnown | None = None
    not_counted: NotCounted | None = None
    irreversible: bool = False
    baseline: bool = False
    suspended: bool = False
    scale: int = 1
    direction: str | None = None
    by_the_state: bool = False
    claims: bool = False
    basis: tuple[str, ...] = ()
    basis_gone: bool = False
    of_entry: str | None = None
    answer_known: bool = True
    country: str | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """One measure of a demand; `since` is the day from which the list holds it."""

    number: str
    country: str | None
    since: date
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A demand says that it raises an earlier measure again; `number` is its own measure, if it had one."""

    number: str | None
    of: str
    of_demand: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of a demand as a whole: which, from which day, and the day on which it was recorded.

    `other` is the demand, measure or document that it names. `taken_back` are the facts of the event that took it
    back, with the day of that; such a change is told and decides nothing. `about` is the event as recorded.
    """

    kind: str
    on: date
    recorded_on: date
    version: int
    other: str | None = None
    taken_back: Mapping[str, Any] | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemandFacts:
    """A demand as its document made it, with what was said of it as a whole by the day asked for.

    `counting` is how it counts on that day: what was adopted by then is in n, and counts `in_n_from` that day, else
    from the day it was made. `life` says whether it is worked on. `changes` tell all that was changed, in the order
    of recording.
    """

    reference: str
    counting: Counting
    made_on: date
    country: str | None
    countries: tuple[str, ...]
    measures: tuple[MeasureFacts, ...]
    repeated: tuple[Repeated, ...] = ()
    specific_by: tuple[str, ...] = ()
    period: int = Supervision.STANDARD.period
    about: Mapping[str, Any] = field(default_factory=dict)
    life: Life = Life.OPEN
    in_n_from: date | None = None
    changes: tuple[Changed, ...] = ()

    @property
    def is_in_n(self) -> bool:
        """Say whether it counts on a card of its country, as far as that is not for its measures to say."""
        return self.counting is Counting.IN_N and not self.specific_by and not self.life.leaves_n

    @property
    def counts_from(self) -> date:
        """Give the day from which it counts, where it does."""
        return self.in_n_from or self.made_on


@dataclass(frozen=True, slots=True)
class Session:
    """One part of an ILC session; parts that share `number` are one session."""

    number: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Record:
    """All that is visible to one viewer on one day, as known at one moment; nothing here is later than `on`."""

    on: date
    demands: Sequence[DemandFacts]
    entries: Sequence[Entry]
    sessions: Sequence[Session]
