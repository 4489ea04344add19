"""The entries that several kinds of stream can hold, and what may later be said about them."""

from datetime import date
from enum import Enum
from uuid import UUID

from tracker.domain.days import When
from tracker.domain.events import EntryEvent, Event
from tracker.domain.values import Audience, Citation, Code, Confidence, Direction, Organ, SourceKind, Words


class Retraction(Enum):
    """Why an entry was taken back: an error stays visible, a danger to somebody does not."""

    ERROR = "error"
    SAFETY = "safety"


class DevelopmentRecorded(EntryEvent):
    """Something happened. An empty list of measures makes it background, which bears on no measure.

    `wording` is the public text, None until somebody writes it; `notes` are for the team alone.
    `credibility` 1-6 and `reliability` A-F are the Admiralty code.
    """

    STAFF = ("row", "notes", "source", "custody", "reliability", "credibility", "conflicts_with")

    country: Code | None
    measures: tuple[int, ...]
    direction: Direction
    on: When
    organ: Organ | None
    wording: Words | None
    citation: Citation | None
    source_kind: SourceKind
    confidence: Confidence
    basis_for_public: bool
    notes: Words | None
    source: Words | None
    custody: Words | None
    reliability: Code | None
    credibility: int | None
    conflicts_with: tuple[UUID, ...] | None


class EntryCorrected(Event):
    """An entry is replaced by another of the same stream; for an assessment once that one is confirmed."""

    STAFF = ("row", "reason")

    entry_id: UUID
    by: UUID
    reason: Words | None


class EntryRetracted(Event):
    """An entry is taken back."""

    STAFF = ("row", "reason")

    entry_id: UUID
    cause: Retraction
    reason: Words | None


class AudienceSet(Event):
    """Who may see an entry is widened or narrowed; narrowing acts at once, and backwards."""

    STAFF = ("row", "reason")

    entry_id: UUID
    audience: Audience
    not_before: date | None
    reason: Words | None


class OpeningConfirmed(Event):
    """Somebody confirmed that an entry may open on its day; good for seven days."""

    STAFF = ("row", "reason")

    entry_id: UUID
    reason: Words | None
