"""What becomes of a demand as a whole: how its list changes, when it counts, and when nobody works on it any more."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar
from uuid import UUID

from tracker.domain.demand_events import Measure
from tracker.domain.events import Event
from tracker.domain.values import Code, Key, Words


class Translator(Enum):
    """Who translated a text."""

    PERSON = "person"
    MACHINE = "machine"


class ChangeKind(Enum):
    """What is changed about a demand as a whole."""

    MEASURE_ADDED = "measure_added"
    SAME_MEASURE = "same_measure"
    MADE_SPECIFIC = "made_specific"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    REOPENED = "reopened"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Change:
    """One change of a demand as it is wished for; each kind needs the fields that its own event has.

    `version` names the change that is to be taken back, by its place in the demand's stream. A measure that is to be
    added gets its number when the change is confirmed.
    """

    kind: ChangeKind
    on: date | None = None
    number: int | None = None
    of_demand: Key | None = None
    of_number: int | None = None
    by: Key | None = None
    document: Key | None = None
    measure: Measure | None = None
    version: int | None = None


class Adopted(Event):
    """The coalition makes a demand that stood apart its own by a document; it counts from this day, that document's."""

    TOPIC: ClassVar[str] = "demand.adopted"

    document: Key
    on: date
    reason: Words | None


class Superseded(Event):
    """A later demand, put on this day, takes the place of this one, which leaves n."""

    TOPIC: ClassVar[str] = "demand.superseded"

    by: Key
    on: date
    reason: Words | None


class Withdrawn(Event):
    """The coalition asks for it no more: the demand leaves n on this day."""

    TOPIC: ClassVar[str] = "demand.withdrawn"

    on: date
    reason: Words | None


class Closed(Event):
    """Nobody works on the demand from this day on; it stays in n, where it stands."""

    TOPIC: ClassVar[str] = "demand.closed"

    on: date
    reason: Words | None


class Reopened(Event):
    """From this day on the demand is worked on again, and counts as it did before."""

    TOPIC: ClassVar[str] = "demand.reopened"

    on: date
    reason: Words | None


class Translated(Event):
    """One of our texts of the demand stands in another language: its title, its summary, or a measure's label.

    `of` is `title`, `summary`, or the number of the measure. `reviewed`: a person who reads both languages looked
    through it.
    """

    TOPIC: ClassVar[str] = "demand.translated"

    of: Code
    lang: Code
    words: Words
    by: Translator
    reviewed: bool


class ChangeProposed(Event):
    """One person proposed a change of the demand; it acts once another confirms it."""

    TOPIC: ClassVar[str] = "demand.change_proposed"

    change_id: UUID
    change: Change
    reason: Words | None


class ChangeConfirmed(Event):
    """A second person confirmed a proposed change, which is recorded beside this."""

    TOPIC: ClassVar[str] = "demand.change_confirmed"

    change_id: UUID


class ChangeReturned(Event):
    """A proposed change waits no more: a second person sent it back, or who proposed it let it go."""

    TOPIC: ClassVar[str] = "demand.change_returned"
    STAFF = ("row", "notes")

    change_id: UUID
    notes: Words | None


class ChangeTakenBack(Event):
    """A change was an error: from now on every day is read as if it had never been recorded.

    `version` is its place in the demand's stream.
    """

    TOPIC: ClassVar[str] = "demand.change_taken_back"

    version: int
    reason: Words | None
